"""When a pause may be had (6.7(2), 10a.5) and when a suspension ends by itself (6.5(5))."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .kolommen import GEEN, Bool
from .machten import Int
from .regeling import Regeling


class Pauzereden(IntEnum):
    """What becomes of an application for months free of terms."""

    TOEGEWEZEN = 0
    NIET_BIJ_KREDIET = 1
    BUITEN_AFLOSFASE = 2
    TE_KORT = 3
    TE_LANG = 4
    TE_LAAT = 5

    @property
    def tekst(self) -> str:
        return _TEKST[self]


_TEKST = {
    Pauzereden.TOEGEWEZEN: "U hoeft in deze maanden niet te betalen. U bent ook later klaar.",
    Pauzereden.NIET_BIJ_KREDIET: "Bij levenlanglerenkrediet kan een aflosvrije periode niet.",
    Pauzereden.BUITEN_AFLOSFASE: "Deze maanden liggen niet in uw aflosfase.",
    Pauzereden.TE_KORT: "Een aflosvrije periode duurt minstens drie maanden.",
    Pauzereden.TE_LANG: "U kunt in totaal hoogstens 60 maanden aflosvrij krijgen.",
    Pauzereden.TE_LAAT: "Vraag een aflosvrije periode minstens een maand van tevoren aan.",
}


@dataclass(frozen=True, slots=True)
class Pauzevraag:
    """Rows of applications; months are indices."""

    regeling: Int
    van: Int  # half-open
    tot: Int
    aanvraagmaand: Int
    aflos_begin: Int
    einde: Int
    gebruikt: Int  # months had or granted before
    betaalt_jaarlijks: Bool  # old debtor abroad (10a.6(4))


@rule(law=("Wsf 2000 art. 6.7(2)", "Wsf 2000 art. 10a.5"), parameters=("fase.aflosvrij",))
def mag_aflosvrij(v: Pauzevraag, parameters: Parameters) -> Int:
    """A `Pauzereden` per row."""
    regel = {
        naam: parameters.reeks(f"fase.aflosvrij.{naam}", v.van)
        for naam in ("hoogstens", "minstens", "minstens_jaarlijks", "vooraf")
    }
    duur = v.tot - v.van
    kortste = np.where(v.betaalt_jaarlijks, regel["minstens_jaarlijks"], regel["minstens"])
    gevallen = [
        (v.regeling == Regeling.LLLK, Pauzereden.NIET_BIJ_KREDIET),
        ((v.van < v.aflos_begin) | (v.van >= v.einde), Pauzereden.BUITEN_AFLOSFASE),
        (duur < kortste, Pauzereden.TE_KORT),
        (v.gebruikt + duur > regel["hoogstens"], Pauzereden.TE_LANG),
        (v.van < v.aanvraagmaand + regel["vooraf"], Pauzereden.TE_LAAT),
    ]
    codes = np.select(
        [g for g, _ in gevallen], [int(c) for _, c in gevallen], int(Pauzereden.TOEGEWEZEN)
    )
    return np.asarray(codes, dtype=np.int64)


@rule(law="Wsf 2000 art. 6.5(5)", parameters=("fase.schorsing",))
def einde_schorsing(
    gevraagd_op: Int,
    geantwoord_op: Int,
    student_tot: Int,
    diplomatermijn_tot: Int,
    dag: int,
    parameters: Parameters,
) -> Int:
    """First day without suspension, as an ordinal; GEEN while it goes on.

    All ordinals, GEEN where not known: the day DUO asked whether he still studies, the day of the answer, the
    first day he was no student, the first day after the diplomatermijn. No answer within 8 weeks ends it on
    the day of the question, or so much earlier as he stopped; `dag` is the business date.
    """
    termijn = parameters.reeks("fase.schorsing.antwoord", np.full(len(gevraagd_op), GEEN))
    gevraagd = gevraagd_op != GEEN
    uiterste = gevraagd_op + termijn
    stil = gevraagd & (dag > uiterste) & ((geantwoord_op == GEEN) | (geantwoord_op > uiterste))
    ver = np.int64(2**40)
    einden = [
        np.where(stil, gevraagd_op, ver),
        np.where(student_tot == GEEN, ver, student_tot),
        np.where(diplomatermijn_tot == GEEN, ver, diplomatermijn_tot),
    ]
    eerste = np.minimum.reduce(einden)
    return np.where(eerste == ver, GEEN, eerste)
