"""What a proposal changes for typical students and for one student, in the month in which it begins.

Both laws are laid on the same facts and the same month: only the law differs. Typical students go through the reading of
the command `proefberekening`; a student's own case is the last spell of the newest decisions, as if it held in that month.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from duo_portal.beleid.voormij import Eigen, Gevallen, Paar
from duo_portal.beleid.voorstel import Voorstel
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.proefberekening.kolommen import feiten as feiten_van
from studiefinanciering.proefberekening.lezen import lees
from studiefinanciering.rules.componenten import Component, Onderwijs
from studiefinanciering.rules.feiten import Feiten, Int
from studiefinanciering.rules.parameters import bekende_periode
from studiefinanciering.rules.toekenning import MAANDELIJKS, bereken

from .bevolking import BEURZEN, open_bevolking
from .stukken import met, uit_tabel
from .varianten import VARIANTEN
from .verloop import volg

Bedragen = dict[Component, Int]
_HO: dict[str, Any] = {"onderwijs": "ho", "uitwonend": True, "lening": "max"}
_MBO: dict[str, Any] = {"onderwijs": "mbo", "niveau": 4, "uitwonend": True, "lening": "max"}
GEVALLEN: dict[str, dict[str, Any]] = {
    "ho_thuis": {**_HO, "uitwonend": False, "inkomen": 100_000},
    "ho_uit": {**_HO, "inkomen": 100_000},
    "ho_uit_modaal": {**_HO, "inkomen": 60_000},
    "ho_uit_laag": {**_HO, "inkomen": 30_000},
    "mbo_thuis": {**_MBO, "uitwonend": False, "inkomen": 60_000},
    "mbo_uit_laag": {**_MBO, "inkomen": 30_000},
}
"""Typical students: two parents with this income together in euros a year, one child with aanvullende beurs."""
LIJN = tuple(range(0, 130_000, 10_000))
"""Incomes of the parents together of the drawing, in euros a year."""


def gevallen(voorstel: Voorstel) -> Gevallen:
    """Typical students of both kinds of education under both laws; empty where the law of the month is not known."""
    maand = _maand(voorstel)
    is_mbo = voorstel.tabellen and all(".mbo" in naam for naam in voorstel.tabellen)
    lijn = {str(i): {**(_MBO if is_mbo else _HO), "inkomen": i} for i in LIJN}
    if maand is None:
        return Gevallen(date.min)
    alle = {**GEVALLEN, **lijn}
    vragen = [
        lees(nummer, _regel(geval, maand), voorstel.wet)
        for nummer, geval in enumerate(alle.values(), start=1)
    ]
    nu, straks = _beide(feiten_van(vragen), voorstel)
    krijgen = _paren(alle, nu, straks, BEURZEN)
    n = len(GEVALLEN)
    return Gevallen(
        maand=maand.eerste_dag,
        krijgen=krijgen[:n],
        lenen=_paren(alle, nu, straks, (Component.LENING,))[:n],
        lijn=krijgen[n:],
    )


def eigen(voorstel: Voorstel, persoon_id: int, op: date) -> Eigen | None:
    """A student's own case by what was decided last in the year of `op`; None when nothing was decided."""
    maand = _maand(voorstel)
    with open_bevolking(op) as bron:
        tabel = bron.van(persoon_id)
    if maand is None or not len(tabel):
        return None
    stukken = uit_tabel(tabel)
    laatste = int(np.argmax(stukken.feiten.maand))
    gevolgd = volg(stukken, voorstel.wet).feiten.rijen(np.array([laatste]))
    hier = met(gevolgd, maand=np.array([maand.index], dtype=np.int64))
    nu, straks = _beide(hier, voorstel)
    delen = tuple(
        Paar(c.name.lower(), int(nu[c][0]), int(straks[c][0]))
        for c in MAANDELIJKS
        if nu[c][0] or straks[c][0]
    )
    besloten = Maand.van_index(int(stukken.feiten.maand[laatste])).eerste_dag
    return Eigen(maand.eerste_dag, delen, besloten)


def _maand(voorstel: Voorstel) -> Maand | None:
    """The first month that differs, when the law of both kinds is known in it."""
    if voorstel.begint_op is None:
        return None
    maand = Maand.van(voorstel.begint_op)
    perioden = [bekende_periode(voorstel.wet, onderwijs) for onderwijs in Onderwijs]
    return maand if all(vanaf <= maand < tot for vanaf, tot in perioden) else None


def _regel(geval: dict[str, Any], maand: Maand) -> bytes:
    regel = {naam: waarde for naam, waarde in geval.items() if naam != "inkomen"}
    half = f"{geval['inkomen'] // 2}.00"
    regel |= {
        "maand": str(maand),
        "ouders": [{"toetsingsinkomen": half}, {"toetsingsinkomen": half}],
    }
    return json.dumps(regel).encode()


def _beide(feiten: Feiten, voorstel: Voorstel) -> tuple[Bedragen, Bedragen]:
    """Before and after, in the direction in which the proposal is read."""
    geldend = _bedragen(feiten, voorstel.wet, "")
    ander = _bedragen(feiten, voorstel.parameters, voorstel.regelvariant)
    return (ander, geldend) if voorstel.is_oude_wet else (geldend, ander)


def _bedragen(feiten: Feiten, wet: Parameters, variant: str) -> Bedragen:
    bedragen = dict(bereken(feiten, wet).bedragen)
    return VARIANTEN[variant](feiten, wet, bedragen) if variant else bedragen


def _paren(
    namen: dict[str, Any], nu: Bedragen, straks: Bedragen, delen: Sequence[Component]
) -> tuple[Paar, ...]:
    a, b = (np.sum([law[c] for c in delen], axis=0) for law in (nu, straks))
    return tuple(Paar(naam, int(a[i]), int(b[i])) for i, naam in enumerate(namen))
