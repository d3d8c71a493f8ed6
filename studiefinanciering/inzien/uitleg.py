"""Why an amount is what it is, for the student: the recomputed steps in parts, without the parents' figures.

`operations.uitleggen.leg_uit` recomputes from the stored receipt and refuses what differs by a cent. Here its steps
are put with the component they lead to, each with the dated amount of the law it took, if it took one. The steps of
a parent (income, allowance, rate, yearly amount) and the sum before floor and cap are left out: from any of them the
income can be worked out (docs/decisions/0012). What stays is the contribution after the cap, which the award itself
gives away.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np

from duo_portal.foundation.explain import CENTEN, PPM, Stap
from duo_portal.foundation.law import LawReference
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import regels
from studiefinanciering.operations.uitleggen import Uitlegging, leg_uit
from studiefinanciering.rules.componenten import Component

from .besluiten import Besluit


class Deel(StrEnum):
    """A part of the explanation, in the order of the page."""

    RECHT = "recht"
    BASISBEURS = "basisbeurs"
    KOOPKRACHT = "koopkracht"
    AANVULLENDE_BEURS = "aanvullende_beurs"
    EENOUDERTOESLAG = "eenoudertoeslag"
    LENING = "lening"
    COLLEGEGELDKREDIET = "collegegeldkrediet"
    LEVENLANGLERENKREDIET = "levenlanglerenkrediet"
    REISVOORZIENING = "reisvoorziening"
    TOTAAL = "totaal"
    VORM = "vorm"


_DEEL: Mapping[str, Deel] = {
    "recht op studiefinanciering": Deel.RECHT,
    "uitwonend": Deel.RECHT,
    "gedetineerd: bedrag voor thuiswonenden": Deel.RECHT,
    "basisbeurs": Deel.BASISBEURS,
    "verhoging koopkracht": Deel.KOOPKRACHT,
    "toeslag eenoudergezin": Deel.EENOUDERTOESLAG,
    "basislening": Deel.LENING,
    "aanvullende lening": Deel.LENING,
    "lening in de leenfase": Deel.LENING,
    "extra lening eenoudergezin": Deel.LENING,
    "leenruimte": Deel.LENING,
    "lening": Deel.LENING,
    "twaalfde deel van het eigen collegegeld": Deel.COLLEGEGELDKREDIET,
    "hoogste collegegeldkrediet": Deel.COLLEGEGELDKREDIET,
    "ruimte collegegeldkrediet": Deel.COLLEGEGELDKREDIET,
    "collegegeldkrediet": Deel.COLLEGEGELDKREDIET,
    "twaalfde deel van de eigen kosten": Deel.LEVENLANGLERENKREDIET,
    "hoogste levenlanglerenkrediet": Deel.LEVENLANGLERENKREDIET,
    "levenlanglerenkrediet": Deel.LEVENLANGLERENKREDIET,
    "reisvoorziening (niet uitbetaald)": Deel.REISVOORZIENING,
    "totaal per maand": Deel.TOTAAL,
    "prestatiebeurs_gebruikt": Deel.VORM,
    "maanden_met_recht": Deel.VORM,
    "inkomen_onbekend": Deel.VORM,
    "fase": Deel.VORM,
}
_ALLEEN_MET_BEDRAG = {
    Deel.KOOPKRACHT,
    Deel.EENOUDERTOESLAG,
    Deel.LENING,
    Deel.COLLEGEGELDKREDIET,
    Deel.LEVENLANGLERENKREDIET,
}
"""Parts that only say something when there is an amount: what was not asked for needs no explanation."""
_OUDER = re.compile(r"ouder [12]: (.+)")
_OUDER_MAG = {"toetsingsinkomen onbekend"}
_VERBORGEN = {"som van de maandbedragen"}


@dataclass(frozen=True, slots=True)
class Wettelijk:
    """The dated amount of the law that a step took: its name in the parameters, and from when it holds."""

    naam: str
    vanaf: date
    bron: str


@dataclass(frozen=True, slots=True)
class Uitlegstap:
    """A step with the link to its article, and the amount of the law it took (None: it was worked out)."""

    stap: Stap
    link: str
    wettelijk: Wettelijk | None


@dataclass(frozen=True, slots=True)
class Uitlegdeel:
    """One part with its steps."""

    deel: Deel
    stappen: tuple[Uitlegstap, ...]


@dataclass(frozen=True, slots=True)
class Uitlegblad:
    """The explanation of one month."""

    uitlegging: Uitlegging
    delen: tuple[Uitlegdeel, ...]
    is_zonder_ouders: bool

    @property
    def totaal_centen(self) -> int:
        """What is paid: everything but the travel product."""
        bedragen = self.uitlegging.bedragen.items()
        return sum(c for component, (c, _) in bedragen if component.wordt_uitbetaald)


def leg_besluit_uit(besluit: Besluit, maand: Maand) -> Uitlegblad:
    """Explain one month of a decision. Raises `MaandBuitenBesluit` and `HerberekeningWijktAf`."""
    uitlegging = leg_uit(toekenning_id=besluit.toekenning.pk, maand=maand)
    wet = Parameters.uit_inhoud(besluit.toekenning.parameterset.inhoud)
    per_deel: dict[Deel, dict[Stap, Uitlegstap]] = {}
    weggelaten = False
    for stap in uitlegging.uitleg:
        if not mag_student_zien(stap.naam):
            weggelaten = True
            continue
        regel = Uitlegstap(stap, _link(stap.artikel), wettelijk(stap, maand, wet))
        per_deel.setdefault(_deel(stap.naam), {})[stap] = regel  # equal steps once
    gekregen = {component.name.lower() for component in uitlegging.bedragen}
    delen = tuple(
        Uitlegdeel(deel, tuple(per_deel[deel].values()))
        for deel in Deel
        if deel in per_deel and (deel not in _ALLEEN_MET_BEDRAG or deel in gekregen)
    )
    return Uitlegblad(uitlegging, delen, weggelaten)


def mag_student_zien(stapnaam: str) -> bool:
    """Whether a step is for the student: not what a parent earns, nor what it can be worked out from."""
    van_ouder = _OUDER.fullmatch(stapnaam)
    if van_ouder is not None:
        return van_ouder[1] in _OUDER_MAG
    return stapnaam not in _VERBORGEN


def _deel(stapnaam: str) -> Deel:
    if stapnaam.startswith("vorm_"):
        return Deel.VORM
    return _DEEL.get(stapnaam, Deel.AANVULLENDE_BEURS)


def deel_van(component: Component) -> str:
    """The part that explains a component, as an anchor on the page."""
    naam = component.name.lower()
    return naam if naam in set(Deel) else Deel.TOTAAL


def wettelijk(stap: Stap, maand: Maand, wet: Parameters) -> Wettelijk | None:
    """The series of a rule on the same article whose value in that month is that of the step."""
    if stap.eenheid not in {CENTEN, PPM} or not stap.waarde:
        return None
    voor = _parameters_bij(stap.artikel)
    for naam in wet.namen():
        tabel, _, kolom = naam.rpartition(".")
        if not any(tabel == p or tabel.startswith(f"{p}.") for p in voor):
            continue
        if wet.reeks(naam, _index(maand))[0] == stap.waarde:
            rij = _in_kracht(wet.tabellen[tabel]["values"], kolom, maand)
            if rij is not None:
                bron = str(rij.get("source") or wet.tabellen[tabel].get("source", ""))
                return Wettelijk(naam, _dag(rij["from"]), bron)
    return None


def _parameters_bij(artikel: str) -> set[str]:
    return {p for r in regels() if artikel in {str(wet) for wet in r.wetten} for p in r.parameters}


def _in_kracht(
    rijen: Iterable[Mapping[str, Any]], kolom: str, maand: Maand
) -> Mapping[str, Any] | None:
    gelden = [r for r in rijen if kolom in r and _dag(r["from"]) <= maand.eerste_dag]
    return max(gelden, key=lambda r: _dag(r["from"]), default=None)


def _dag(waarde: date | str) -> date:
    return waarde if isinstance(waarde, date) else date.fromisoformat(waarde)


def _index(maand: Maand) -> Any:
    return np.array([maand.index])


def _link(artikel: str) -> str:
    try:
        return LawReference.parse(artikel).link
    except ValueError:
        return ""
