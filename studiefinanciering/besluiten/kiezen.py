"""About whom and which months is decided: at most one span per person and round."""

from dataclasses import dataclass

import numpy as np

from studiefinanciering.dossier.lezen import Dossiers
from studiefinanciering.dossier.verven import leeg, plek, verf
from studiefinanciering.rules.feiten import Int


@dataclass(frozen=True, slots=True)
class Gekozen:
    """Columns of G spans, ascending by person: months [van, tot) of person `rij` in the dossiers."""

    rij: Int
    van: Int
    tot: Int
    vervangt: Int  # decision that is superseded, 0 = none
    aanvraag: Int  # application that it rests on, 0 = none
    is_rest: bool = False  # there is more to decide about somebody: choose again after writing

    def __len__(self) -> int:
        return len(self.rij)

    def deel(self, keuze: Int) -> "Gekozen":
        """Some of the spans."""
        return Gekozen(
            rij=self.rij[keuze],
            van=self.van[keuze],
            tot=self.tot[keuze],
            vervangt=self.vervangt[keuze],
            aanvraag=self.aanvraag[keuze],
            is_rest=self.is_rest,
        )


def kies_nieuw(dossiers: Dossiers, alleen: Int | None = None) -> Gekozen:
    """Months that were asked for and not decided: of each person the first stretch up to a decided month.

    A rejection decides only about the application it answered. `alleen`: person ids to look at.
    """
    persoon, maand = dossiers.persoon, dossiers.feiten.maand
    kolom = maand - dossiers.maanden[0]
    open_ = ~_besloten(dossiers)[persoon, kolom]
    if alleen is not None:
        open_ &= np.isin(dossiers.personen[persoon], alleen)
    rijen = np.flatnonzero(open_)
    wie, eerste = np.unique(persoon[rijen], return_index=True)
    van = maand[rijen[eerste]]
    tot_hoogstens = _eerste_besloten_na(dossiers, wie, van)
    waar = plek(wie, persoon[rijen])
    in_stuk = maand[rijen] < tot_hoogstens[waar]
    tot = np.zeros(len(wie), dtype=np.int64)
    np.maximum.at(tot, waar[in_stuk], maand[rijen[in_stuk]] + 1)
    aanvraag = dossiers.aanvraag[rijen[eerste]]
    vervangt = _afwijzing_over(dossiers, wie, van, tot)
    return Gekozen(wie, van, tot, vervangt, aanvraag, bool((~in_stuk).any()))


def kies_besluiten(
    dossiers: Dossiers, alleen: Int | None = None, behalve: list[int] | None = None
) -> Gekozen:
    """Decisions in force, to be taken anew over their own months: of each person the first.

    `alleen`: person ids to look at; `behalve`: decisions that were handled in an earlier round. More than
    one of a person leaves a rest.
    """
    b = dossiers.besluiten
    past = b["persoon"] >= 0
    if alleen is not None:
        past &= np.isin(dossiers.personen[b["persoon"]], alleen)
    if behalve:
        past &= ~np.isin(b["besluit"], behalve)
    volgorde = np.flatnonzero(past)
    volgorde = volgorde[np.lexsort((b["van"][volgorde], b["persoon"][volgorde]))]
    wie, eerste = np.unique(b["persoon"][volgorde], return_index=True)
    uit = volgorde[eerste]
    van, tot = b["van"][uit], b["tot"][uit]
    aanvraag = np.maximum(b["aanvraag"][uit], _laatste_aanvraag(dossiers, wie, van, tot))
    return Gekozen(wie, van, tot, b["besluit"][uit], aanvraag, len(volgorde) > len(uit))


def _laatste_aanvraag(dossiers: Dossiers, wie: Int, van: Int, tot: Int) -> Int:
    """Of each person the latest application that asks for a month of the span, 0 = none."""
    uit = np.zeros(len(wie), dtype=np.int64)
    waar = plek(wie, dossiers.persoon)
    if len(wie):
        maand = dossiers.feiten.maand
        mee = (waar >= 0) & (maand >= van[waar]) & (maand < tot[waar])
        np.maximum.at(uit, waar[mee], dossiers.aanvraag[mee])
    return uit


def _besloten(dossiers: Dossiers) -> np.ndarray:
    """(P, M): a decision in force answers the application that asks for this month."""
    b = dossiers.besluiten
    maten = (len(dossiers.personen), len(dossiers.maanden))
    begin = int(dossiers.maanden[0])
    ja = leeg(*maten)
    gewoon = b["is_afwijzing"] == 0
    verf(ja, b["persoon"][gewoon], b["van"][gewoon], b["tot"][gewoon], 1, begin=begin)
    afgewezen = leeg(*maten)
    af = ~gewoon
    verf(afgewezen, b["persoon"][af], b["van"][af], b["tot"][af], b["aanvraag"][af], begin=begin)
    gevraagd = leeg(*maten, waarde=-1)
    gevraagd[dossiers.persoon, dossiers.feiten.maand - begin] = dossiers.aanvraag
    return np.asarray((ja == 1) | (afgewezen == gevraagd))


def _eerste_besloten_na(dossiers: Dossiers, wie: Int, van: Int) -> Int:
    """Per person the first month after `van` that another decision (not a rejection) rules."""
    b = dossiers.besluiten
    uit = np.full(len(wie), int(dossiers.maanden[-1]) + 1, dtype=np.int64)
    waar = plek(wie, b["persoon"])
    later = (waar >= 0) & (b["is_afwijzing"] == 0)
    later &= b["van"] > van[np.maximum(waar, 0)] if len(wie) else later
    np.minimum.at(uit, waar[later], b["van"][later])
    return uit


def _afwijzing_over(dossiers: Dossiers, wie: Int, van: Int, tot: Int) -> Int:
    """The rejection that a new decision takes the place of, 0 = none."""
    b = dossiers.besluiten
    uit = np.zeros(len(wie), dtype=np.int64)
    if not len(wie):
        return uit
    waar = plek(wie, b["persoon"])
    raakt = (waar >= 0) & (b["is_afwijzing"] == 1)
    raakt &= (b["van"] < tot[np.maximum(waar, 0)]) & (b["tot"] > van[np.maximum(waar, 0)])
    uit[waar[raakt]] = b["besluit"][raakt]
    return uit
