"""Suppose: one fact or choice of a student were another one from a month on.

A `Wijziging` changes the columns that `dossier.bronnen` read, for one person, before the rules see them. So the
outcome of a supposition and that of the act itself come from the same rules, and nothing is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import numpy as np

from duo_portal.foundation.period import Maand
from studiefinanciering.dossier.bronnen import Kolommen
from studiefinanciering.dossier.verven import ALTIJD

Bronnen = dict[str, Kolommen]


class Wijziging(Protocol):
    """A supposition about one student; `vanaf` is the first month that it is about."""

    @property
    def vanaf(self) -> Maand: ...

    def stel(self, bronnen: Bronnen, persoon_id: int) -> None:
        """Change the columns in place."""


@dataclass(frozen=True, slots=True)
class AndereKeuze:
    """Other wishes from a month on; None leaves a wish as it is. Cents a month, -1 = maximum."""

    vanaf: Maand
    vraagt_uitwonend: bool | None = None
    vraagt_aanvullende_beurs: bool | None = None
    lening_gevraagd_centen: int | None = None
    collegegeldkrediet_gevraagd_centen: int | None = None
    vraagt_reisvoorziening: bool | None = None
    onderwijs: int | None = None

    @property
    def velden(self) -> dict[str, int]:
        """The wishes that change, by the name of their column in `Keuze`."""
        namen = (
            "vraagt_uitwonend",
            "vraagt_aanvullende_beurs",
            "lening_gevraagd_centen",
            "collegegeldkrediet_gevraagd_centen",
            "vraagt_reisvoorziening",
            "onderwijs",
        )
        return {naam: getattr(self, naam) for naam in namen if getattr(self, naam) is not None}

    def stel(self, bronnen: Bronnen, persoon_id: int) -> None:
        """Standing choices are cut at the month; the part after it has the other wishes."""
        dag = self.vanaf.eerste_dag.toordinal()
        keuzes = _geknipt(bronnen["keuzes"], persoon_id, dag)
        later = (keuzes["persoon"] == persoon_id) & (keuzes["van"] >= dag)
        for naam, waarde in self.velden.items():
            keuzes[naam.removesuffix("_centen")][later] = int(waarde)
        bronnen["keuzes"] = keuzes


@dataclass(frozen=True, slots=True)
class Gestopt:
    """Nothing is asked for from a month on, or until `tot`."""

    vanaf: Maand
    tot: Maand | None = None

    def stel(self, bronnen: Bronnen, persoon_id: int) -> None:
        """The standing choices leave these months out."""
        begin = self.vanaf.eerste_dag.toordinal()
        einde = self.tot.eerste_dag.toordinal() if self.tot else ALTIJD
        keuzes = _geknipt(_geknipt(bronnen["keuzes"], persoon_id, begin), persoon_id, einde)
        weg = (keuzes["persoon"] == persoon_id) & (keuzes["van"] >= begin) & (keuzes["van"] < einde)
        bronnen["keuzes"] = _rijen(keuzes, ~weg)


@dataclass(frozen=True, slots=True)
class AnderAdres:
    """Registered from a day on at an address of one's own (`bij` None), or at that of somebody."""

    op: date
    bij: int | None = None

    @property
    def vanaf(self) -> Maand:
        """The first first-of-the-month on or after the day (art. 1.2)."""
        maand = Maand.van(self.op)
        return maand if self.op.day == 1 else maand.volgende

    def stel(self, bronnen: Bronnen, persoon_id: int) -> None:
        """Addresses after the day give way to the new one."""
        dag = self.op.toordinal()
        adressen = _geknipt(bronnen["adressen"], persoon_id, dag)
        blijft = (adressen["persoon"] != persoon_id) | (adressen["van"] < dag)
        sleutel = _adres_van(adressen, self.bij, dag) if self.bij else -persoon_id
        nieuw = {"persoon": persoon_id, "van": dag, "tot": ALTIJD, "sleutel": sleutel}
        bronnen["adressen"] = _met_rij(_rijen(adressen, blijft), nieuw)


