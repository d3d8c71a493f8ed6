"""Amounts of a block of spells under two laws: each flat spell once per period in which no parameter changes."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from duo_portal.beleid.uitkomst import som
from duo_portal.beleid.voorstel import Voorstel
from duo_portal.foundation.parameters import Parameters
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.feiten import Bool, Feiten, Int
from studiefinanciering.rules.tijdvak import bereken_tijdvak
from studiefinanciering.rules.toekenning import MAANDELIJKS, Uitkomst, bereken

from .bevolking import BEURZEN
from .stukken import Stukken, met
from .varianten import VARIANTEN
from .verloop import volg

VERLOOPTABELLEN = (
    "recht",
    "leenfase.duur",
    "prestatiebeurs",
    "levenlanglerenkrediet",
    "reisvoorziening.duur",
)
"""Tables that change who has a right or which phase a month falls in: then the course is followed under both laws."""
_ALLEEN = {1: (".mbo.", "lesgeld."), 2: (".ho.", "collegegeld.", "collegegeldkrediet.")}
"""Per kind of education the series that it never reads."""


@dataclass(frozen=True, slots=True)
class Rijen:
    """Amounts of weighted rows: `stuk` is the spell, `gewicht` how many months the row stands for."""

    stuk: Int
    gewicht: Int
    maand: Int
    is_uitwonend: Bool
    bedragen: dict[Component, Int]


@dataclass(frozen=True, slots=True)
class Bedragen:
    """Of one law, per spell (n,): cents of each component over its months, months with a grant, living away."""

    per_component: dict[Component, Int]
    maanden_beurs: Int
    is_uitwonend: Bool
    per_maand: dict[int, int]
    mensen_per_maand: dict[int, int]

    @property
    def beurzen(self) -> Int:
        """What need not be lent."""
        return np.sum([self.per_component[c] for c in BEURZEN], axis=0)


def reken(stukken: Stukken, voorstel: Voorstel) -> tuple[Bedragen, Bedragen]:
    """Under the law in force and under the proposal."""
    zelfde = not any(_begint(naam, VERLOOPTABELLEN) for naam in voorstel.tabellen)
    wetten = (voorstel.wet, voorstel.parameters)
    knippen = _knippen(wetten)
    if zelfde:
        rijen = _rijen(stukken, voorstel.wet, knippen)
        return (
            _tel(stukken, [_reken(r, voorstel.wet, "") for r in rijen]),
            _tel(stukken, [_reken(r, voorstel.parameters, voorstel.regelvariant) for r in rijen]),
        )
    nu, straks = (
        _tel(stukken, [_reken(r, wet, variant) for r in _rijen(stukken, wet, knippen)])
        for wet, variant in zip(wetten, ("", voorstel.regelvariant), strict=True)
    )
    return nu, straks


@dataclass(frozen=True, slots=True)
class _Werk:
    """Facts of rows to work out; `groep` and `begin` only where months must be walked (not flat)."""

    stuk: Int
    gewicht: Int
    feiten: Feiten
    los: Stukken | None = None


def _rijen(stukken: Stukken, wet: Parameters, knippen: dict[int, list[int]]) -> list[_Werk]:
    """Flat spells cut at the periods; the rest as separate months."""
    verloop = volg(stukken, wet)
    vlak = verloop.vlak[stukken.groep]
    plaats = np.flatnonzero(vlak)
    stuk, maand, gewicht = _knip(stukken, plaats, knippen)
    werk = [_Werk(stuk, gewicht, met(verloop.feiten.rijen(stuk), maand=maand))]
    if not vlak.all():
        los = stukken.kies(~vlak)
        werk.append(_Werk(np.flatnonzero(~vlak), np.empty(0, np.int64), los.feiten, los))
    return werk


def _knip(stukken: Stukken, plaats: Int, knippen: dict[int, list[int]]) -> tuple[Int, Int, Int]:
    """(spell, first month, months) of every piece of these spells that lies within one period."""
    eerste = stukken.feiten.maand[plaats]
    einde = eerste + stukken.duur[plaats]
    delen = []
    for onderwijs, grenzen in knippen.items():
        hier = stukken.feiten.onderwijs[plaats] == onderwijs
        for van, tot in zip([0, *grenzen], [*grenzen, 2**31], strict=True):
            begin, eind = np.maximum(eerste, van), np.minimum(einde, tot)
            mee = np.flatnonzero(hier & (eind > begin))
            delen.append((plaats[mee], begin[mee], (eind - begin)[mee]))
    kolommen = [np.concatenate(k).astype(np.int64) for k in zip(*delen, strict=True)]
    return kolommen[0], kolommen[1], kolommen[2]


def _reken(werk: _Werk, wet: Parameters, variant: str) -> Rijen:
    if werk.los is None:
        uitkomst = bereken(werk.feiten, wet)
        bedragen, feiten = uitkomst.bedragen, werk.feiten
        stuk, gewicht = werk.stuk, werk.gewicht
    else:
        los, feiten = werk.los.maanden()
        groep = werk.los.groep[los]
        gift = werk.los.gift_tot[los]
        tijdvak = bereken_tijdvak(feiten, groep, werk.los.begin, wet, gift_tot=gift)
        bedragen, uitkomst = tijdvak.bedragen, tijdvak.uitkomst
        stuk, gewicht = werk.stuk[los], np.ones(len(los), np.int64)
    if variant:
        bedragen = VARIANTEN[variant](feiten, wet, dict(bedragen))
    return Rijen(stuk, gewicht, feiten.maand, _uit(uitkomst), bedragen)


def _uit(uitkomst: Uitkomst) -> Bool:
    return np.asarray(uitkomst.is_uitwonend, dtype=np.bool_)


def _tel(stukken: Stukken, delen: list[Rijen]) -> Bedragen:
    n = len(stukken)
    per = {c: np.zeros(n, np.int64) for c in MAANDELIJKS}
    maanden, uit = np.zeros(n, np.int64), np.zeros(n, np.bool_)
    per_maand: dict[int, int] = {}
    mensen: dict[int, int] = {}
    for deel in delen:
        beurs = np.zeros(len(deel.stuk), np.int64)
        for c in MAANDELIJKS:
            per[c] += som(deel.stuk, deel.bedragen[c] * deel.gewicht, n)
            if c in BEURZEN:
                beurs += deel.bedragen[c]
        maanden += som(deel.stuk, deel.gewicht * (beurs > 0), n)
        uit[deel.stuk[deel.is_uitwonend]] = True
        for samen, waarde in ((per_maand, beurs), (mensen, (beurs > 0).astype(np.int64))):
            for maand, hoeveel in _op_de_maand(deel, waarde).items():
                samen[maand] = samen.get(maand, 0) + hoeveel
    return Bedragen(per, maanden, uit, per_maand, mensen)


def _op_de_maand(deel: Rijen, waarde: Int) -> dict[int, int]:
    """What everybody has in each month: what begins in it added, what ended before it taken off."""
    if not len(waarde):
        return {}
    eerste, einde = int(deel.maand.min()), int((deel.maand + deel.gewicht).max())
    stap = som(deel.maand - eerste, waarde, einde - eerste + 1)
    stap -= som(deel.maand + deel.gewicht - eerste, waarde, einde - eerste + 1)
    return {eerste + i: int(centen) for i, centen in enumerate(np.cumsum(stap)[:-1])}


def _knippen(wetten: Iterable[Parameters]) -> dict[int, list[int]]:
    """Per kind of education the months in which a value that it reads changes, in either law."""
    uit: dict[int, list[int]] = {}
    for onderwijs, niet in _ALLEEN.items():
        maanden: set[int] = set()
        for wet in wetten:
            for naam in wet.namen():
                if not any(deel in f"{naam}." for deel in niet):
                    maanden |= set(wet.overgangen(naam))
        uit[onderwijs] = sorted(maanden)
    return uit


def _begint(naam: str, met_: tuple[str, ...]) -> bool:
    return any(naam == begin or naam.startswith(f"{begin}.") for begin in met_)
