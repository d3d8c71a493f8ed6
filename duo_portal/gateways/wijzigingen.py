"""What all registers share: a numbered stream of changes, a fake that keeps one, and its file on disk.

A register numbers its changes upward. Who remembers the last number taken in, in the same transaction as what
was done with it (`inname`), takes each change in exactly once.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from duo_portal.gateways.bank.versleuteld_bestand import (
    VersleuteldLezer,
    VersleuteldSchrijver,
    bank_sleutels,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wijziging:
    """A change as a register tells it: about whom, what kind, from which day on, and when it was told.

    Each register adds what it knows. The number rises, with gaps.
    """

    volgnummer: int
    bsn: str = field(repr=False)
    soort: str
    geldig_vanaf: date
    gemeld_op: date


W_co = TypeVar("W_co", bound=Wijziging, covariant=True)
W = TypeVar("W", bound=Wijziging)


class Wijzigingenbron(Protocol[W_co]):
    """Anything that tells its changes by number."""

    def wijzigingen_sinds(self, volgnummer: int, *, tot_en_met: date) -> Iterable[W_co]:
        """Changes with a higher number, rising, told on or before `tot_en_met`. 0 gives all."""


class WijzigingNietOpVolgorde(ValueError):
    """A register gave a number that does not rise: nothing after it may be taken in."""


class Wijzigingenlijst(Generic[W]):
    """The stream of a fake: a list that only grows, told by the day."""

    def __init__(self, wijzigingen: Iterable[W] = ()) -> None:
        self._lijst: list[W] = []
        for wijziging in wijzigingen:
            self.meld(wijziging)

    def meld(self, wijziging: W) -> None:
        """Add a change; its number and day must not be before those that were told."""
        if self._lijst:
            laatste = self._lijst[-1]
            if (
                wijziging.volgnummer <= laatste.volgnummer
                or wijziging.gemeld_op < laatste.gemeld_op
            ):
                raise WijzigingNietOpVolgorde(
                    f"Wijziging {wijziging.volgnummer} komt na {laatste.volgnummer}: nummer en dag lopen op."
                )
        self._lijst.append(wijziging)

    @property
    def volgend_nummer(self) -> int:
        """A number that is free."""
        return self._lijst[-1].volgnummer + 1 if self._lijst else 1

    def wijzigingen_sinds(self, volgnummer: int, *, tot_en_met: date) -> Sequence[W]:
        """See `Wijzigingenbron`."""
        return [w for w in self._lijst if w.volgnummer > volgnummer and w.gemeld_op <= tot_en_met]


def schrijf_regels(pad: Path, regels: Iterable[dict[str, Any]]) -> int:
    """Write a made-up register as encrypted JSON lines, so that other processes can read it. Returns the count."""
    aantal = 0
    with VersleuteldSchrijver(pad, bank_sleutels()) as schrijver:
        for aantal, regel in enumerate(regels, start=1):  # noqa: B007
            schrijver.write(json.dumps(regel, separators=(",", ":")).encode() + b"\n")
    return aantal


def lees_regels(pad: Path) -> Iterator[dict[str, Any]]:
    """Read what `schrijf_regels` wrote, one object at a time."""
    lezer, rest = VersleuteldLezer(pad, bank_sleutels()), b""
    while blok := lezer.read(1 << 16):
        *heel, rest = (rest + blok).split(b"\n")
        for regel in heel:
            yield json.loads(regel)
