"""Under which rules a student will repay, if all goes on as now."""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.period import Maand
from studiefinanciering.operations.vooruitzien import Verleden
from terugbetalen.rules.indeling import GEEN_KEUZE, Indelingsfeiten, deel_in
from terugbetalen.rules.indelingsreden import Indelingsreden
from terugbetalen.rules.kolommen import GEEN
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling


@dataclass(frozen=True, slots=True)
class Regels:
    """The rules, why, and what may be chosen instead before the aflosfase begins (None: nothing)."""

    regeling: Regeling
    reden: Indelingsreden
    open_keuze: Regeling | None


def kolom(waarde: int) -> Int:
    """One row."""
    return np.array([waarde], dtype=np.int64)


def regels_van_student(verleden: Verleden, aflosfase_begint: int) -> Regels:
    """The rules of the loan of a student; who borrowed nothing yet is judged as if he would."""

    def maand(waarde: Maand | None) -> Int:
        return kolom(waarde.index if waarde else GEEN)

    nee = np.array([False])
    uit = deel_in(
        Indelingsfeiten(
            is_lllk=nee,
            mbo_eerste=maand(verleden.mbo_eerste),
            mbo_laatste=maand(verleden.mbo_laatste),
            ho_eerste=maand(verleden.ho_eerste),
            ho_laatste=maand(verleden.ho_laatste),
            ho_inschrijving=maand(verleden.ho_inschrijving),
            heeft_ho_lening=np.array([verleden.ho_eerste is not None]),
            heeft_ho_buiten_garantie=nee,
            heeft_master_zonder_basisbeurs=nee,
            aflosfase_begint=kolom(aflosfase_begint),
            keuze=kolom(GEEN_KEUZE),
            keuze_maand=kolom(GEEN),
        ),
        bekende_wet(),
    )
    keuze = int(uit.open_keuze[0])
    return Regels(
        Regeling(int(uit.zonder_keuze[0])),
        Indelingsreden(int(uit.reden[0])),
        Regeling(keuze) if keuze else None,
    )
