"""Could I get it? The rule of chapter 2 on five answers: yes, no or perhaps, with the reason and its article."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np

from duo_portal.foundation.law import LawReference
from duo_portal.foundation.period import Maand
from studiefinanciering.inzien import woorden
from studiefinanciering.proefberekening.kolommen import feiten
from studiefinanciering.proefberekening.lezen import Vraag
from studiefinanciering.rules.componenten import Nationaliteit, Onderwijs, Opleidingsvorm
from studiefinanciering.rules.fase import Fase
from studiefinanciering.rules.feiten import Feiten
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.rules.recht import recht
from studiefinanciering.rules.reden import Reden

from .formulieren import JA, WEET_NIET, proefmaanden

_GROEP = {
    "nl": Nationaliteit.NEDERLANDS,
    "gelijk": Nationaliteit.GELIJKGESTELD,
    "eu_werkt": Nationaliteit.EU_WERKCRITERIUM,
    "eu": Nationaliteit.EU_WERKCRITERIUM,
    "anders": Nationaliteit.GEEN,
    WEET_NIET: Nationaliteit.NEDERLANDS,  # the other questions still tell something
}
_NIVEAU = {"ho": 0, "mbo34": 4, "mbo12": 2}
_MISSCHIEN = (Reden.WERKCRITERIUM, Reden.NIET_GEMODELLEERD, Reden.OUDER_DAN_30)


class Antwoord(StrEnum):
    """What can be said."""

    JA = "ja"
    NEE = "nee"
    MISSCHIEN = "misschien"


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The answer, with the sentence and the article of what decided it."""

    antwoord: Antwoord
    reden: str
    artikel: str
    link: str
    alleen_reis: bool = False


def beoordeel(schoon: Mapping[str, Any], op: date) -> Oordeel:
    """From checked answers, on the first of this month (or the nearest one whose law is known)."""
    maand = min(max(Maand.van(op), proefmaanden(op)[0]), proefmaanden(op)[-1])
    uit = recht(_feiten(schoon, maand), bekende_wet())
    reden = Reden(int(uit.reden[0]))
    antwoord = Antwoord.JA
    if reden in _MISSCHIEN or (reden is Reden.RECHT and schoon["nationaliteit"] == WEET_NIET):
        antwoord = Antwoord.MISSCHIEN
    elif reden is not Reden.RECHT:
        antwoord = Antwoord.NEE
    alleen_reis = int(uit.fase[0]) == Fase.ALLEEN_REIS
    toon = Reden.NOG_GEEN_18 if alleen_reis else reden
    return Oordeel(
        antwoord=Antwoord.NEE if alleen_reis else antwoord,
        reden=woorden.waarom(toon.name.lower()),
        artikel=toon.artikel,
        link=LawReference.parse(toon.artikel).link,
        alleen_reis=alleen_reis,
    )


def _feiten(schoon: Mapping[str, Any], maand: Maand) -> Feiten:
    is_ho = schoon["opleiding"] == "ho"
    vraag = Vraag(
        regel=1,
        maand=maand,
        onderwijs=Onderwijs.HO if is_ho else Onderwijs.MBO,
        niveau=_NIVEAU[schoon["opleiding"]],
        is_uitwonend=False,
        is_lesgeldplichtig=True,
        ouders=(),
        vraagt_aanvullende_beurs=False,
        lening=0,
        collegegeld_jaar=0,
        collegegeldkrediet=0,
        is_eenoudergezin=False,
    )
    vol = Opleidingsvorm.VOLTIJD if is_ho else Opleidingsvorm.BOL
    deel = Opleidingsvorm.DEELTIJD if is_ho else Opleidingsvorm.BBL
    vorm = vol if schoon["vorm"] == "voltijd" else deel
    kent: dict[str, Any] = {
        "geboren": np.array([schoon["geboren"].toordinal()], dtype=np.int64),
        "nationaliteit": np.array([_GROEP[schoon["nationaliteit"]]], dtype=np.int8),
        "voldoet_werkcriterium": np.array([schoon["nationaliteit"] == "eu_werkt"]),
        "opleidingsvorm": np.array([vorm], dtype=np.int8),
        "is_ingeschreven": np.array([schoon["ingeschreven"] == JA]),
        "heeft_doorlopend_recht": np.array([False]),
        "vraagt_reisvoorziening": np.array([True]),
    }
    return replace(feiten([vraag]), **kent)
