"""A year decided, from columns to columns: rate, statutory instalment, draagkracht, what is due. Nothing is read here."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from duo_portal.foundation.explain import CENTEN, CODE, JA_NEE, MAANDEN, PPM, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from terugbetalen.rules.draagkracht import (
    JAREN_TERUG,
    ONBEKEND,
    Draagkrachtfeiten,
    draagkracht,
    te_betalen,
)
from terugbetalen.rules.draagkracht_oud import draagkracht_oud
from terugbetalen.rules.fase import Fase
from terugbetalen.rules.kolommen import JAAR, Bool
from terugbetalen.rules.machten import Int
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rente import rente_ppm, vast_tot
from terugbetalen.rules.samenloop import termijnen_samen
from terugbetalen.rules.termijn import wettelijk_maandbedrag
from terugbetalen.rules.vaststelling import Grond, Vaststelfeiten, grond_vaststelling

from .jaarfeiten import ONGEVRAAGD, Jaarfeiten
from .jaarpartners import met_partner

GEEN_BESLUIT = -1


@dataclass(frozen=True, slots=True)
class Klokuitkomst:
    """Per clock of one row (k,): what `Jaaruitkomst` says of a whole row."""

    rente_ppm: Int
    vast_tot: Int
    wettelijk: Int
    grond: Int
    opnieuw: Bool
    vast_sinds: Int


@dataclass(frozen=True, slots=True)
class Jaaruitkomst:
    """Per row what is decided; `grond` is why the instalment was set (`Grond`), NIET where the old one stays."""

    rente_ppm: Int
    vast_tot: Int
    wettelijk: Int
    draagkracht: Int
    te_betalen: Int
    grond: Int
    vast_sinds: Int
    klokken: dict[int, Klokuitkomst] = field(default_factory=dict)

    def is_anders(self, f: Jaarfeiten) -> Bool:
        """A rate or what is due differs from the decision before; also where there was none."""
        uit = np.asarray((self.rente_ppm != f.oud_rente) | (self.te_betalen != f.oud_te_betalen))
        for i, klok in self.klokken.items():
            uit[i] |= bool((klok.rente_ppm != f.klokken[i].oud_rente).any())
        return uit


@dataclass(frozen=True, slots=True)
class Termijn:
    """Per row the rate, why the instalment is set (`Grond`), whether it is set anew, and what it is, cents."""

    rente_ppm: Int
    grond: Int
    opnieuw: Bool
    wettelijk: Int
    klokken: dict[int, Klokuitkomst] = field(default_factory=dict)


def betaalt(f: Jaarfeiten) -> Bool:
    """Terms are due, or would be but for months off; and there is a debt."""
    in_fase = (f.fase == Fase.AFLOS) | (f.fase == Fase.AFLOSVRIJ)
    return np.asarray(in_fase & (f.schuld > 0) & (f.resterend > 0))


def bereken(f: Jaarfeiten, wet: Parameters, recorder: Recorder = STIL) -> Jaaruitkomst:
    """Raises `RenteOntbreekt` when a rate is not known."""
    t = stel_termijn_vast(f, wet, recorder)
    loopt = betaalt(f)
    ppm, grond, opnieuw, wettelijk = t.rente_ppm, t.grond, t.opnieuw, t.wettelijk
    _leg_termijn_uit(f, opnieuw, wettelijk, recorder)
    kan = _draagkracht(f, loopt, wettelijk, wet, recorder)
    gevraagd = loopt & (f.inkomen != ONGEVRAAGD)
    betaal = te_betalen(_draagfeiten(f), wettelijk, np.where(gevraagd, kan, ONBEKEND), wet)
    recorder.stap("te betalen per maand", betaal, CENTEN, "Wsf 2000 art. 6.10(4)")
    return Jaaruitkomst(
        rente_ppm=ppm,
        vast_tot=vast_tot(f.begin, f.maand),
        wettelijk=wettelijk,
        draagkracht=np.where(gevraagd, kan, ONBEKEND),
        te_betalen=betaal,
        grond=np.where(opnieuw, grond, int(Grond.NIET)),
        vast_sinds=np.where(opnieuw | (f.oud_vast_sinds == GEEN_BESLUIT), f.maand // JAAR, f.oud_vast_sinds),
        klokken=t.klokken,
    )  # fmt: skip


def stel_termijn_vast(f: Jaarfeiten, wet: Parameters, recorder: Recorder = STIL) -> Termijn:
    """Rate and statutory instalment, before anybody's income. Raises `RenteOntbreekt` when a rate is not known."""
    ppm = rente_ppm(f.regeling, f.begin, f.maand, np.zeros(len(f), dtype=np.bool_), wet, recorder)
    loopt = betaalt(f)
    grond = _grond(f, loopt, _minder(f))
    opnieuw = loopt & (
        (grond != Grond.NIET) | (f.oud_vast_sinds == GEEN_BESLUIT) | (f.oud_wettelijk == 0)
    )
    nieuw = wettelijk_maandbedrag(
        f.schuld, ppm, np.maximum(f.resterend, 1), f.regeling, f.maand // JAAR, wet
    )
    wettelijk = np.where(opnieuw, nieuw, np.where(loopt, f.oud_wettelijk, 0))
    klokken = {i: _per_klok(f, i, wet) for i in f.klokken}
    for i, klok in klokken.items():
        gronden = klok.grond[klok.opnieuw]
        grond[i] = gronden.min() if len(gronden) else Grond.NIET
        opnieuw[i], wettelijk[i] = klok.opnieuw.any(), klok.wettelijk.sum()
        _leg_klokken_uit(f, i, klok, recorder)
    return Termijn(ppm, grond, opnieuw, wettelijk, klokken)


