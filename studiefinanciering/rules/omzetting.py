"""What becomes a gift: on a diploma, on incapacity, or never.

Rows are award lines of prestatiebeurs: one person, month and component. `Omzetfeiten` tells of each line
which month of prestatiebeurs it was, and of its person which diploma counts, when it was obtained and
reported. `omzetten` answers per line: the new form, a reason, and the day on which the conversion takes
effect; interest on what is converted lapses (arts. 4.15, 5.17).

Readings of ours: the conversion takes effect on the last day the act allows, 1 January after the report;
of mbo, all travel months convert with the diploma (4.10(1) names the months of 4.7(1) only, yet the travel
months of 4.6b and 4.7(3) are prestatiebeurs too); an extension for illness (5.2b) counts as duration.
"""

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .componenten import Component, Onderwijs, Vorm
from .feiten import GEEN_MAAND, Bool, Code, Int
from .kalender import eerste_januari_na, maand_van_dag
from .omzetfeiten import GEEN_DAG, HO_DIPLOMAS, Diploma, Omzetfeiten, Omzetreden, Omzetting


@rule(law=("Wsf 2000 art. 5.7(1)", "Wsf 2000 art. 5.7(3)", "Wsf 2000 art. 5.7(6)"))
def omzetbare_maanden(
    *,
    associate_degree: Int,
    bachelor_of_geheel: Int,
    hbo_master: Int,
    extra: Int,
) -> Int:
    """Months that the diplomas of a person turn into a gift together (n,).

    Nominal months of each programme, 0 = not obtained. An AD lies within the bachelor that follows it, a wo
    bachelor within the whole of bachelor and master; an hbo master comes on top. `extra` are months granted
    on top of the nominal duration (5.2a-5.2c).
    """
    eerste: Int = np.maximum(associate_degree, bachelor_of_geheel)
    return eerste + hbo_master + np.where(eerste + hbo_master > 0, extra, 0)


@rule(
    law=(
        "Wsf 2000 art. 4.10",
        "Wsf 2000 art. 4.13",
        "Wsf 2000 art. 4.14(3)",
        "Wsf 2000 art. 4.15",
        "Wsf 2000 art. 4.22",
        "Wsf 2000 art. 5.7",
        "Wsf 2000 art. 5.9",
        "Wsf 2000 art. 5.15",
        "Wsf 2000 art. 5.16(3)",
        "Wsf 2000 art. 5.17",
    ),
    parameters=("omzetting.ho", "omzetting.mbo", "prestatiebeurs.mbo"),
)
def omzetten(feiten: Omzetfeiten, parameters: Parameters) -> Omzetting:
    """The form of each line after what is known of its person, and the day on which it takes effect."""
    zonder_diploma = [feiten.arbeidsongeschikt > GEEN_DAG, feiten.structureel > GEEN_DAG]
    binnen = maand_van_dag(feiten.behaald) < feiten.einde_termijn
    ongeschikt_binnen = maand_van_dag(feiten.arbeidsongeschikt) < feiten.einde_termijn
    reden = np.select(
        [
            feiten.vorm == Vorm.GIFT,
            feiten.vorm != Vorm.PRESTATIEBEURS,
            zonder_diploma[0] & ongeschikt_binnen,
            zonder_diploma[1],
            (feiten.diploma == Diploma.GEEN) | (feiten.behaald == GEEN_DAG) | ~_past(feiten),
            ~binnen,
            ~_gemeld_of_aangevraagd(feiten, parameters),
            ~_binnen_duur(feiten, parameters),
        ],
        [
            Omzetreden.AL_GIFT,
            Omzetreden.GEEN_PRESTATIEBEURS,
            Omzetreden.ARBEIDSONGESCHIKT,
            Omzetreden.STRUCTUREEL,
            Omzetreden.GEEN_DIPLOMA,
            Omzetreden.BUITEN_TERMIJN,
            Omzetreden.GEEN_AANVRAAG,
            Omzetreden.BUITEN_DUUR,
        ],
        default=Omzetreden.DIPLOMA,
    ).astype(np.int8)
    om = reden < Omzetreden.AL_GIFT
    vorm = np.where(om, Vorm.GIFT, feiten.vorm).astype(np.int8)
    return Omzetting(vorm, reden, np.where(om, _ingang(feiten, reden), GEEN_DAG))


def _past(feiten: Omzetfeiten) -> Bool:
    """A ho diploma settles mbo prestatiebeurs too (4.10(4)); an mbo diploma never settles that of ho."""
    uit_ho = np.isin(feiten.diploma, HO_DIPLOMAS)
    return np.where(feiten.onderwijs == Onderwijs.HO, uit_ho, feiten.diploma != Diploma.GEEN)


