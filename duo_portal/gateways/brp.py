"""BRP: who someone is, where they live and lived, their parents, and whether they are still alive.

Supplies the facts of art. 1.5 Wsf 2000 (living away: an own address that differs from both parents').
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from duo_portal.gateways.wijzigingen import Wijziging, Wijzigingenlijst


@dataclass(frozen=True, slots=True)
class Adres:
    """An address from `vanaf` until the next one. Abroad: `land` is an ISO code and `postcode` may be ""."""

    vanaf: date
    straat: str = field(repr=False)
    huisnummer: int = field(repr=False)
    toevoeging: str = field(repr=False)
    postcode: str = field(repr=False)
    woonplaats: str
    land: str = "NL"

    @property
    def sleutel(self) -> tuple[str, str, int, str]:
        """Equal for two people at one address."""
        plaats = self.postcode or f"{self.straat} {self.woonplaats}"
        return (
            self.land,
            plaats.replace(" ", "").upper(),
            self.huisnummer,
            self.toevoeging.upper(),
        )


@dataclass(frozen=True, slots=True)
class BrpPersoon:
    """A person as registered. `ouders` are BSNs, at most two; nationalities are ISO codes."""

    bsn: str = field(repr=False)
    voornamen: str = field(repr=False)
    geslachtsnaam: str = field(repr=False)
    geboortedatum: date = field(repr=False)
    overlijdensdatum: date | None = None
    nationaliteiten: tuple[str, ...] = ("NL",)
    ouders: tuple[str, ...] = field(default=(), repr=False)
    partner: str | None = field(default=None, repr=False)
    adressen: tuple[Adres, ...] = field(default=(), repr=False)

    def adres_op(self, dag: date) -> Adres | None:
        """The address in force on a day."""
        eerder = [adres for adres in self.adressen if adres.vanaf <= dag]
        return max(eerder, key=lambda adres: adres.vanaf) if eerder else None


Soort = Literal["verhuizing", "overlijden", "relatie", "naam"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrpWijziging(Wijziging):
    """A removal, a death, a new relation, another name. `adres` is filled for a removal."""

    soort: Soort
    adres: Adres | None = field(default=None, repr=False)


class BRP(Protocol):
    """What we may ask the register of persons."""

    def persoon(self, bsn: str) -> BrpPersoon | None:
        """The person as now registered, or None when unknown."""

    def personen(self, bsns: Iterable[str]) -> Mapping[str, BrpPersoon]:
        """Many at once; who is unknown is left out."""

    def wijzigingen_sinds(self, volgnummer: int, *, tot_en_met: date) -> Sequence[BrpWijziging]:
        """Changes with a higher number, rising, told on or before `tot_en_met`."""


class FakeBRP(Wijzigingenlijst[BrpWijziging]):
    """A register in memory, fed with people and changes."""

    def __init__(
        self, personen: Iterable[BrpPersoon] = (), wijzigingen: Iterable[BrpWijziging] = ()
    ) -> None:
        super().__init__(wijzigingen)
        self._personen = {persoon.bsn: persoon for persoon in personen}

    def schrijf_in(self, persoon: BrpPersoon) -> None:
        """Add or replace a person, without telling anyone."""
        self._personen[persoon.bsn] = persoon

    def persoon(self, bsn: str) -> BrpPersoon | None:
        """See `BRP`."""
        return self._personen.get(bsn)

    def personen(self, bsns: Iterable[str]) -> Mapping[str, BrpPersoon]:
        """See `BRP`."""
        return {bsn: self._personen[bsn] for bsn in bsns if bsn in self._personen}
