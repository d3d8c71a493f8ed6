"""Facts as they are kept with a decision: spells of months with equal facts, as rows of whole numbers.

`{"v": 1, "b": "months used before", "s": [[first month, number of months, "values"], …]}`. The values, with
commas between them (a third of the bytes of a JSON list in the database), stand in the order of `VELDEN[v]`;
a column of two parents gives two. Columns that count months are not
kept: they follow from `b`. A new column of `Feiten` that may be left out needs a new version only when its
value is stored.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.rules.feiten import GEEN_MAAND, Feiten, Int
from studiefinanciering.rules.maandrijen import Stand

from . import standen
from .soorten import SOORTEN

VERSIE = 1
OUDERKOLOMMEN = (
    "ouder_telt", "inkomen_bekend", "inkomen", "vrije_voet", "aftrekkinderen", "deelkinderen",
    "aflossing_duo",
)  # fmt: skip
VELDEN: Mapping[int, tuple[str, ...]] = {
    1: (
        "onderwijs", "niveau", "opleidingsvorm", "is_ingeschreven", "opleiding_lang_genoeg",
        "is_opleiding_buitenland", "geboren", "nationaliteit", "woont_in_nederland",
        "voldoet_werkcriterium", "heeft_buitenlandse_steun", "is_uitreiziger", "is_gedetineerd",
        "weken_afwezig", "prestatiebeurs_maanden", "diplomatermijn_extra", "woont_op_brp_adres",
        "is_adres_van_ouder", "vraagt_uitwonend", "vraagt_aanvullende_beurs", *OUDERKOLOMMEN,
        "is_lesgeldplichtig", "lening_gevraagd", "collegegeld_jaar", "collegegeldkrediet_gevraagd",
        "is_eenoudergezin", "vraagt_reisvoorziening", "vraagt_levenlanglerenkrediet",
        "buiten_model", "heeft_ho_diploma", "krediet_maanden", "krediet_gebruikt", "heeft_doorlopend_krediet",
        "gift_tot",
    )
}  # fmt: skip
GETELD = {
    "eerste_toekenning": GEEN_MAAND,
    "prestatiebeurs_gebruikt": 0,
    "leenfase_gebruikt": 0,
    "prestatiebeurs_ho_gebruikt": 0,
    "prestatiebeurs_mbo_gebruikt": 0,
    "heeft_doorlopend_recht": 0,
    "reis_onder_18": 0,
}
"""Columns that are counted anew, and what stands in them until then."""


def naar_json(feiten: Feiten, gift_tot: Int, groep: Int, begin: Stand) -> list[str]:
    """The JSON text of each group of rows; `groep` (n,) ascends 0 … G-1, `begin` has a row per group."""
    kolommen = _kolommen(feiten, gift_tot)
    begint = np.ones(len(groep), dtype=np.bool_)
    begint[1:] = (groep[1:] != groep[:-1]) | (feiten.maand[1:] != feiten.maand[:-1] + 1)
    for kolom in kolommen:
        begint[1:] |= kolom[1:] != kolom[:-1]
    start = np.flatnonzero(begint)
    lengte = np.diff(np.append(start, len(groep)))
    waarden = _teksten([kolom[start] for kolom in kolommen])
    regels = zip(
        groep[start].tolist(), feiten.maand[start].tolist(), lengte.tolist(), waarden, strict=True
    )
    stukken: list[list[str]] = [[] for _ in range(len(begin.jeugdreis))]
    for g, maand, aantal, tekst in regels:
        stukken[g].append(f'[{maand},{aantal},"{tekst}"]')
    koppen = _teksten(list(standen.plat(begin).T))
    return [
        f'{{"v":{VERSIE},"b":"{kop}","s":[{",".join(stuk)}]}}'
        for kop, stuk in zip(koppen, stukken, strict=True)
    ]


def _teksten(kolommen: Sequence[NDArray[Any]]) -> list[str]:
    """Of each row its numbers with commas. Columns with one value all through are written once."""
    rijen = len(kolommen[0])
    vast = [bool(len(k)) and bool((k == k[0]).all()) for k in kolommen]
    delen = [str(int(k[0])) if v else "%d" for k, v in zip(kolommen, vast, strict=True)]
    sjabloon = ",".join(delen)
    los = [k.tolist() for k, v in zip(kolommen, vast, strict=True) if not v]
    return [sjabloon % rij for rij in zip(*los, strict=True)] if los else [sjabloon] * rijen


def uit_json(opgeslagen: Mapping[str, Any]) -> tuple[Feiten, Int, Stand]:
    """Facts of one person, the months that a diploma made a gift, and the months used before.

    Raises ValueError for a version that this code does not know.
    """
    if opgeslagen["v"] not in VELDEN:
        raise ValueError(f"Feiten van versie {opgeslagen['v']} kan deze versie niet lezen.")
    stukken = opgeslagen["s"]
    maand = np.concatenate([np.arange(m, m + n) for m, n, _ in stukken] or [np.empty(0)]).astype(
        np.int64
    )
    breedte = len(kolommen_van(opgeslagen["v"]))
    rijen = [_getallen(waarden) for _, n, waarden in stukken for _ in range(n)]
    tabel = np.array(rijen, dtype=np.int64).reshape(len(maand), breedte)
    kolommen = _uit_tabel(opgeslagen["v"], tabel)
    gift_tot = kolommen.pop("gift_tot")
    leeg = {naam: np.full(len(maand), waarde) for naam, waarde in GETELD.items()}
    alle = {"maand": maand, **kolommen, **leeg}
    feiten = Feiten(**{naam: kolom.astype(SOORTEN[naam]) for naam, kolom in alle.items()})
    return feiten, gift_tot, standen.uit_plat(np.array([_getallen(opgeslagen["b"])]))


def per_maand(opgeslagen: Mapping[str, Any]) -> dict[int, tuple[int, str]]:
    """Month index → (version, values as they are stored): equal months have equal texts."""
    versie = opgeslagen["v"]
    return {
        maand: (versie, waarden)
        for eerste, aantal, waarden in opgeslagen["s"]
        for maand in range(eerste, eerste + aantal)
    }


@lru_cache(maxsize=4096)
def benoem(versie: int, waarden: str) -> Mapping[str, Any]:
    """Column → value of stored values: yes and no as such, a list for the two parents."""
    uit: dict[str, Any] = {}
    for (veld, slot), getal in zip(kolommen_van(versie), _getallen(waarden), strict=True):
        waarde = bool(getal) if SOORTEN.get(veld) is np.bool_ else getal
        if slot < 0:
            uit[veld] = waarde
        else:
            uit.setdefault(veld, []).append(waarde)
    return uit


def _getallen(tekst: str) -> list[int]:
    return [int(getal) for getal in tekst.split(",")]


def kolommen_van(versie: int) -> list[tuple[str, int]]:
    """(column, slot) of each value; slot −1 for a column without parents."""
    namen: list[tuple[str, int]] = []
    for veld in VELDEN[versie]:
        namen += [(veld, 0), (veld, 1)] if veld in OUDERKOLOMMEN else [(veld, -1)]
    return namen


def _kolommen(feiten: Feiten, gift_tot: Int) -> list[NDArray[Any]]:
    return [
        gift_tot
        if veld == "gift_tot"
        else getattr(feiten, veld)
        if slot < 0
        else getattr(feiten, veld)[:, slot]
        for veld, slot in kolommen_van(VERSIE)
    ]


def _uit_tabel(versie: int, tabel: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    uit: dict[str, NDArray[np.int64]] = {}
    for i, (veld, slot) in enumerate(kolommen_van(versie)):
        if slot < 0:
            uit[veld] = tabel[:, i]
        elif slot == 0:
            uit[veld] = tabel[:, i : i + 2]
    return uit