def _gemeld_of_aangevraagd(feiten: Omzetfeiten, parameters: Parameters) -> Bool:
    """Reported by the institution, or applied for within three months after the term (4.22(1), 5.9(2))."""
    is_ho = feiten.onderwijs == Onderwijs.HO
    ho = parameters.reeks("omzetting.ho.aanvraagtermijn", feiten.maand)
    mbo = parameters.reeks("omzetting.mbo.aanvraagtermijn", feiten.maand)
    grens = feiten.einde_termijn + np.where(is_ho, ho, mbo)
    op_tijd = (feiten.aangevraagd > GEEN_DAG) & (maand_van_dag(feiten.aangevraagd) < grens)
    alleen_op_aanvraag = is_ho & (feiten.diploma == Diploma.WO_BACHELOR)  # 5.7(6)
    return op_tijd | ((feiten.gemeld > GEEN_DAG) & ~alleen_op_aanvraag)


def _binnen_duur(feiten: Omzetfeiten, parameters: Parameters) -> Bool:
    """ho: months up to the duration, travel a year more (AD: all travel); mbo: 4.7(1), or 4.7(2) too."""
    is_reis = feiten.component == Component.REISVOORZIENING
    in_beurs = (feiten.volgnummer > 0) & (feiten.volgnummer <= feiten.duur_opleiding)
    jaar_extra = feiten.duur_opleiding + parameters.reeks("omzetting.ho.reis_extra", feiten.maand)
    reis = (feiten.reisnummer > 0) & (feiten.reisnummer <= jaar_extra)
    ho = np.where(is_reis, reis | (feiten.diploma == Diploma.ASSOCIATE_DEGREE), in_beurs)
    specialist = feiten.volgnummer > _duur_mbo(feiten, parameters)
    mbo = (
        ~specialist | (feiten.diploma == Diploma.SPECIALIST) | np.isin(feiten.diploma, HO_DIPLOMAS)
    )
    return np.where(feiten.onderwijs == Onderwijs.HO, ho, mbo)


def _duur_mbo(feiten: Omzetfeiten, parameters: Parameters) -> Int:
    """Months of 4.7(1), longer when the line's person was granted more (4.12) in `duur_opleiding`."""
    return np.maximum(
        parameters.reeks("prestatiebeurs.mbo.duur", feiten.maand), feiten.duur_opleiding
    )


def _ingang(feiten: Omzetfeiten, reden: Code) -> Int:
    """1 January after report, finding, application or decision (4.10(5), 4.22(2), 5.9(1)-(2))."""
    bericht = np.where(feiten.gemeld > GEEN_DAG, feiten.gemeld, feiten.aangevraagd)
    op_aanvraag = (feiten.onderwijs == Onderwijs.HO) & (feiten.diploma == Diploma.WO_BACHELOR)
    bericht = np.where(op_aanvraag, feiten.aangevraagd, bericht)
    ongeschikt = reden == Omzetreden.ARBEIDSONGESCHIKT
    structureel = reden == Omzetreden.STRUCTUREEL
    # Incapacity and structural circumstances: the act names no later day, so it is the day itself.
    diploma = eerste_januari_na(np.maximum(bericht, 1))
    return np.select(
        [ongeschikt, structureel], [feiten.arbeidsongeschikt, feiten.structureel], diploma
    )


@rule(law=("Wsf 2000 art. 4.8(2)", "Wsf 2000 art. 5.3(2)"))
def scheldt_reismaand_kwijt(
    *,
    component: Code,
    vorm: Code,
    is_gekoppeld: Bool,
    is_geldvergoeding: Bool,
    is_termijn_voorbij: Bool,
) -> Bool:
    """Travel that stays a debt is waived, with its interest, for a month without a linked product.

    `is_gekoppeld`: linked to a card at any moment of the month; a month with the cash allowance is never
    waived. All columns (n,); the lines are those that `omzetten` left as prestatiebeurs.
    """
    blijft_schuld = (vorm == Vorm.PRESTATIEBEURS) & is_termijn_voorbij
    reis = component == Component.REISVOORZIENING
    return np.asarray(blijft_schuld & reis & ~is_gekoppeld & ~is_geldvergoeding)


def termijn_loopt(einde_termijn: Int, maand: Int) -> Bool:
    """Whether a diploma can still be obtained in time in month index `maand` (n,)."""
    return np.asarray((einde_termijn != GEEN_MAAND) & (maand < einde_termijn))
