"""What is public of a draw, and for how long: the promise and the result for good, the list for a stated term."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import formats
from django.utils.formats import number_format

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.clock import AMSTERDAM
from uitwonendencontrole.models import Annulering, Trekking, Verbinding
from uitwonendencontrole.operations.vaststellen import parameters
from uitwonendencontrole.rules import baken

from .woorden import REDENEN


@dataclass(frozen=True, slots=True)
class Publicatie:
    """One draw as the public page shows it; hashes are hexadecimal and empty before the draw."""

    verbinding: Verbinding
    trekking: Trekking | None
    annulering: Annulering | None
    uitsluitingen: list[tuple[Any, int]]
    openbaar_tot: date
    is_openbaar: bool

    @property
    def kader(self) -> Any:
        """Who takes part."""
        return self.verbinding.kader

    @property
    def commitment(self) -> str:
        """SHA-256 of the text that was published beforehand."""
        return bytes(self.verbinding.hash).hex()

    @property
    def belofte(self) -> dict[str, Any]:
        """The published text as it reads."""
        gelezen: dict[str, Any] = json.loads(self.verbinding.tekst)
        return gelezen

    @property
    def keten(self) -> str:
        """The name of the beacon's chain; its hash when it is not one of ours."""
        gezocht = self.verbinding.keten
        return next((k.naam for k in baken.ketens().values() if k.hash == gezocht), gezocht)

    @property
    def kans(self) -> str:
        """n/N as a percentage in the reader's language."""
        procent = self.verbinding.aantal * 100 / self.kader.aantal
        return number_format(procent, decimal_pos=2, use_l10n=True) + "%"

    @property
    def zaad(self) -> str:
        """What all tickets follow from."""
        return bytes(self.trekking.zaad).hex() if self.trekking else ""

    @property
    def grens(self) -> str:
        """The highest ticket that was drawn."""
        return bytes(self.trekking.grens).hex() if self.trekking else ""

    @property
    def toeval(self) -> str:
        """The beacon's number."""
        return bytes(self.trekking.toeval).hex() if self.trekking else ""

    @property
    def handtekening(self) -> str:
        """The beacon's signature under that number."""
        return bytes(self.trekking.handtekening).hex() if self.trekking else ""

    @property
    def beloofd_at(self) -> str:
        """When the promise was published, to the second."""
        return moment(self.verbinding.op)

    @property
    def ronde_at(self) -> str:
        """When the beacon's round happens, to the second."""
        return moment(self.verbinding.ronde_at)


def moment(waarde: datetime) -> str:
    """A moment to the second, in the reader's language and Dutch time."""
    return formats.date_format(waarde.astimezone(AMSTERDAM), "j F Y, H:i:s")


def publicatie_van(verbinding: Verbinding) -> Publicatie:
    """What the public may see of a draw today. Every declared reason is counted, also when it left nobody out."""
    trekking: Trekking | None = getattr(verbinding, "trekking", None)
    tot = openbaar_tot(verbinding, trekking)
    geteld = verbinding.kader.uitsluitingen
    redenen = [*parameters()["uitsluiting"], *geteld]
    return Publicatie(
        verbinding=verbinding,
        trekking=trekking,
        annulering=getattr(verbinding.kader, "annulering", None),
        uitsluitingen=[(REDENEN.get(r, r), geteld[r]) for r in dict.fromkeys(redenen) if r in geteld],
        openbaar_tot=tot,
        is_openbaar=bedrijfsdatum.vandaag() < tot,
    )  # fmt: skip


def openbaar_tot(verbinding: Verbinding, trekking: Trekking | None) -> date:
    """The first day on which the list of codes is public no longer: so many years after the draw, or its promise."""
    dag = (trekking or verbinding).op.astimezone(AMSTERDAM).date()
    jaar = dag.year + int(parameters()["publicatie"]["jaren"])
    return date(jaar, 3, 1) if (dag.month, dag.day) == (2, 29) else dag.replace(year=jaar)