def _minder(f: Jaarfeiten) -> Bool:
    """Less than the instalment was due the year before."""
    return np.asarray(
        (f.oud_te_betalen != GEEN_BESLUIT) & (f.oud_te_betalen < f.oud_wettelijk), dtype=np.bool_
    )


def _per_klok(f: Jaarfeiten, i: int, wet: Parameters) -> Klokuitkomst:
    """Rate and instalment of each part of a row; one minimum for all of them (6.9(3))."""
    deel = f.delen(i)
    n = len(deel)
    ppm = rente_ppm(deel.regeling, deel.begin, deel.maand, np.zeros(n, dtype=np.bool_), wet)
    loopt = betaalt(deel)
    grond = _grond(deel, loopt, np.full(n, bool(_minder(f)[i])))
    is_nieuw = (deel.oud_vast_sinds == GEEN_BESLUIT) | (deel.oud_wettelijk <= 0)
    opnieuw = loopt & ((grond != Grond.NIET) | is_nieuw)
    wettelijk = termijnen_samen(
        np.where(loopt, deel.schuld, 0)[None, :],
        ppm[None, :],
        np.maximum(deel.resterend, 1)[None, :],
        deel.regeling[None, :],
        deel.maand[:1] // JAAR,
        wet,
        vast=np.where(opnieuw, -1, deel.oud_wettelijk)[None, :],
    )[0]
    return Klokuitkomst(
        rente_ppm=ppm,
        vast_tot=vast_tot(deel.begin, deel.maand),
        wettelijk=wettelijk,
        grond=grond,
        opnieuw=opnieuw,
        vast_sinds=np.where(
            opnieuw | (deel.oud_vast_sinds == GEEN_BESLUIT), deel.maand // JAAR, deel.oud_vast_sinds
        ),
    )


def _leg_klokken_uit(f: Jaarfeiten, i: int, klok: Klokuitkomst, recorder: Recorder) -> None:
    if not recorder.luistert:
        return
    welke, delen = np.arange(len(f)) == i, f.klokken[i]
    for k in range(len(delen.begin)):
        for naam, kolom, soort, artikel in (
            ("schuld", delen.schuld, CENTEN, "Wsf 2000 art. 6.4"),
            ("rente", klok.rente_ppm, PPM, "Wsf 2000 art. 6.4(3)"),
            ("resterende maanden", delen.resterend, MAANDEN, "Wsf 2000 art. 6.7(1)"),
            ("maandbedrag", klok.wettelijk, CENTEN, "Wsf 2000 art. 6.9"),
        ):
            waarde = np.full(len(f), int(kolom[k]), dtype=np.int64)
            recorder.stap(f"{naam} van deel {k + 1} van de lening", waarde, soort, artikel, welke)


