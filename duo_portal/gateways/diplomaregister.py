"""Diplomaregister: which diplomas someone took; within the term they turn prestatiebeurs into gift (art. 5.7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from duo_portal.gateways.wijzigingen import Wijziging, Wijzigingenlijst

Graad = Literal["mbo1", "mbo2", "mbo3", "mbo4", "ad", "bachelor", "master"]


@dataclass(frozen=True, slots=True)
class Diploma:
    """A diploma and the day of its examination."""

    diploma_id: str
    bsn: str = field(repr=False)
    instelling: str
    opleiding: str
    graad: Graad
    behaald_op: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DiplomaWijziging(Wijziging):
    """A diploma that was registered, or withdrawn."""

    soort: Literal["behaald", "ingetrokken"]
    diploma: Diploma


class Diplomaregister(Protocol):
    """What we may ask about diplomas."""

    def diplomas(self, bsn: str) -> Sequence[Diploma]:
        """Every diploma of a person, by day."""

    def diplomas_van(self, bsns: Iterable[str]) -> Mapping[str, Sequence[Diploma]]:
        """Many people at once; who has none gets an empty list."""

    def wijzigingen_sinds(self, volgnummer: int, *, tot_en_met: date) -> Sequence[DiplomaWijziging]:
        """Changes with a higher number, rising, told on or before `tot_en_met`."""


class FakeDiplomaregister(Wijzigingenlijst[DiplomaWijziging]):
    """Diplomas in memory. A change that is told is also visible when asked for."""

    def __init__(
        self, diplomas: Iterable[Diploma] = (), wijzigingen: Iterable[DiplomaWijziging] = ()
    ) -> None:
        self._diplomas: dict[str, dict[str, Diploma]] = {}
        for diploma in diplomas:
            self.registreer(diploma)
        super().__init__(wijzigingen)

    def registreer(self, diploma: Diploma) -> None:
        """Add or replace a diploma, without telling anyone."""
        self._diplomas.setdefault(diploma.bsn, {})[diploma.diploma_id] = diploma

    def meld(self, wijziging: DiplomaWijziging) -> None:
        """Tell a change and make it so."""
        super().meld(wijziging)
        if wijziging.soort == "ingetrokken":
            self._diplomas.get(wijziging.bsn, {}).pop(wijziging.diploma.diploma_id, None)
        else:
            self.registreer(wijziging.diploma)

    def diplomas(self, bsn: str) -> Sequence[Diploma]:
        """See `Diplomaregister`."""
        return sorted(
            self._diplomas.get(bsn, {}).values(), key=lambda d: (d.behaald_op, d.diploma_id)
        )

    def diplomas_van(self, bsns: Iterable[str]) -> Mapping[str, Sequence[Diploma]]:
        """See `Diplomaregister`."""
        return {bsn: self.diplomas(bsn) for bsn in bsns}
