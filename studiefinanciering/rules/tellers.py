"""Counting months: which phase each month of a person falls in, and what was used before it.

Rows are person-months ordered by person and month. They are walked month by month, for all persons at the
same time: the first month of everyone, then the second, and so on. A walk over one person and one over half
a million are the same code. The counts before the first row come in as a `Stand`; the counts after the last
row come out as one, so that the next run can go on from there.
"""

import numpy as np
from numpy.typing import NDArray

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import Onderwijs
from .fase import Fase
from .feiten import GEEN_MAAND, Bool, Int
from .maandrijen import Maandrijen, Soort, Stand, Tellers


@rule(
    law=(
        "Wsf 2000 art. 2.7a(1)",
        "Wsf 2000 art. 2.13(1)",
        "Wsf 2000 art. 2.16",
        "Wsf 2000 art. 4.6b",
        "Wsf 2000 art. 4.18",
    ),
    parameters=("leenfase.duur", "recht.termijn", "recht.samenloop"),
)
def tel_maanden(rijen: Maandrijen, begin: Stand | None, parameters: Parameters) -> Tellers:
    """Give each row its phase and the months used before it; `begin` has a row per `rijen.personen`.

    Raises ValueError when `begin` does not fit the persons.
    """
    stand = (begin or Stand.leeg(len(rijen.personen))).kopie()
    if len(stand.jeugdreis) != len(rijen.personen):
        raise ValueError(
            "De beginstand heeft niet één rij per persoon; geef ze in dezelfde volgorde."
        )
    grenzen = _grenzen(rijen, parameters)
    plek = np.unique(rijen.persoon, return_inverse=True)[1]
    uit = {naam: np.zeros(len(rijen), dtype=np.int64) for naam in _UITVOER}
    for ronde in _ronden(plek):
        _stap(rijen.rijen(ronde), stand, plek[ronde], grenzen[:, ronde], uit, ronde)
    fase = uit.pop("fase").astype(np.int8)
    doorlopend, krediet = (uit.pop(naam).astype(np.bool_) for naam in _JA_OF_NEE)
    return Tellers(
        soort=rijen.soort,
        fase=fase,
        is_doorlopend=doorlopend,
        is_krediet_doorlopend=krediet,
        eindstand=stand,
        **uit,
    )


_JA_OF_NEE = ("is_doorlopend", "is_krediet_doorlopend")
_UITVOER = (
    "fase",
    "gebruikt",
    "leenfase_gebruikt",
    "recht_gehad",
    "ho_gebruikt",
    "mbo_gebruikt",
    "jeugdreis_gebruikt",
    "eerste_toekenning",
    "krediet_gebruikt",
    *_JA_OF_NEE,
)


def _grenzen(rijen: Maandrijen, parameters: Parameters) -> NDArray[np.int64]:
    """(3, n): months of the loan phase, months of the ten-year term, months that bar art. 2.16."""
    termijn = parameters.reeks("recht.termijn.maanden", rijen.maand) + rijen.diplomatermijn_extra
    return np.stack(
        [
            parameters.reeks("leenfase.duur.maanden", rijen.maand),
            termijn,
            parameters.reeks("recht.samenloop.prestatiebeurs", rijen.maand),
        ]
    )


def _ronden(plek: Int) -> list[Int]:
    """Row numbers of everyone's first month, everyone's second month, and so on."""
    if not len(plek):
        return []
    begin = np.searchsorted(plek, plek)
    rang = np.arange(len(plek)) - begin
    volgorde = np.argsort(rang, kind="stable")
    return list(np.split(volgorde, np.cumsum(np.bincount(rang))[:-1]))


