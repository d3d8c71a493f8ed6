"""One person and one draw, as the panel, the page and the file show it. Nothing about anybody else is in it."""

from dataclasses import dataclass
from typing import Any

from uitwonendencontrole.models import Verbinding
from uitwonendencontrole.openbaar.publicatie import Publicatie, publicatie_van
from uitwonendencontrole.operations.trekken import Bewijs, bewijs_van


@dataclass(frozen=True, slots=True)
class Deelname:
    """A person in a frame: what is public of the draw, and the own proof."""

    publicatie: Publicatie
    bewijs: Bewijs

    @property
    def plaats(self) -> int:
        """Where the own code stands in the sorted list, from 1."""
        return self.bewijs.plaats + 1

    @property
    def pseudoniem(self) -> str:
        """The own code."""
        return self.bewijs.pseudoniem.hex()

    @property
    def lot(self) -> str:
        """The own ticket; empty before the draw."""
        return self.bewijs.lot.hex() if self.bewijs.lot else ""

    @property
    def wortel(self) -> str:
        """Where the proof has to end: the root that was published beforehand."""
        return self.bewijs.wortel.hex()

    @property
    def stappen(self) -> list[tuple[str, str]]:
        """Side and hash of each neighbour, from the code up to the root."""
        return [(kant, buur.hex()) for kant, buur in self.bewijs.stappen]

    def bestand(self) -> dict[str, Any]:
        """The own proof as a file: all that `bewijs.py` needs."""
        return {
            "verbintenis": self.publicatie.verbinding.tekst,
            "commitment": self.publicatie.commitment,
            "pseudoniem": self.pseudoniem,
            "stappen": self.stappen,
            "zaad": self.publicatie.zaad,
            "grens": self.publicatie.grens,
            "lot": self.lot,
            "is_geloot": self.bewijs.is_geloot,
        }


def deelname_van(persoon_id: int, verbinding: Verbinding) -> Deelname | None:
    """What this person may know of a draw; None for who was not in its frame."""
    bewijs = bewijs_van(persoon_id, verbinding)
    return Deelname(publicatie_van(verbinding), bewijs) if bewijs else None
