"""Months that a diploma made a gift: up to which month of prestatiebeurs, per student and kind of education.

The conversion takes effect on 1 January after the report (arts. 4.10(5), 5.9(1)); before that day, and outside
the diploma term, a diploma changes nothing. What it converts are months counted from the first one, so that
months still to come in a further programme are a gift too (4.10(3), 5.7(2), 5.7(4)).
"""

import numpy as np
from numpy.typing import NDArray

from duo_portal.foundation.parameters import Parameters
from studiefinanciering.rules.componenten import Onderwijs
from studiefinanciering.rules.duur import einde_diplomatermijn
from studiefinanciering.rules.feiten import Code, Int
from studiefinanciering.rules.maandrijen import Soort
from studiefinanciering.rules.omzetfeiten import Diploma, Omzetfeiten
from studiefinanciering.rules.omzetting import omzetbare_maanden, omzetten

from .bronnen import Kolommen
from .sql import SOORTEN_DIPLOMA
from .verven import plek

ALLES = 999  # more months than anybody has: an mbo diploma, or one of ho for months of mbo
_CODE = {soort: i + 1 for i, soort in enumerate(SOORTEN_DIPLOMA)}
# From narrow to wide: the widest diploma of a person counts.
_BREEDTE = (
    ("mbo3", Diploma.MBO_34),
    ("mbo4", Diploma.MBO_34),
    ("wo_ba", Diploma.WO_BACHELOR),
    ("ad", Diploma.ASSOCIATE_DEGREE),
    ("hbo_ba", Diploma.HBO_BACHELOR),
    ("hbo_ma", Diploma.HBO_MASTER),
    ("wo_ma", Diploma.WO_BACHELOR_EN_MASTER),
)


def lees_gift_tot(
    diplomas: Kolommen,
    personen: Int,
    eerste: Int,
    maand: int,
    peildag: int,
    parameters: Parameters,
) -> NDArray[np.int64]:
    """(P, 2): up to which month of prestatiebeurs ho and mbo are a gift by ordinal day `peildag`, 0 = none.

    `eerste` (P, 3) is the month index of the first award per `Soort`; the parameters are those of `maand`.
    """
    uit = np.zeros((len(personen), 2), dtype=np.int64)
    wie = np.unique(plek(personen, diplomas["persoon"]))
    wie = wie[wie >= 0]
    if not len(wie):
        return uit
    soort, behaald, gemeld, duur = _breedste(diplomas, personen, wie)
    for kolom, (onderwijs, klok) in enumerate(
        ((Onderwijs.HO, Soort.HO), (Onderwijs.MBO, Soort.MBO))
    ):
        vorm = np.full(len(wie), int(onderwijs), dtype=np.int8)
        einde = einde_diplomatermijn(
            onderwijs=vorm,
            eerste_maand=eerste[wie, klok],
            maanden_tijdelijk=np.zeros(len(wie), dtype=np.int64),
            is_structureel=np.zeros(len(wie), dtype=np.bool_),
            parameters=parameters,
        )
        regels = Omzetfeiten.van(
            maand=np.full(len(wie), maand),
            onderwijs=vorm,
            volgnummer=1,
            diploma=soort,
            duur_opleiding=np.maximum(duur, 1),
            behaald=behaald,
            gemeld=gemeld,
            einde_termijn=einde,
        )
        omzetting = omzetten(regels, parameters)
        nu = omzetting.wordt_omgezet & (omzetting.ingang <= peildag)
        tot = duur if onderwijs == Onderwijs.HO else np.full(len(wie), ALLES)
        uit[wie, kolom] = np.where(nu, tot, 0)
    return uit


def _breedste(diplomas: Kolommen, personen: Int, wie: Int) -> tuple[Code, Int, Int, Int]:
    """Of each person the widest diploma, its day and report, and the months it converts."""
    soort = np.zeros(len(wie), dtype=np.int8)
    behaald, gemeld = np.zeros(len(wie), dtype=np.int64), np.zeros(len(wie), dtype=np.int64)
    nominaal = {naam: np.zeros(len(wie), dtype=np.int64) for naam, _ in _BREEDTE}
    rij = plek(wie, plek(personen, diplomas["persoon"]))
    for naam, diploma in _BREEDTE:
        hier = (diplomas["soort"] == _CODE[naam]) & (rij >= 0)
        soort[rij[hier]] = diploma
        behaald[rij[hier]] = diplomas["behaald"][hier]
        gemeld[rij[hier]] = diplomas["gemeld"][hier]
        nominaal[naam][rij[hier]] = diplomas["nominaal"][hier]
    duur = omzetbare_maanden(
        associate_degree=nominaal["ad"],
        bachelor_of_geheel=np.maximum(nominaal["hbo_ba"], nominaal["wo_ma"]),
        hbo_master=nominaal["hbo_ma"],
        extra=np.zeros(len(wie), dtype=np.int64),
    )
    return soort, behaald, gemeld, duur
