"""RIO and ROD: which education exists, and who is enrolled in it (the ground of the right, ch. 2 Wsf 2000)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from duo_portal.gateways.wijzigingen import Wijziging, Wijzigingenlijst

Onderwijs = Literal["ho", "mbo"]
Vorm = Literal["voltijd", "duaal", "deeltijd"]


@dataclass(frozen=True, slots=True)
class Inschrijving:
    """An enrolment from `begin` up to but not including `eind` (None: still running). `niveau` 1-4 for mbo."""

    inschrijving_id: str
    bsn: str = field(repr=False)
    instelling: str
    opleiding: str
    onderwijs: Onderwijs
    vorm: Vorm
    begin: date
    eind: date | None = None
    niveau: int | None = None

    def __post_init__(self) -> None:
        if (self.onderwijs == "mbo") != (self.niveau in (1, 2, 3, 4)):
            raise ValueError(
                "Een mbo-inschrijving heeft niveau 1 tot en met 4, een andere heeft geen niveau."
            )
        if self.eind is not None and self.eind < self.begin:
            raise ValueError("Een inschrijving eindigt niet voor haar begin.")

    def geldt_op(self, dag: date) -> bool:
        """Whether the enrolment runs on a day."""
        return self.begin <= dag and (self.eind is None or dag < self.eind)


@dataclass(frozen=True, slots=True, kw_only=True)
class InschrijvingWijziging(Wijziging):
    """An enrolment as it is now; `beeindigd` when it got an end, `vervallen` when it never was."""

    soort: Literal["begonnen", "gewijzigd", "beeindigd", "vervallen"]
    inschrijving: Inschrijving


class RioRod(Protocol):
    """What we may ask about enrolments."""

    def inschrijvingen(self, bsn: str) -> Sequence[Inschrijving]:
        """Every enrolment of a person, by begin."""

    def inschrijvingen_van(self, bsns: Iterable[str]) -> Mapping[str, Sequence[Inschrijving]]:
        """Many people at once; who has none gets an empty list."""

    def wijzigingen_sinds(
        self, volgnummer: int, *, tot_en_met: date
    ) -> Sequence[InschrijvingWijziging]:
        """Changes with a higher number, rising, told on or before `tot_en_met`."""


class FakeRioRod(Wijzigingenlijst[InschrijvingWijziging]):
    """Enrolments in memory. A change that is told is also visible when asked for."""

    def __init__(
        self,
        inschrijvingen: Iterable[Inschrijving] = (),
        wijzigingen: Iterable[InschrijvingWijziging] = (),
    ) -> None:
        self._inschrijvingen: dict[str, dict[str, Inschrijving]] = {}
        for inschrijving in inschrijvingen:
            self.schrijf_in(inschrijving)
        super().__init__(wijzigingen)

    def schrijf_in(self, inschrijving: Inschrijving) -> None:
        """Add or replace an enrolment, without telling anyone."""
        eigen = self._inschrijvingen.setdefault(inschrijving.bsn, {})
        eigen[inschrijving.inschrijving_id] = inschrijving

    def meld(self, wijziging: InschrijvingWijziging) -> None:
        """Tell a change and make it so."""
        super().meld(wijziging)
        if wijziging.soort == "vervallen":
            self._inschrijvingen.get(wijziging.bsn, {}).pop(
                wijziging.inschrijving.inschrijving_id, None
            )
        else:
            self.schrijf_in(wijziging.inschrijving)

    def inschrijvingen(self, bsn: str) -> Sequence[Inschrijving]:
        """See `RioRod`."""
        return sorted(
            self._inschrijvingen.get(bsn, {}).values(), key=lambda i: (i.begin, i.inschrijving_id)
        )

    def inschrijvingen_van(self, bsns: Iterable[str]) -> Mapping[str, Sequence[Inschrijving]]:
        """See `RioRod`."""
        return {bsn: self.inschrijvingen(bsn) for bsn in bsns}
