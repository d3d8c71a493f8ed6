"""The travel product used after the right had ended (3.27), and not usable while there was a right (3.29).

The product must be stopped by the 10th of the first month without a right. Half-months are counted from the
start of that month, used or not: numbers 1 and 2 carry the low amount, from number 3 the high one, and only
half-months with use are charged. Of number 1 only the 11th to the 15th counts. A new right starts the count
again. "The month in which the right ended" is read as the first month without it.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.explain import AANTAL, CENTEN, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import GEEN_MAAND, Bool, Code, Int
from .kalender import dag_van_maand, maand_van_dag


class Boetereden(IntEnum):
    """Why an amount is due for a day of use, or not."""

    VERSCHULDIGD = 0
    HAD_RECHT = 1
    NOOIT_RECHT = 2  # no earlier right: nothing to count from, for a person to look at
    VOOR_DE_ELFDE = 3  # 3.27(1) and (4)
    AL_GEREKEND = 4  # another day of the same half-month
    NIET_TE_VERWIJTEN = 5  # 3.27(7)
    BUITEN_BEKENDE_WET = 6


@dataclass(frozen=True, slots=True)
class Boete:
    """Per day of use (n): the amount in cents, the number of its half-month, the reason."""

    bedrag_centen: Int
    nummer: Int
    reden: Code


@rule(
    law=("Wsf 2000 art. 3.27(1)", "Wsf 2000 art. 3.27(6)"),
)
def einde_van_recht(*, persoon: Int, gebruik: Int, recht_persoon: Int, recht_maand: Int) -> Int:
    """First month without right (month index) that each day of use (n,) follows on.

    `gebruik` are ordinal days; (`recht_persoon`, `recht_maand`) the months with a travel right, sorted.
    The month of use itself + 1 when there was a right then; GEEN_MAAND when there never was one.
    """
    groot = 1 << 20  # above any month index
    sleutels = recht_persoon.astype(np.int64) * groot + recht_maand
    maand = maand_van_dag(gebruik)
    plek = np.searchsorted(sleutels, persoon.astype(np.int64) * groot + maand, side="right") - 1
    if not len(sleutels):
        return np.full(len(gebruik), GEEN_MAAND, dtype=np.int64)
    eigen = (plek >= 0) & (recht_persoon[np.maximum(plek, 0)] == persoon)
    return np.where(eigen, recht_maand[np.maximum(plek, 0)] + 1, GEEN_MAAND)


@rule(
    law=(
        "Wsf 2000 art. 3.27(2)",
        "Wsf 2000 art. 3.27(3)",
        "Wsf 2000 art. 3.27(4)",
        "Wsf 2000 art. 3.27(5)",
        "Wsf 2000 art. 3.27(7)",
    ),
    parameters=("ov_boete.bedrag", "ov_boete.telling"),
)
def ov_boete(
    *,
    persoon: Int,
    gebruik: Int,
    einde: Int,
    is_verwijtbaar: Bool,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> Boete:
    """The amount for each day of use (n,), sorted by person and day; a half-month is charged once.

    `einde` as `einde_van_recht` gives it. The amount is that of the half-month's own calendar year.
    """
    maand = maand_van_dag(gebruik)
    dag = gebruik - dag_van_maand(maand) + 1
    tweede_helft = dag > parameters.reeks("ov_boete.telling.eerste_helft_tot", maand)
    nummer = 2 * (maand - einde) + tweede_helft + 1
    te_vroeg = (nummer == 1) & (dag <= parameters.reeks("ov_boete.telling.stopdag", maand))
    reden = np.select(
        [
            einde == GEEN_MAAND,
            maand < einde,
            te_vroeg,
            ~is_verwijtbaar,
            ~parameters.bekend("ov_boete.bedrag.laag", maand),
        ],
        [
            Boetereden.NOOIT_RECHT,
            Boetereden.HAD_RECHT,
            Boetereden.VOOR_DE_ELFDE,
            Boetereden.NIET_TE_VERWIJTEN,
            Boetereden.BUITEN_BEKENDE_WET,
        ],
        default=Boetereden.VERSCHULDIGD,
    ).astype(np.int8)
    reden = _eenmaal_per_helft(persoon, 2 * maand + tweede_helft, reden)
    laag = nummer <= parameters.reeks("ov_boete.telling.aantal_laag", maand)
    tarief = np.where(
        laag,
        parameters.reeks("ov_boete.bedrag.laag", maand),
        parameters.reeks("ov_boete.bedrag.hoog", maand),
    )
    verschuldigd = reden == Boetereden.VERSCHULDIGD
    bedrag = np.where(verschuldigd, tarief, 0)
    if recorder.luistert:
        recorder.stap("halve maand", nummer, AANTAL, "Wsf 2000 art. 3.27(4)", verschuldigd)
        recorder.stap("verschuldigd", bedrag, CENTEN, "Wsf 2000 art. 3.27(2)")
    return Boete(bedrag, np.where(nummer > 0, nummer, 0) * (einde != GEEN_MAAND), reden)


def _eenmaal_per_helft(persoon: Int, helft: Int, reden: Code) -> Code:
    """Charge the first due day of each person's half-month and mark the others."""
    uit = reden.copy()
    due = np.flatnonzero(reden == Boetereden.VERSCHULDIGD)
    if len(due) > 1:
        dubbel = (np.diff(persoon[due]) == 0) & (np.diff(helft[due]) == 0)
        uit[due[1:][dubbel]] = Boetereden.AL_GEREKEND
    return uit