def _stap(
    rij: Maandrijen, stand: Stand, wie: Int, grens: Int, uit: dict[str, Int], ronde: Int
) -> None:
    """One month of each person `wie`: write what was used before it, then count it."""
    soort = rij.soort
    voor = {
        "gebruikt": stand.prestatiebeurs[wie, soort],
        "leenfase_gebruikt": stand.leenfase[wie, soort],
        "recht_gehad": stand.recht[wie, soort],
        "ho_gebruikt": stand.prestatiebeurs[wie, Soort.HO],
        "mbo_gebruikt": stand.prestatiebeurs[wie, Soort.MBO],
        "jeugdreis_gebruikt": stand.jeugdreis[wie],
        "eerste_toekenning": stand.eerste[wie, soort],
        "is_doorlopend": (stand.laatste[wie] == rij.maand - 1).astype(np.int64),
        "krediet_gebruikt": stand.krediet[wie],
        "is_krediet_doorlopend": (stand.krediet_laatste[wie] == rij.maand - 1).astype(np.int64),
    }
    fase = _fase(rij, soort, voor, grens)
    for naam, kolom in {**voor, "fase": fase}.items():
        uit[naam][ronde] = kolom
    toegekend = fase != Fase.GEEN
    gewoon = toegekend & (fase != Fase.ALLEEN_REIS)
    op_klok = (soort != Soort.MBO) | (rij.niveau >= 3)  # level 1-2 in the Netherlands has no clock
    verbruik = (fase == Fase.PRESTATIEBEURS) | ((fase == Fase.GIFT) & op_klok)
    stand.prestatiebeurs[wie, soort] += verbruik
    stand.leenfase[wie, soort] += fase == Fase.LEENFASE
    stand.recht[wie, soort] += gewoon & op_klok
    stand.jeugdreis[wie] += (fase == Fase.ALLEEN_REIS) & op_klok
    eerst = toegekend & op_klok & (voor["eerste_toekenning"] == GEEN_MAAND)
    stand.eerste[wie, soort] = np.where(eerst, rij.maand, voor["eerste_toekenning"])
    stand.laatste[wie] = np.where(toegekend, rij.maand, stand.laatste[wie])
    krediet = ~toegekend & _krediet(rij, voor)
    stand.krediet[wie] += krediet
    stand.krediet_laatste[wie] = np.where(krediet, rij.maand, stand.krediet_laatste[wie])


def _krediet(rij: Maandrijen, voor: dict[str, Int]) -> Bool:
    """Four years, longer while it runs on at a part-time programme (3.16c); who is 56 may only run on (2.3a(3))."""
    loopt = voor["is_krediet_doorlopend"] == 1
    grens = rij.krediet_maanden + np.where(loopt, rij.krediet_extra, 0)
    kan = np.where(loopt, rij.is_krediet_doorlopend, rij.is_krediet)
    return np.asarray(kan & (voor["krediet_gebruikt"] < grens))


def _fase(rij: Maandrijen, soort: Int, voor: dict[str, Int], grens: Int) -> Int:
    leenfase, termijn, vier_jaar = grens
    is_mbo = rij.onderwijs == Onderwijs.MBO
    laag = is_mbo & (rij.niveau <= 2)
    eerste = voor["eerste_toekenning"]
    voorbij = (eerste != GEEN_MAAND) & (rij.maand >= eerste + termijn) & ~laag
    # 2.16(2) bars every kind of mbo, 2.16(1) only level 1 and 2.
    versperd = (is_mbo & (voor["ho_gebruikt"] >= vier_jaar)) | (
        laag & (voor["mbo_gebruikt"] >= vier_jaar)
    )
    over = voor["gebruikt"] < rij.prestatiebeurs_maanden
    recht = np.where(voor["is_doorlopend"] == 1, rij.heeft_recht_doorlopend, rij.heeft_recht)
    return np.select(
        [
            ~recht | voorbij | versperd,
            rij.is_jeugdreis,
            laag & ((soort == Soort.MBO) | over),
            over,
            voor["leenfase_gebruikt"] < leenfase,
        ],
        [Fase.GEEN, Fase.ALLEEN_REIS, Fase.GIFT, Fase.PRESTATIEBEURS, Fase.LEENFASE],
        default=Fase.GEEN,
    )
