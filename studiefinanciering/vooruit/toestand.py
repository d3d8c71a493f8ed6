"""The state of a student's file as tasks go by it: read in one statement, then only looked at."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.foundation.period import Maand, Studiejaar
from studiefinanciering.dossier import standen
from studiefinanciering.rules.componenten import Component, Onderwijs
from studiefinanciering.rules.maandrijen import Soort

from .grondslag import NAAM
from .sql import sql

MAANDEN_TERUG = 4
"""Lines and decisions that ended longer ago ask nothing any more."""
_TIPS = frozenset({"tip_weg", "tip_zeker"})


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """Days [van, tot); `tot` None = without an end."""

    van: date
    tot: date | None

    def op(self, dag: date) -> bool:
        """Whether it holds on a day."""
        return self.van <= dag and (self.tot is None or dag < self.tot)


@dataclass(frozen=True, slots=True)
class Keuze:
    """What was asked for."""

    tijdvak: Tijdvak
    onderwijs: Onderwijs
    vraagt_uitwonend: bool
    vraagt_aanvullende_beurs: bool
    vraagt_reisvoorziening: bool


@dataclass(frozen=True, slots=True)
class Inschrijving:
    """An enrolment; `geeft_recht`: full-time or bol, of a year or more."""

    tijdvak: Tijdvak
    onderwijs: Onderwijs
    geeft_recht: bool


@dataclass(frozen=True, slots=True)
class Regel:
    """A line in force; cents a month."""

    tijdvak: Tijdvak
    component: Component
    vorm: int
    centen: int


@dataclass(frozen=True, slots=True)
class Besluit:
    """A decision that nothing superseded."""

    tijdvak: Tijdvak
    soort: str
    eindstand: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Toestand:
    """One student on a day."""

    persoon_id: int
    gezin_id: int
    op: date
    is_overleden: bool
    keuzes: tuple[Keuze, ...]
    inschrijvingen: tuple[Inschrijving, ...]
    heeft_rekening: bool
    blokkades: frozenset[str]
    regels: tuple[Regel, ...]
    besluiten: tuple[Besluit, ...]
    regelingen: frozenset[int]
    bij_ouder_sinds: date | None
    ouders: int
    ouders_zonder_inkomen: int
    verleden: tuple[
        tuple[int, date | None, int], ...
    ]  # kind, first award, months without basisbeurs
    heeft_diploma: bool
    tips_weg: frozenset[str]
    reis_gestopt_op: date | None

    @property
    def maand(self) -> Maand:
        """The present month."""
        return Maand.van(self.op)

    @property
    def keuze(self) -> Keuze | None:
        """What is asked for on the first of this month."""
        return next((k for k in self.keuzes if k.tijdvak.op(self.maand.eerste_dag)), None)

    @property
    def onderwijs(self) -> Onderwijs:
        """Of the choice, else of the enrolment, else higher education."""
        eigen = self.keuze or next((i for i in self.inschrijvingen if i.tijdvak.op(self.op)), None)
        return eigen.onderwijs if eigen else Onderwijs.HO

    @property
    def studiejaar(self) -> Studiejaar:
        """The study year of this month."""
        return Studiejaar.van(self.maand, NAAM[self.onderwijs])

    @property
    def laatste_dag_studiejaar(self) -> date:
        """The last day to ask for a month of this study year (art. 3.21(2))."""
        return self.studiejaar.einde.eerste_dag - timedelta(days=1)

    @property
    def is_ingeschreven(self) -> bool:
        """Today, at something that gives a right."""
        return any(i.geeft_recht and i.tijdvak.op(self.op) for i in self.inschrijvingen)

    @property
    def einde_inschrijving(self) -> date | None:
        """The first day that is not enrolled, after what is known; None: no end, or no enrolment."""
        einden = [i.tijdvak.tot for i in self.inschrijvingen if i.geeft_recht]
        bekend = [tot for tot in einden if tot is not None]
        return max(bekend) if bekend and len(bekend) == len(einden) else None

    def regels_in(self, maand: Maand) -> list[Regel]:
        """The lines that rule a month."""
        return [r for r in self.regels if r.tijdvak.op(maand.eerste_dag)]

    def centen(self, maand: Maand, *delen: Component) -> int:
        """What these parts come to in a month; all that is paid when none is named."""
        return sum(
            r.centen
            for r in self.regels_in(maand)
            if (r.component in delen if delen else r.component.wordt_uitbetaald)
        )

    def is_besloten(self, maand: Maand) -> bool:
        """Whether a decision other than a rejection is about the month."""
        return any(b.tijdvak.op(maand.eerste_dag) for b in self.besluiten if b.soort != "afwijzing")

    def eerste_toekenning(self, onderwijs: Onderwijs) -> Maand | None:
        """The first month of an award of this kind, by the last decision."""
        soort = Soort.HO if onderwijs is Onderwijs.HO else Soort.MBO
        if not self.besluiten:
            return None
        plat = np.array([self.besluiten[-1].eindstand], dtype=np.int64)
        index = int(standen.uit_plat(plat).eerste[0, soort])
        return Maand.van_index(index) if index > 0 else None


def lees_toestand(persoon_id: int, op: date) -> Toestand | None:
    """One query; None for who has no file."""
    maand = Maand.van(op)
    waarden: dict[str, Any] = {
        "persoon": persoon_id,
        "op": op,
        "jaar": maand.jaar,
        "jaar_terug": (maand + -13).eerste_dag,
        "maanden_terug": (maand + -MAANDEN_TERUG).eerste_dag,
    }
    with voorbereide_cursor() as cursor:
        cursor.execute(sql("toestand"), waarden)
        rij = cursor.fetchone()
        if rij is None:
            return None
        r = dict(zip((kolom.name for kolom in cursor.description or ()), rij, strict=True))
    return _toestand(persoon_id, op, r)


def _toestand(persoon_id: int, op: date, r: dict[str, Any]) -> Toestand:
    ouders, zonder = _lijst(r["ouders"])
    handelingen = _lijst(r["handelingen"])
    gestopt = [dag for soort, _, dag in handelingen if soort == "reisproduct_stopgezet"]
    return Toestand(
        persoon_id=persoon_id,
        gezin_id=r["gezin_id"],
        op=op,
        is_overleden=r["overleden_op"] is not None,
        keuzes=tuple(
            Keuze(_tijdvak(van, tot), Onderwijs(o), uit, aanvullend, reis)
            for o, uit, aanvullend, reis, van, tot in _lijst(r["keuzes"])
        ),
        inschrijvingen=tuple(
            Inschrijving(_tijdvak(van, tot), Onderwijs(o), geeft)
            for o, geeft, van, tot in _lijst(r["inschrijvingen"])
        ),
        heeft_rekening=r["heeft_rekening"],
        blokkades=frozenset(_lijst(r["blokkades"])),
        regels=tuple(
            Regel(_tijdvak(van, tot), Component(c), vorm, centen)
            for c, vorm, van, tot, centen in _lijst(r["regels"])
        ),
        besluiten=tuple(
            Besluit(_tijdvak(van, tot), soort, tuple(stand))
            for van, tot, soort, stand in _lijst(r["besluiten"])
        ),
        regelingen=frozenset(_lijst(r["regelingen"])),
        bij_ouder_sinds=r["bij_ouder_sinds"],
        ouders=ouders,
        ouders_zonder_inkomen=zonder,
        verleden=tuple((o, _dag(dag), gemist) for o, dag, gemist in _lijst(r["verleden"])),
        heeft_diploma=r["heeft_diploma"],
        tips_weg=frozenset(sleutel for soort, sleutel, _ in handelingen if soort in _TIPS),
        reis_gestopt_op=_dag(gestopt[-1]) if gestopt else None,
    )


def _lijst(waarde: Any) -> list[Any]:
    """jsonb comes as text from a bare cursor of Django."""
    gelezen = json.loads(waarde) if isinstance(waarde, str) else waarde
    return gelezen or []


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _tijdvak(van: str | None, tot: str | None) -> Tijdvak:
    return Tijdvak(_dag(van) or date.min, _dag(tot))