class Vergoedingsreden(IntEnum):
    """Why the minister owes a compensation, or not."""

    VERSCHULDIGD = 0
    NIET_DOOR_MINISTER = 1
    TE_LAAT_COMPLEET = 2  # application or data within 8 weeks before the month
    TE_LAAT_GEVRAAGD = 3  # 3.29(2)
    UITGESLOTEN = 4  # 3.29(3): no use, or the card lost, stolen, taken or broken
    EXTRA_REISVOORZIENING = 5  # 13.2a(4)
    BUITEN_BEKENDE_WET = 6


@dataclass(frozen=True, slots=True)
class Vergoeding:
    """Per half-month (n): the amount in cents and the reason."""

    bedrag_centen: Int
    reden: Code


@rule(
    law=("Wsf 2000 art. 3.29", "Wsf 2000 art. 13.2a(4)"),
    parameters=("ov_boete.bedrag", "ov_boete.vergoeding"),
)
def ov_vergoeding(
    *,
    maand: Int,
    door_minister: Bool,
    compleet: Int,
    gevraagd: Int,
    termijn_vanaf: Int,
    is_uitgesloten: Bool,
    is_extra: Bool,
    parameters: Parameters,
) -> Vergoeding:
    """The high amount of 3.27(2)(b) per half-month (our reading) in which the right could not be used.

    All (n,): `compleet` the ordinal of the later of application and last datum given, `gevraagd` of the
    claim, `termijn_vanaf` the later of the first award decision and the start of the right.
    """
    vooraf = parameters.reeks("ov_boete.vergoeding.vooraf", maand)
    termijn = parameters.reeks("ov_boete.vergoeding.aanvraagtermijn", maand)
    reden = np.select(
        [
            is_extra,
            is_uitgesloten,
            ~door_minister,
            dag_van_maand(maand) - compleet <= vooraf,
            gevraagd > termijn_vanaf + termijn,
            ~parameters.bekend("ov_boete.bedrag.hoog", maand),
        ],
        [
            Vergoedingsreden.EXTRA_REISVOORZIENING,
            Vergoedingsreden.UITGESLOTEN,
            Vergoedingsreden.NIET_DOOR_MINISTER,
            Vergoedingsreden.TE_LAAT_COMPLEET,
            Vergoedingsreden.TE_LAAT_GEVRAAGD,
            Vergoedingsreden.BUITEN_BEKENDE_WET,
        ],
        default=Vergoedingsreden.VERSCHULDIGD,
    ).astype(np.int8)
    hoog = parameters.reeks("ov_boete.bedrag.hoog", maand)
    return Vergoeding(np.where(reden == Vergoedingsreden.VERSCHULDIGD, hoog, 0), reden)