def _grond(f: Jaarfeiten, loopt: Bool, minder: Bool) -> Int:
    nee = np.zeros(len(f), dtype=np.bool_)
    return grond_vaststelling(
        Vaststelfeiten(
            maand=f.maand,
            begin=f.begin,
            aflos_begin=f.aflos_begin,
            is_aflosfase=loopt,
            minder_betaald_vorig_jaar=minder,
            was_geschorst=f.was_geschorst == 1,
            extra_afgelost_vorige_maand=f.extra_afgelost == 1,
            wil_korter=nee,
            is_regeling_nieuw=nee,
        )
    )


def _draagfeiten(f: Jaarfeiten) -> Draagkrachtfeiten:
    """For the threshold of a year the rules go by the year of repayment: two after the peiljaar (6.12(3))."""
    return Draagkrachtfeiten(
        regeling=f.regeling,
        jaar=f.peiljaar + JAREN_TERUG,
        inkomen=np.where(f.inkomen == ONGEVRAAGD, ONBEKEND, f.inkomen),
        partner_inkomen=f.partner_inkomen,
        is_alleenstaande_ouder=f.alleenstaande_ouder == 1,
    )


def _draagkracht(
    f: Jaarfeiten, loopt: Bool, termijn: Int, wet: Parameters, recorder: Recorder
) -> Int:
    feiten = _draagfeiten(f)
    is_oud = f.regeling == Regeling.SF15_OUD
    telt = loopt & (f.inkomen != ONGEVRAAGD)
    zelf = draagkracht(feiten, wet, recorder.alleen(~is_oud & telt))
    oud = draagkracht_oud(feiten, f.heffingskorting, wet, recorder.alleen(is_oud & telt))
    kan = np.where(is_oud, oud.samen(), zelf)
    return met_partner(f, feiten, kan, oud, termijn, wet, recorder)


def _leg_termijn_uit(f: Jaarfeiten, opnieuw: Bool, wettelijk: Int, recorder: Recorder) -> None:
    if not recorder.luistert:
        return
    recorder.stap("terugbetaalregeling", f.regeling, CODE, "Wsf 2000 art. 6.1")
    recorder.stap("fase", f.fase, CODE, "Wsf 2000 art. 6.5")
    recorder.stap("schuld", f.schuld, CENTEN, "Wsf 2000 art. 6.4")
    recorder.stap("resterende maanden", f.resterend, MAANDEN, "Wsf 2000 art. 6.7(1)")
    recorder.stap("maandbedrag opnieuw bepaald", opnieuw, JA_NEE, "Wsf 2000 art. 6.9(2)")
    recorder.stap("wettelijk maandbedrag", wettelijk, CENTEN, "Wsf 2000 art. 6.9")


def per_klok(f: Jaarfeiten, uit: Jaaruitkomst, i: int) -> dict[str, Any]:
    """What was decided for each clock, beside the receipt: the next year goes on from it, and the letter tells it."""
    if i not in uit.klokken:
        return {}
    klok, delen = uit.klokken[i], f.klokken[i]
    return {
        "per_klok": [
            {
                "rente_ppm": int(klok.rente_ppm[k]),
                "vast_tot": str(Maand.van_index(int(klok.vast_tot[k])).eerste_dag),
                "wettelijk": int(klok.wettelijk[k]),
                "vast_sinds": int(klok.vast_sinds[k]),
                "schuld": int(delen.schuld[k]),
                "resterend": int(delen.resterend[k]),
                "fase": Fase(int(delen.fase[k])).name.lower(),
            }
            for k in range(len(delen.begin))
        ]
    }
