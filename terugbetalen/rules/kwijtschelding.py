"""What lapses: the rest at the end and at death (6.16), and on request an aanvullende beurs (6.2); Wsnp (6.18(2)).

Hardship (11.5(1), for instance a medical situation without prospects) has no sum: it is a decision by hand, with
`Vervalreden.HARDHEID` as its ground. The old remission on completing an ho programme (6.2a, 12.31) is not here: its
text was not found.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.explain import CENTEN, STIL, Recorder
from duo_portal.foundation.money import rond_half_op, rond_omlaag
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from . import afronding
from .draagkracht import MILJOEN, ONBEKEND, belastbaar_minimumloon
from .kolommen import JAAR, Bool, ligt_in, voeg_samen
from .machten import Int


class Vervalreden(IntEnum):
    """Why a debt, or part of it, is gone without having been paid."""

    GEEN = 0
    EINDE_AFLOSFASE = 1  # 6.16(1): without the arrears (6.8(3))
    OVERLIJDEN = 2  # 6.16(2): all of it; 6.8(3) keeps arrears out of the first paragraph only
    AANVULLENDE_BEURS = 3  # 6.2
    HARDHEID = 4  # 11.5(1)


class Beurskwijtschelding(IntEnum):
    """What becomes of a request under 6.2."""

    GEHEEL = 0
    GEDEELTELIJK = 1
    INKOMEN_TE_HOOG = 2
    INKOMEN_ONBEKEND = 3
    DIPLOMA_BEHAALD = 4
    TE_LAAT = 5

    @property
    def tekst(self) -> str:
        return _TEKST[self]


_TEKST = {
    Beurskwijtschelding.GEHEEL: "U hoeft uw aanvullende beurs niet terug te betalen.",
    Beurskwijtschelding.GEDEELTELIJK: "U hoeft een deel van uw aanvullende beurs niet terug te betalen.",
    Beurskwijtschelding.INKOMEN_TE_HOOG: "Uw inkomen is te hoog voor kwijtschelding.",
    Beurskwijtschelding.INKOMEN_ONBEKEND: "Uw inkomen van dat jaar is nog niet bekend.",
    Beurskwijtschelding.DIPLOMA_BEHAALD: "U haalde uw diploma. Dan wordt de beurs een gift.",
    Beurskwijtschelding.TE_LAAT: "De tijd om dit aan te vragen is voorbij.",
}


@rule(law=("Wsf 2000 art. 6.16(1)", "Wsf 2000 art. 6.16(2)", "Wsf 2000 art. 6.8(3)"))
def vervalt(
    schuld: Int, achterstand: Int, maand: Int, einde: Int, is_overleden: Bool
) -> tuple[Int, Int]:
    """Cents that lapse in a month, and the `Vervalreden`; `schuld` is without the arrears, `achterstand` those alone."""
    voorbij = maand >= einde
    bedrag = np.select([is_overleden, voorbij], [schuld + achterstand, schuld], 0)
    reden = np.select(
        [is_overleden, voorbij],
        [int(Vervalreden.OVERLIJDEN), int(Vervalreden.EINDE_AFLOSFASE)],
        int(Vervalreden.GEEN),
    )
    return np.asarray(bedrag, dtype=np.int64), np.where(bedrag > 0, reden, int(Vervalreden.GEEN))


@dataclass(frozen=True, slots=True)
class Beursfeiten:
    """Rows of requests; money in cents, months as indices."""

    aanvullende_beurs: Int  # received and not converted
    rente: Int  # booked on it; see `rentebedrag.vervallen_rente`
    laatste_sf: Int
    inkomen: Int  # joint, of the third year after it; ONBEKEND
    heeft_partner: Bool
    heeft_diploma: Bool
    aanvraagmaand: Int
    diplomatermijn_tot: Int  # first month after it


@dataclass(frozen=True, slots=True)
class Beursuitkomst:
    """Per row the reason, the remitted grant and the interest that goes with it, and the two incomes, in cents."""

    reden: Int
    beurs: Int
    rente: Int
    geheel_tot: Int
    deels_tot: Int


@rule(
    law=(
        "Wsf 2000 art. 6.2(1)",
        "Wsf 2000 art. 6.2(2)",
        "Wsf 2000 art. 6.2(3)",
        "Wsf 2000 art. 6.2(4)",
    ),
    parameters=(
        "kwijtschelding.aanvullende_beurs",
        "kwijtschelding.minimumloon",
        "kwijtschelding.termijn",
        "draagkracht.minimumloon",
    ),
)
def scheld_beurs_kwijt(
    f: Beursfeiten, parameters: Parameters, recorder: Recorder = STIL
) -> Beursuitkomst:
    """How much of an unconverted aanvullende beurs is remitted: all, a share that falls in a line, or nothing."""
    geheel_tot, deels_tot = inkomensgrenzen(
        inkomensjaar(f.laatste_sf, parameters), f.heeft_partner, parameters
    )
    jaren = parameters.reeks("kwijtschelding.termijn.aanvraag", f.laatste_sf)
    te_laat = f.aanvraagmaand >= np.maximum(f.diplomatermijn_tot, f.laatste_sf + 1 + jaren * JAAR)
    gevallen = [
        (f.heeft_diploma, Beurskwijtschelding.DIPLOMA_BEHAALD),
        (te_laat, Beurskwijtschelding.TE_LAAT),
        (f.inkomen == ONBEKEND, Beurskwijtschelding.INKOMEN_ONBEKEND),
        (f.inkomen <= geheel_tot, Beurskwijtschelding.GEHEEL),
        (f.inkomen < deels_tot, Beurskwijtschelding.GEDEELTELIJK),
    ]
    reden = np.select(
        [g for g, _ in gevallen],
        [int(c) for _, c in gevallen],
        int(Beurskwijtschelding.INKOMEN_TE_HOOG),
    ).astype(np.int64)
    beurs, rente = (
        _deel(bedrag, f.inkomen, reden, geheel_tot, deels_tot)
        for bedrag in (f.aanvullende_beurs, f.rente)
    )
    recorder.stap("inkomen tot waar alles vervalt", geheel_tot, CENTEN, "Wsf 2000 art. 6.2(2)")
    recorder.stap("inkomen tot waar een deel vervalt", deels_tot, CENTEN, "Wsf 2000 art. 6.2(2)")
    recorder.stap("kwijtgescholden aanvullende beurs", beurs, CENTEN, "Wsf 2000 art. 6.2(1)")
    recorder.stap("rente die daarmee vervalt", rente, CENTEN, "Wsf 2000 art. 6.2(3)")
    return Beursuitkomst(reden, beurs, rente, geheel_tot, deels_tot)


def inkomensjaar(laatste_sf: Int, parameters: Parameters) -> Int:
    """The calendar year whose income counts."""
    return laatste_sf // JAAR + parameters.reeks("kwijtschelding.termijn.inkomen", laatste_sf)


@rule(
    law="Wsf 2000 art. 6.2(2)",
    parameters=("kwijtschelding.aanvullende_beurs", "kwijtschelding.minimumloon"),
)
def inkomensgrenzen(jaar: Int, heeft_partner: Bool, parameters: Parameters) -> tuple[Int, Int]:
    """Up to which income all, and below which a part, is remitted; cents, for an income of calendar year `jaar`."""
    maand = jaar * JAAR
    eenheid = parameters.reeks("kwijtschelding.minimumloon.eenheid", maand)
    b = rond_half_op(belastbaar_minimumloon(jaar, parameters, 0), eenheid) * eenheid

    def grens(soort: str) -> Int:
        deel = np.where(
            heeft_partner,
            parameters.reeks(f"kwijtschelding.aanvullende_beurs.samen_{soort}", maand),
            parameters.reeks(f"kwijtschelding.aanvullende_beurs.alleen_{soort}", maand),
        )
        return rond_half_op(b * deel, MILJOEN)

    return grens("geheel"), grens("deels")


def _deel(bedrag: Int, inkomen: Int, reden: Int, geheel_tot: Int, deels_tot: Int) -> Int:
    rond = rond_omlaag if afronding.KWIJTSCHELDING.naar_beneden else rond_half_op
    in_lijn = np.clip(deels_tot - inkomen, 0, deels_tot - geheel_tot)
    gedeeld = rond(bedrag * in_lijn, deels_tot - geheel_tot)
    return np.select(
        [reden == Beurskwijtschelding.GEHEEL, reden == Beurskwijtschelding.GEDEELTELIJK],
        [bedrag, gedeeld],
        0,
    )


@rule(law="Wsf 2000 art. 6.18(2)")
def in_wsnp(maand: Int, wsnp_van: Int, wsnp_tot: Int) -> Bool:
    """In which rows a debt settlement runs: no interest and no term (Faillissementswet 299a); arrears fall under it."""
    return ligt_in(maand, wsnp_van, wsnp_tot)


@rule(law="Wsf 2000 art. 6.18(2)")
def schorsing_met_wsnp(van: Int, tot: Int, wsnp_van: Int, wsnp_tot: Int) -> tuple[Int, Int]:
    """Suspensions for `fase.Fasefeiten` with those of a debt settlement among them."""
    return voeg_samen(van, tot, wsnp_van, wsnp_tot)
