"""Is there a right in this month, and to what (chapter 2)? One reason code and one phase per row.

Tour: `recht` runs the tests of ordinary student finance in order; the first that stands in the way gives the
reason. Rows without an ordinary right that ask for levenlanglerenkrediet are judged again by its own rule.
Each test is a function of the columns, so that a reason can be traced to its article.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duo_portal.foundation.explain import JA_NEE, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import Nationaliteit, Onderwijs, Opleidingsvorm
from .fase import Fase
from .feiten import Bool, Feiten
from .geldigheid import is_geldig
from .leeftijd import Geboorte, eerste_maand_mbo
from .levenlanglerenkrediet import reden_geen_krediet
from .niet_gemodelleerd import BuitenModel
from .parameters import is_bekend
from .reden import Reden

Redenen = NDArray[np.int16]
Fasen = NDArray[np.int8]
# What also stands in the way of the levenlanglerenkrediet; every other refusal may lead to it.
_OOK_GEEN_KREDIET = (
    Reden.RECHT,
    Reden.BUITEN_BEKENDE_WET,
    Reden.ONGELDIGE_GEGEVENS,
    Reden.NIET_GEMODELLEERD,
    Reden.UITREIZIGER,
    Reden.NATIONALITEIT,
    Reden.NIET_IN_NEDERLAND,
    Reden.NIET_INGESCHREVEN,
    Reden.OPLEIDING_TE_KORT,
    Reden.BUITENLANDSE_STEUN,
)


@dataclass(frozen=True, slots=True)
class Recht:
    """Per row the reason (`Reden`, 0 = right) and the phase (`Fase`)."""

    reden: Redenen
    fase: Fasen


@rule(
    law=(
        "Wsf 2000 art. 2.1",
        "Wsf 2000 art. 2.2",
        "Wsf 2000 art. 2.3",
        "Wsf 2000 art. 2.4",
        "Wsf 2000 art. 2.5",
        "Wsf 2000 art. 2.7a",
        "Wsf 2000 art. 2.8",
        "Wsf 2000 art. 2.13",
        "Wsf 2000 art. 2.16",
        "Wsf 2000 art. 2.17a",
    ),
    parameters=(
        "recht.leeftijd",
        "recht.termijn",
        "recht.samenloop",
        "recht.afwezigheid",
        "leenfase.duur",
    ),
)
def recht(feiten: Feiten, parameters: Parameters, recorder: Recorder = STIL) -> Recht:
    """Judge each row on the first of its month (art. 1.2)."""
    reden = np.zeros(len(feiten), dtype=np.int16)
    for code, staat_in_de_weg in _toetsen(feiten, parameters).items():
        reden = np.where((reden == 0) & staat_in_de_weg, np.int16(code), reden)
    fase = np.where(reden == 0, _gewone_fase(feiten), Fase.GEEN)
    reden, fase = _deelrechten(feiten, reden, fase)
    reden, fase = _krediet(feiten, parameters, reden, fase)
    toegang_mbo = (reden == Reden.WERKCRITERIUM) & ~feiten.is_ho
    reden = np.where(toegang_mbo, np.int16(Reden.NIET_GEMODELLEERD), reden)
    if recorder.luistert:
        recorder.stap("recht op studiefinanciering", reden == 0, JA_NEE, "Wsf 2000 art. 2.1")
        for code in np.unique(reden[reden != 0]).tolist():
            waarom = Reden(code)
            rijen = reden == code
            recorder.stap(waarom.tekst, rijen, JA_NEE, waarom.artikel, rijen)
    return Recht(reden.astype(np.int16), fase.astype(np.int8))


def _toetsen(f: Feiten, p: Parameters) -> dict[Reden, Bool]:
    """What stands in the way, in the order in which it is said."""
    ho, maand = f.is_ho, f.maand
    bekend = np.where(ho, is_bekend(p, Onderwijs.HO, maand), is_bekend(p, Onderwijs.MBO, maand))
    return {
        Reden.BUITEN_BEKENDE_WET: ~bekend,
        Reden.ONGELDIGE_GEGEVENS: ~is_geldig(f),
        Reden.NIET_GEMODELLEERD: f.buiten_model != BuitenModel.GEEN,
        Reden.UITREIZIGER: f.is_uitreiziger,
        **_nationaliteit(f),
        Reden.NIET_INGESCHREVEN: ~f.is_ingeschreven,
        Reden.OPLEIDING_TE_KORT: ~f.opleiding_lang_genoeg,
        Reden.BUITENLANDSE_STEUN: ho & f.heeft_buitenlandse_steun,
        Reden.SOORT_OPLEIDING: ~_goede_vorm(f),
        **_leeftijd(f, p),
        **_verbruik(f, p),
        Reden.AFWEZIG: _is_niveau_12(f)
        & ~f.is_opleiding_buitenland
        & (f.weken_afwezig >= p.reeks("recht.afwezigheid.einde", maand)),
        Reden.WERKCRITERIUM: (f.nationaliteit == Nationaliteit.EU_WERKCRITERIUM)
        & ~f.voldoet_werkcriterium,
    }


def _nationaliteit(f: Feiten) -> dict[Reden, Bool]:
    groep = f.nationaliteit == Nationaliteit.AANGEWEZEN_GROEP
    return {
        Reden.NATIONALITEIT: f.nationaliteit == Nationaliteit.GEEN,
        Reden.NIET_IN_NEDERLAND: groep & ~f.woont_in_nederland,
    }


def _goede_vorm(f: Feiten) -> Bool:
    """Full-time or dual in higher education (1.1(2), 2.8), bol in mbo (2.4)."""
    vol = (f.opleidingsvorm == Opleidingsvorm.VOLTIJD) | (f.opleidingsvorm == Opleidingsvorm.DUAAL)
    return np.where(f.is_ho, vol, f.opleidingsvorm == Opleidingsvorm.BOL)


def _is_niveau_12(f: Feiten) -> Bool:
    return ~f.is_ho & (f.niveau <= 2)


def _leeftijd(f: Feiten, p: Parameters) -> dict[Reden, Bool]:
    geboorte = Geboorte.van(f.geboren)
    achttien = geboorte.wordt(p.reeks("recht.leeftijd.minimum_mbo", f.maand))
    dertig = geboorte.wordt(p.reeks("recht.leeftijd.maximum", f.maand))
    return {
        Reden.OUDER_DAN_30: (f.maand > dertig.maand) & ~f.heeft_doorlopend_recht,
        Reden.NOG_GEEN_18: ~f.is_ho & (f.maand < eerste_maand_mbo(achttien)),
    }


def _verbruik(f: Feiten, p: Parameters) -> dict[Reden, Bool]:
    """Ten years, 36 loan months, and mbo after four years of prestatiebeurs."""
    niveau_12, vier_jaar = _is_niveau_12(f), p.reeks("recht.samenloop.prestatiebeurs", f.maand)
    in_buitenland = niveau_12 & f.is_opleiding_buitenland
    # Abroad at level 1-2 the columns of used months count the gift of 4.18(1), so mbo 3-4 has its own.
    mbo_gebruikt = np.where(in_buitenland, f.prestatiebeurs_mbo_gebruikt, f.prestatiebeurs_gebruikt)
    einde = f.eerste_toekenning + p.reeks("recht.termijn.maanden", f.maand) + f.diplomatermijn_extra
    begonnen = f.eerste_toekenning >= 0
    leenmaanden_op = f.leenfase_gebruikt >= p.reeks("leenfase.duur.maanden", f.maand)
    return {
        Reden.MBO_NA_HO_PRESTATIEBEURS: ~f.is_ho & (f.prestatiebeurs_ho_gebruikt >= vier_jaar),
        Reden.MBO_12_NA_PRESTATIEBEURS: niveau_12 & (mbo_gebruikt >= vier_jaar),
        Reden.TIEN_JAAR_VOORBIJ: ~niveau_12 & begonnen & (f.maand >= einde),
        Reden.LEENFASE_VOORBIJ: (~niveau_12 | in_buitenland)
        & (f.prestatiebeurs_gebruikt >= f.prestatiebeurs_maanden)
        & leenmaanden_op,
    }


def _gewone_fase(f: Feiten) -> Fasen:
    """Gift at mbo 1-2 in the Netherlands; elsewhere the granted months first and then the loan phase.

    At mbo 1-2 abroad the columns of used months count the four years of gift (art. 4.18(1)).
    """
    niveau_12 = _is_niveau_12(f)
    over = f.prestatiebeurs_gebruikt < f.prestatiebeurs_maanden
    beurs = np.where(niveau_12, Fase.GIFT, Fase.PRESTATIEBEURS)
    onbeperkt = niveau_12 & ~f.is_opleiding_buitenland
    return np.where(over | onbeperkt, beurs, Fase.LEENFASE).astype(np.int8)


def _deelrechten(f: Feiten, reden: Redenen, fase: Fasen) -> tuple[Redenen, Fasen]:
    """Part of the right in spite of a refusal: travel under 18, help with the access to education."""
    reist = (reden == Reden.NOG_GEEN_18) & f.vraagt_reisvoorziening
    toegang = (reden == Reden.WERKCRITERIUM) & f.is_ho & ~f.is_opleiding_buitenland
    toegang &= f.collegegeldkrediet_gevraagd != 0
    fase = np.where(reist, Fase.ALLEEN_REIS, np.where(toegang, Fase.ALLEEN_TOEGANG, fase))
    return np.where(reist | toegang, np.int16(0), reden), fase


@rule(law="Wsf 2000 art. 3.16c", parameters=("levenlanglerenkrediet.duur",))
def kredietrijen(feiten: Feiten, parameters: Parameters) -> dict[str, NDArray[Any]]:
    """The columns of `Maandrijen` about levenlanglerenkrediet, judged apart from months used and other rights.

    `is_krediet` as if there was none in the month before, `is_krediet_doorlopend` as if there was (2.3a(3)).
    """
    f, n = feiten, len(feiten)
    maanden = parameters.reeks("levenlanglerenkrediet.duur.maanden", f.maand)
    deeltijd = parameters.reeks("levenlanglerenkrediet.duur.extra_deeltijd", f.maand)
    extra = np.where(f.is_ho & (f.opleidingsvorm == Opleidingsvorm.DEELTIJD), deeltijd, 0)
    kolommen = {"krediet_maanden": maanden, "krediet_extra": extra}
    vraagt = f.vraagt_levenlanglerenkrediet != 0
    if not vraagt.any():
        nee = np.zeros(n, np.bool_)
        return {"is_krediet": nee, "is_krediet_doorlopend": nee, **kolommen}
    toetsen = _toetsen(f, parameters)
    for code in _OOK_GEEN_KREDIET:
        if code in toetsen:
            vraagt &= ~toetsen[code]
    vraagt &= ~((f.collegegeldkrediet_gevraagd != 0) & f.is_ho & toetsen[Reden.WERKCRITERIUM])
    nul = np.zeros(n, np.int64)
    los, door = (
        replace(f, krediet_gebruikt=nul, heeft_doorlopend_krediet=np.full(n, loopt))
        for loopt in (False, True)
    )
    return {
        "is_krediet": vraagt & (reden_geen_krediet(los, parameters) == 0),
        "is_krediet_doorlopend": vraagt & (reden_geen_krediet(door, parameters) == 0),
        **kolommen,
    }


def _krediet(f: Feiten, p: Parameters, reden: Redenen, fase: Fasen) -> tuple[Redenen, Fasen]:
    """Levenlanglerenkrediet for who asks for it and has no ordinary right (arts. 3.1(3), 3.16b(2)(a))."""
    vraagt = (f.vraagt_levenlanglerenkrediet != 0) & ~np.isin(reden, _OOK_GEEN_KREDIET)
    if not vraagt.any():
        return reden, fase
    eigen = reden_geen_krediet(f, p)
    reden = np.where(vraagt, eigen, reden)
    return reden, np.where(vraagt & (eigen == 0), Fase.LEVENLANGLERENKREDIET, fase)
