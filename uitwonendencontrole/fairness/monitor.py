"""The monitor itself: a table in, one report out. Called by `manage.py biasmonitor` and by the public page's report."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from uitwonendencontrole.rules.stopregel import GRENZEN

from . import kansen, passend
from .indeling import RISICO, Fase, fasen_van, lagen_van
from .lagen import MantelHaenszel, mantel_haenszel
from .oordeel import Interval, Oordeel, is_te_weinig, van_interval, zwaarste
from .tabel import DIMENSIES, EN, GESELECTEERD, GROEPEN, REFERENTIE, TOTAAL, Tabel, TabelGeweigerd

VERGELEKEN = "buiten_europa"
"""The group that the strata compare with the reference."""
HERKOMST = "origin"


@dataclass(frozen=True, slots=True)
class Regel:
    """One stage of one group. The reference is compared with nothing: no interval, no p."""

    fase: str
    groep: str
    k: int
    n: int
    aandeel: float | None
    ratio: float | None
    ci: Interval | None
    ratio_afronding: tuple[float | None, float | None] | None
    p: float | None
    p_holm: float | None
    oordeel: Oordeel


@dataclass(frozen=True, slots=True)
class Passendheid:
    """The composition of the sample in one dimension."""

    dimensie: str
    chi2: float | None
    p: float | None
    seed: int
    trekkingen: int
    oordeel: Oordeel


@dataclass(frozen=True, slots=True)
class Rapport:
    """All that the monitor says about one table."""

    fasen: tuple[Regel, ...]
    goodness_of_fit: tuple[Passendheid, ...]
    mantel_haenszel: MantelHaenszel
    oordeel: Oordeel


def beoordeel(tabel: Tabel, bevolking: Tabel | None = None) -> Rapport:
    """Judge a table; `bevolking` is the population that its people are held against, per dimension.

    A table with a selection is held against its own people when no other population is given. Raises TabelGeweigerd
    for a table without any stage, or with people that the population does not have.
    """
    fasen = fasen_van(tabel)
    if not fasen:
        raise TabelGeweigerd("no stage in it: no row of a selection, an outcome or an appeal")
    regels = _met_holm([_regel(tabel, fase, groep) for fase in fasen for groep in GROEPEN])
    passing = _passendheden(tabel, bevolking)
    return Rapport(
        fasen=tuple(regels),
        goodness_of_fit=tuple(passing),
        mantel_haenszel=_per_laag(tabel),
        oordeel=zwaarste([r.oordeel for r in regels if r.groep != REFERENTIE] + [p.oordeel for p in passing]),
    )  # fmt: skip


def _regel(tabel: Tabel, fase: Fase, groep: str) -> Regel:
    k, n = tabel.telling(groep, *fase.teller), tabel.telling(groep, *fase.noemer)
    if k.aantal > n.aantal + k.speling + n.speling:
        raise TabelGeweigerd(f"{fase.naam!r}: {k.aantal} of {n.aantal} in group {groep} cannot be")
    ref_k, ref_n = tabel.telling(REFERENTIE, *fase.teller), tabel.telling(REFERENTIE, *fase.noemer)
    aantallen = (k.aantal, n.aantal, ref_k.aantal, ref_n.aantal)
    is_referentie, is_weinig = groep == REFERENTIE, is_te_weinig(*aantallen)
    ci = None if is_referentie else kansen.katz(*aantallen)
    return Regel(
        fase=fase.naam,
        groep=groep,
        k=k.aantal,
        n=n.aantal,
        # More than all by rounding alone is all.
        aandeel=min(k.aantal / n.aantal, 1.0) if n.aantal else None,
        ratio=kansen.verhouding(*aantallen),
        # With a zero and too few the interval would rest on the half that was added.
        ci=None if is_weinig and not (k.aantal and ref_k.aantal) else ci,
        ratio_afronding=None if is_referentie else kansen.onder_afronding(k, n, ref_k, ref_n),
        p=None if is_referentie else kansen.fisher(*aantallen),
        p_holm=None,
        oordeel=_oordeel(ci, is_weinig=is_weinig),
    )


def _oordeel(ci: Interval | None, *, is_weinig: bool) -> Oordeel:
    if is_weinig:
        return Oordeel.TE_WEINIG
    return van_interval(ci) if ci else Oordeel.GEEN_SIGNAAL


def _met_holm(regels: list[Regel]) -> list[Regel]:
    """Holm over all rows of the file that have a p, too few or not: each of them was looked at."""
    plaatsen = [plaats for plaats, regel in enumerate(regels) if regel.p is not None]
    gecorrigeerd = kansen.holm([p for regel in regels if (p := regel.p) is not None])
    uit = list(regels)
    for plaats, p in zip(plaatsen, gecorrigeerd, strict=True):
        uit[plaats] = replace(uit[plaats], p_holm=p)
    return uit


def _per_laag(tabel: Tabel) -> MantelHaenszel:
    return mantel_haenszel(
        [
            (
                tabel.telling(VERGELEKEN, *laag.teller).aantal,
                tabel.telling(VERGELEKEN, *laag.noemer).aantal,
                tabel.telling(REFERENTIE, *laag.teller).aantal,
                tabel.telling(REFERENTIE, *laag.noemer).aantal,
            )
            for laag in lagen_van(tabel)
        ]
    )


def _passendheden(tabel: Tabel, bevolking: Tabel | None) -> list[Passendheid]:
    if bevolking is None and not tabel.heeft(GESELECTEERD):
        return []
    tegenover = samenstelling(bevolking or tabel)
    gezien = gekozen(tabel) if tabel.heeft(GESELECTEERD) else samenstelling(tabel)
    passingen = {
        dimensie: passend.vergelijk(dimensie, tellingen, tegenover[dimensie])
        for dimensie, tellingen in gezien.items()
        if dimensie in tegenover
    }
    return weeg(passingen)


def weeg(passingen: Mapping[str, passend.Passing]) -> list[Passendheid]:
    """A verdict per dimension, with Holm over the dimensions; `p` is reported as it was found."""
    namen = [naam for naam, passing in passingen.items() if passing.p is not None]
    ruw = [p for passing in passingen.values() if (p := passing.p) is not None]
    p_holm = dict(zip(namen, kansen.holm(ruw), strict=True))
    return [
        Passendheid(
            naam, passing.chi2, passing.p, passend.ZAAD, passend.TREKKINGEN,
            passend.oordeel(
                passing, p_holm.get(naam), alfa=GRENZEN.alfa, kleinste=GRENZEN.kleinste_groep
            ),
        )
        for naam, passing in passingen.items()
    ]  # fmt: skip


def samenstelling(tabel: Tabel) -> dict[str, dict[str, int]]:
    """All people of a table, per dimension and category; origin by its groups."""
    per_dimensie = {naam: tabel.dimensie(begin) for naam, begin in DIMENSIES.items()}
    per_dimensie[HERKOMST] = {groep: tabel.telling(groep, TOTAAL).aantal for groep in GROEPEN}
    return {naam: tellingen for naam, tellingen in per_dimensie.items() if tellingen}


def gekozen(tabel: Tabel) -> dict[str, dict[str, int]]:
    """Those selected, in the dimensions that the table crosses with the selection."""
    per_dimensie = {
        "risk_category": {
            nummer: tabel.rijen[rij]["total"]
            for nummer in tabel.dimensie(RISICO)
            if (rij := f"{RISICO}{nummer}{EN}{GESELECTEERD}") in tabel.rijen
        },
        HERKOMST: {groep: tabel.telling(groep, GESELECTEERD).aantal for groep in GROEPEN},
    }
    return {naam: tellingen for naam, tellingen in per_dimensie.items() if tellingen}


def als_json(rapport: Rapport) -> dict[str, Any]:
    """The report as plain values, in the layout that `manage.py biasmonitor` prints."""
    return {
        "fasen": [_plat(regel) for regel in rapport.fasen],
        "goodness_of_fit": [_plat(passing) for passing in rapport.goodness_of_fit],
        "mantel_haenszel": _plat(rapport.mantel_haenszel),
        "oordeel": str(rapport.oordeel),
    }


def _plat(ding: Any) -> dict[str, Any]:
    waarden = ((veld, getattr(ding, veld)) for veld in ding.__dataclass_fields__)
    return {v: list(w) if isinstance(w, tuple) else w for v, w in waarden}
