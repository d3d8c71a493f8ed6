"""Circumstances and diplomas painted on months: the yes and no of articles 1.5, 2.2, 2.13, 2.17, 4.3."""

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.models import Omstandigheid
from studiefinanciering.rules.feiten import Int

from .bronnen import Kolommen
from .diplomas import ALLES
from .sql import SOORTEN_DIPLOMA
from .verven import ALTIJD, eerste_peildag, leeg, plek, verf

_S = Omstandigheid.Soort
_JA = {
    "voldoet_werkcriterium": _S.WERKCRITERIUM,
    "heeft_buitenlandse_steun": _S.BUITENLANDSE_STEUN,
    "is_gedetineerd": _S.DETENTIE,
    "is_uitreiziger": _S.UITREIZIGER,
    "is_eenoudergezin": _S.EENOUDERGEZIN,
}
_NEE = {
    "woont_in_nederland": _S.WOONT_BUITEN_NEDERLAND,
    "woont_op_brp_adres": _S.WOONT_NIET_OP_ADRES,
}
_WAARDE = {
    "diplomatermijn_extra": _S.DIPLOMATERMIJN_VERLENGD,
    "extra_maanden": _S.EXTRA_PRESTATIEBEURS,
}
_HO_AF = [SOORTEN_DIPLOMA.index(soort) + 1 for soort in ("hbo_ba", "wo_ma")]


def lees_omstandigheden(bronnen: dict[str, Kolommen], personen: Int, maanden: Int) -> Kolommen:
    """Fields (P, M) of 0 and 1, or of months, named as in `Feiten`; `gift_jaar` is the first study year
    of who stopped before 1 February (arts. 4.11, 5.10): every month of it is a gift."""
    rijen = bronnen["omstandigheden"]
    uit = {naam: _verf(rijen, soort, personen, maanden, 1) for naam, soort in _JA.items()}
    uit |= {naam: 1 - _verf(rijen, soort, personen, maanden, 1) for naam, soort in _NEE.items()}
    uit |= {
        naam: _verf(rijen, soort, personen, maanden, rijen["waarde"])
        for naam, soort in _WAARDE.items()
    }
    acht = _verf(rijen, _S.AFWEZIG_8, personen, maanden, 8)
    uit["weken_afwezig"] = np.maximum(_verf(rijen, _S.AFWEZIG_5, personen, maanden, 5), acht)
    uit["gift_jaar"] = _verf(rijen, _S.EERSTE_JAAR_GIFT, personen, maanden, ALLES)
    uit["heeft_ho_diploma"] = _ho_diploma(bronnen["diplomas"], personen, maanden)
    return uit


def _verf(
    rijen: Kolommen, soort: int, personen: Int, maanden: Int, waarde: Int | int
) -> NDArray[np.int64]:
    veld = leeg(len(personen), len(maanden))
    hier = rijen["soort"] == soort
    if hier.any():
        rij = plek(personen, rijen["persoon"][hier])
        van, tot = eerste_peildag(rijen["van"][hier]), eerste_peildag(rijen["tot"][hier])
        getal = waarde[hier] if isinstance(waarde, np.ndarray) else waarde
        verf(veld, rij, van, tot, getal, begin=int(maanden[0]))
    return veld


def _ho_diploma(diplomas: Kolommen, personen: Int, maanden: Int) -> NDArray[np.int64]:
    """A finished hbo bachelor or wo master, from the first peildag after it was obtained."""
    veld = leeg(len(personen), len(maanden))
    hier = np.isin(diplomas["soort"], _HO_AF)
    rij = plek(personen, diplomas["persoon"][hier])
    van = eerste_peildag(diplomas["behaald"][hier])
    verf(veld, rij, van, np.full(len(van), ALTIJD), 1, begin=int(maanden[0]))
    return veld
