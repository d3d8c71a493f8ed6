"""Under which rules a loan is repaid, why, and what the debtor may still choose (6.1, 10a.1-2, 12.14, 12.32).

One row is one loan: ordinary student finance of a person, or his levenlanglerenkrediet. A choice that is made in
time works from the day the aflosfase begins (Regeling sf 2000 6b.3 says so of 12.14(5); the others by analogy),
so that no interest of the past is rewritten; until then the rules without the choice hold.
"""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.explain import CODE, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .indelingsreden import Indelingsreden, Keuzereden
from .kolommen import GEEN, Bool
from .machten import Int
from .regeling import Regeling

GEEN_KEUZE = 0
_REGELING = np.array([reden.regeling for reden in Indelingsreden], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Indelingsfeiten:
    """Rows of loans; months are indices, GEEN where there is none; all columns have length n."""

    is_lllk: Bool
    mbo_eerste: Int  # first and last month with student finance for mbo
    mbo_laatste: Int
    ho_eerste: Int  # the same for ho
    ho_laatste: Int
    ho_inschrijving: Int  # first month enrolled in ho
    heeft_ho_lening: Bool  # ho loan taken, prestatiebeurs included (6.1(1), 6.1(3))
    heeft_ho_buiten_garantie: Bool  # for another programme than one under 12.14, or its master
    heeft_master_zonder_basisbeurs: Bool  # 12.14(5)
    aflosfase_begint: Int  # NOOIT while student finance runs
    keuze: Int  # GEEN_KEUZE or the Regeling that was asked for
    keuze_maand: Int  # month of that application

    def __len__(self) -> int:
        return len(self.is_lllk)


@dataclass(frozen=True, slots=True)
class Indeling:
    """Per row: the rules without and with the choice, from when the choice works, what is open, and why."""

    zonder_keuze: Int  # Regeling; 0 where there is no loan
    regeling: Int  # Regeling from `vanaf` on
    vanaf: Int  # first month of the chosen rules; GEEN where no choice works
    reden: Int  # Indelingsreden of `zonder_keuze`
    keuzereden: Int  # Keuzereden of what was asked
    open_keuze: Int  # Regeling that may be asked for; 0 = none
    open_tot: Int  # first month in which it is too late; NOOIT = student finance still runs

    def op(self, maand: Int) -> Int:
        """The Regeling of each row in a month."""
        gekozen = (self.vanaf != GEEN) & (maand >= self.vanaf)
        return np.where(gekozen, self.regeling, self.zonder_keuze)


@dataclass(frozen=True, slots=True)
class _Kenmerken:
    """What the months mean for the act."""

    oud: Bool
    garantie: Bool  # 12.14(1)
    steun_voor: Bool  # aid before the Wet herinvoering, and from then on
    steun_na: Bool
    mbo: Bool
    ho: Bool


@rule(
    law=(
        "Wsf 2000 art. 6.1(3)",
        "Wsf 2000 art. 6.7(1)",
        "Wsf 2000 art. 6.18(1)",
        "Wsf 2000 art. 10a.1",
        "Wsf 2000 art. 12.14(4)",
        "Wsf 2000 art. 12.32(1)",
        "Wsf 2000 art. 12.32(3)",
    ),
    parameters=("regeling.sf15", "regeling.studievoorschot", "regeling.herinvoering"),
)
def deel_in(f: Indelingsfeiten, parameters: Parameters, recorder: Recorder = STIL) -> Indeling:
    """The rules of each loan, with and without the choice."""
    k = _kenmerken(f, parameters)
    reden = _reden(f, k)
    zonder = _REGELING[reden]
    open_keuze = keuze_die_open_staat(f, reden, parameters)
    keuzereden = beoordeel_keuze(f, open_keuze, parameters)
    werkt = keuzereden == Keuzereden.TOEGEWEZEN
    recorder.stap("terugbetaalregeling", zonder, CODE, "Wsf 2000 art. 6.1")
    recorder.stap("reden", reden, CODE, "Wsf 2000 art. 12.32")
    recorder.stap("gekozen regeling", f.keuze, CODE, "Wsf 2000 art. 12.14(5)", werkt)
    return Indeling(
        zonder_keuze=zonder,
        regeling=np.where(werkt, f.keuze, zonder),
        vanaf=np.where(werkt, f.aflosfase_begint, GEEN),
        reden=reden,
        keuzereden=keuzereden,
        open_keuze=open_keuze,
        open_tot=np.where(open_keuze == GEEN_KEUZE, GEEN, f.aflosfase_begint),
    )


def _kenmerken(f: Indelingsfeiten, parameters: Parameters) -> _Kenmerken:
    def vanaf(naam: str, maand: Int) -> Bool:
        return (maand != GEEN) & (parameters.reeks(naam, maand) == 1)

    def voor(naam: str, maand: Int) -> Bool:
        return (maand != GEEN) & (parameters.reeks(naam, maand) == 0)

    mbo, ho = f.mbo_eerste != GEEN, f.ho_eerste != GEEN
    return _Kenmerken(
        oud=voor("regeling.sf15.mbo", f.mbo_eerste) | voor("regeling.sf15.ho", f.ho_eerste),
        garantie=ho & voor("regeling.studievoorschot.ho", f.ho_inschrijving),
        steun_voor=voor("regeling.herinvoering.mbo", f.mbo_eerste)
        | voor("regeling.herinvoering.ho", f.ho_eerste),
        steun_na=vanaf("regeling.herinvoering.mbo", f.mbo_laatste)
        | vanaf("regeling.herinvoering.ho", f.ho_laatste),
        mbo=mbo,
        ho=ho & f.heeft_ho_lening,
    )


def _reden(f: Indelingsfeiten, k: _Kenmerken) -> Int:
    ander_ho = k.ho & (~k.garantie | f.heeft_ho_buiten_garantie)
    gevallen = [
        (f.is_lllk, Indelingsreden.LEVENLANGLEREN),
        (~(k.mbo | k.ho), Indelingsreden.GEEN_LENING),
        (k.oud, Indelingsreden.EERSTE_STEUN_VOOR_2009),
        (ander_ho & (k.mbo | k.garantie), Indelingsreden.HO_LENING_ERBIJ),
        (ander_ho, Indelingsreden.HO_LENING),
        (k.garantie & k.ho & ~k.steun_na, Indelingsreden.HO_VOOR_2015),
        (k.garantie & k.ho, Indelingsreden.HO_VOOR_2015_EN_NA_2023),
        (k.steun_voor & ~k.steun_na, Indelingsreden.MBO_VOOR_2023),
        (k.steun_voor, Indelingsreden.MBO_VOOR_EN_NA_2023),
    ]
    return np.asarray(
        np.select(
            [g for g, _ in gevallen], [int(r) for _, r in gevallen], Indelingsreden.MBO_NA_2023
        ),
        dtype=np.int64,
    )


@rule(
    law=("Wsf 2000 art. 10a.2", "Wsf 2000 art. 12.14(5)", "Wsf 2000 art. 12.32(2)"),
    parameters=("regeling.keuze_oud",),
)
def keuze_die_open_staat(f: Indelingsfeiten, reden: Int, parameters: Parameters) -> Int:
    """Which Regeling may be asked for before the aflosfase begins; 0 = none.

    Old debtors may go to SF15, or (12.14(5) group) to SF35 as well: for them SF15 is named here and
    `beoordeel_keuze` takes both.
    """
    oud = reden == Indelingsreden.EERSTE_STEUN_VOOR_2009
    oud_open = oud & (parameters.reeks("regeling.keuze_oud.open", f.aflosfase_begint) == 1)
    naar_sf15 = np.isin(
        reden, [Indelingsreden.MBO_VOOR_EN_NA_2023, Indelingsreden.HO_VOOR_2015_EN_NA_2023]
    )
    naar_sf35 = (reden == Indelingsreden.HO_VOOR_2015) & f.heeft_master_zonder_basisbeurs
    return np.select(
        [oud_open | naar_sf15, naar_sf35], [int(Regeling.SF15), int(Regeling.SF35)], GEEN_KEUZE
    ).astype(np.int64)


@rule(
    law=("Wsf 2000 art. 10a.2(2)", "Wsf 2000 art. 12.14(5)", "Wsf 2000 art. 12.32(2)"),
    parameters=("regeling.keuze_master", "regeling.studievoorschot", "regeling.sf15"),
)
def beoordeel_keuze(f: Indelingsfeiten, open_keuze: Int, parameters: Parameters) -> Int:
    """What becomes of the application: a `Keuzereden` per row."""
    via_master = f.heeft_master_zonder_basisbeurs & (f.keuze == Regeling.SF35)
    garantie = (f.ho_inschrijving != GEEN) & (
        parameters.reeks("regeling.studievoorschot.ho", f.ho_inschrijving) == 0
    )
    ook_sf35 = (open_keuze == Regeling.SF15) & via_master & garantie & _is_oud(f, parameters)
    mag = (f.keuze == open_keuze) | ook_sf35
    te_vroeg = via_master & (parameters.reeks("regeling.keuze_master.open", f.keuze_maand) == 0)
    return np.select(
        [f.keuze == GEEN_KEUZE, ~mag, f.keuze_maand >= f.aflosfase_begint, te_vroeg],
        [
            int(Keuzereden.NIETS_GEVRAAGD),
            int(Keuzereden.NIET_MOGELIJK),
            int(Keuzereden.TE_LAAT),
            int(Keuzereden.TE_VROEG),
        ],
        int(Keuzereden.TOEGEWEZEN),
    ).astype(np.int64)


def _is_oud(f: Indelingsfeiten, parameters: Parameters) -> Bool:
    return _kenmerken(f, parameters).oud
