"""From questions to the columns of `Feiten`.

A trial calculation is about amounts: the personal conditions of chapter 2 are taken as met (a Dutch student
of twenty, enrolled full-time, in the first months of the entitlement).
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..rules.componenten import Nationaliteit, Onderwijs, Opleidingsvorm
from ..rules.feiten import GEEN_MAAND, Feiten
from .lezen import Ouder, Vraag

LEEFTIJD = 20
MAANDEN_PRESTATIEBEURS = 48


def feiten(vragen: Sequence[Vraag]) -> Feiten:
    """One row per question."""
    ho = _kolom(vragen, lambda v: v.onderwijs is Onderwijs.HO, np.bool_)
    geboren = _kolom(vragen, lambda v: (v.maand + -12 * LEEFTIJD).eerste_dag.toordinal(), np.int64)
    waar = np.ones(len(vragen), dtype=np.bool_)
    nul = np.zeros(len(vragen), dtype=np.int64)
    return Feiten(
        maand=_kolom(vragen, lambda v: v.maand.index, np.int64),
        onderwijs=_kolom(vragen, lambda v: v.onderwijs, np.int8),
        niveau=_kolom(vragen, lambda v: v.niveau, np.int8),
        opleidingsvorm=np.where(ho, Opleidingsvorm.VOLTIJD, Opleidingsvorm.BOL).astype(np.int8),
        is_ingeschreven=waar,
        opleiding_lang_genoeg=waar,
        is_opleiding_buitenland=~waar,
        geboren=geboren,
        nationaliteit=np.full(len(vragen), Nationaliteit.NEDERLANDS, dtype=np.int8),
        woont_in_nederland=waar,
        voldoet_werkcriterium=~waar,
        heeft_buitenlandse_steun=~waar,
        is_uitreiziger=~waar,
        is_gedetineerd=~waar,
        weken_afwezig=nul.astype(np.int8),
        heeft_doorlopend_recht=waar,
        eerste_toekenning=np.full(len(vragen), GEEN_MAAND, dtype=np.int64),
        prestatiebeurs_maanden=nul + MAANDEN_PRESTATIEBEURS,
        prestatiebeurs_gebruikt=nul,
        leenfase_gebruikt=nul,
        diplomatermijn_extra=nul,
        prestatiebeurs_ho_gebruikt=nul,
        woont_op_brp_adres=waar,
        is_adres_van_ouder=~waar,
        vraagt_uitwonend=_kolom(vragen, lambda v: v.is_uitwonend, np.bool_),
        vraagt_reisvoorziening=~waar,
        vraagt_levenlanglerenkrediet=nul,
        **_gevraagd(vragen),
        **_ouders(vragen),
    )


def _gevraagd(vragen: Sequence[Vraag]) -> dict[str, Any]:
    return {
        "vraagt_aanvullende_beurs": _kolom(vragen, lambda v: v.vraagt_aanvullende_beurs, np.bool_),
        "is_lesgeldplichtig": _kolom(vragen, lambda v: v.is_lesgeldplichtig, np.bool_),
        "lening_gevraagd": _kolom(vragen, lambda v: v.lening, np.int64),
        "collegegeld_jaar": _kolom(vragen, lambda v: v.collegegeld_jaar, np.int64),
        "collegegeldkrediet_gevraagd": _kolom(vragen, lambda v: v.collegegeldkrediet, np.int64),
        "is_eenoudergezin": _kolom(vragen, lambda v: v.is_eenoudergezin, np.bool_),
    }


def _ouders(vragen: Sequence[Vraag]) -> dict[str, Any]:
    def paar(waarde: Callable[[Ouder], int], leeg: int, soort: type) -> NDArray[Any]:
        rijen = [[waarde(o) for o in v.ouders] + [leeg] * (2 - len(v.ouders)) for v in vragen]
        return np.array(rijen, dtype=soort).reshape(len(vragen), 2)

    return {
        "ouder_telt": paar(lambda _: True, 0, np.bool_),
        "inkomen_bekend": paar(lambda o: o.toetsingsinkomen is not None, 0, np.bool_),
        "inkomen": paar(lambda o: o.toetsingsinkomen or 0, 0, np.int64),
        "vrije_voet": paar(lambda o: o.vrije_voet, 0, np.int8),
        "aftrekkinderen": paar(lambda o: o.aftrekkinderen, 0, np.int64),
        "deelkinderen": paar(lambda o: o.deelkinderen, 1, np.int64),
        "aflossing_duo": paar(lambda o: o.aflossing_duo, 0, np.int64),
    }


def _kolom(vragen: Sequence[Vraag], waarde: Callable[[Vraag], Any], soort: type) -> NDArray[Any]:
    return np.array([waarde(vraag) for vraag in vragen], dtype=soort)