@dataclass(frozen=True, slots=True)
class AnderPeiljaar:
    """The incomes of `peiljaar` count in award year `jaar` (art. 3.10)."""

    jaar: int
    peiljaar: int

    @property
    def vanaf(self) -> Maand:
        """The first month of the award year."""
        return Maand(self.jaar, 1)

    def stel(self, bronnen: Bronnen, persoon_id: int) -> None:
        """One more row, in order."""
        rij = {"persoon": persoon_id, "jaar": self.jaar, "peiljaar": self.peiljaar}
        peiljaren = bronnen["peiljaren"]
        anders = (peiljaren["persoon"] != persoon_id) | (peiljaren["jaar"] != self.jaar)
        bronnen["peiljaren"] = _gesorteerd(_met_rij(_rijen(peiljaren, anders), rij))


@dataclass(frozen=True, slots=True)
class AnderInkomen:
    """A parent has this income over a calendar year, in cents; `vanaf` is the first month it counts in."""

    ouder_id: int
    jaar: int
    bedrag_centen: int = field(repr=False)
    vanaf: Maand

    def stel(self, bronnen: Bronnen, persoon_id: int) -> None:
        """Takes the place of what is known about that year."""
        inkomens = bronnen["inkomens"]
        anders = (inkomens["persoon"] != self.ouder_id) | (inkomens["jaar"] != self.jaar)
        rij = {"persoon": self.ouder_id, "jaar": self.jaar, "bedrag": self.bedrag_centen}
        bronnen["inkomens"] = _gesorteerd(_met_rij(_rijen(inkomens, anders), rij))


@dataclass(frozen=True, slots=True)
class Samen:
    """Several suppositions at once."""

    delen: tuple[Wijziging, ...]

    @property
    def vanaf(self) -> Maand:
        """The earliest of them."""
        return min(deel.vanaf for deel in self.delen)

    def stel(self, bronnen: Bronnen, persoon_id: int) -> None:
        """One after the other."""
        for deel in self.delen:
            deel.stel(bronnen, persoon_id)


def _geknipt(kolommen: Kolommen, persoon_id: int, dag: int) -> Kolommen:
    """Spells of this person that run over `dag` become two: up to it and from it; all columns are copies."""
    over = (kolommen["persoon"] == persoon_id) & (kolommen["van"] < dag) & (kolommen["tot"] > dag)
    uit = {naam: np.concatenate([kolom, kolom[over]]) for naam, kolom in kolommen.items()}
    n = len(over)
    uit["tot"][:n][over] = dag
    uit["van"][n:] = dag
    return uit


def _rijen(kolommen: Kolommen, keuze: np.ndarray) -> Kolommen:
    return {naam: kolom[keuze] for naam, kolom in kolommen.items()}


def _met_rij(kolommen: Kolommen, rij: dict[str, int]) -> Kolommen:
    return {naam: np.append(kolom, np.int64(rij[naam])) for naam, kolom in kolommen.items()}


def _gesorteerd(kolommen: Kolommen) -> Kolommen:
    """By person and year, as the source reads them."""
    return _rijen(kolommen, np.lexsort((kolommen["jaar"], kolommen["persoon"])))


def _adres_van(adressen: Kolommen, wie: int, dag: int) -> int:
    """The address key of somebody on a day; raises ValueError when there is none."""
    daar = (adressen["persoon"] == wie) & (adressen["van"] <= dag) & (adressen["tot"] > dag)
    if not daar.any():
        raise ValueError("Van deze ouder is op die dag geen adres bekend.")
    return int(adressen["sleutel"][daar][-1])


def samen(delen: Iterable[Wijziging]) -> Wijziging:
    """One supposition of several; raises ValueError for none."""
    lijst = tuple(delen)
    if not lijst:
        raise ValueError("Er is niets verondersteld: geef minstens één wijziging.")
    return lijst[0] if len(lijst) == 1 else Samen(lijst)
