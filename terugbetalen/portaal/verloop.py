"""A debt played month by month, by the rules: a row is a plan, so that plans can stand side by side.

Payments come in at the end of a month, as the statutory instalment assumes. Incomes, the minimum wage and the free
amounts stay as they are in `jaar`: everything is in the euros of now.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from terugbetalen.rules.draagkracht import (
    GEEN_PARTNER,
    ONBEKEND,
    Draagkrachtfeiten,
    draagkracht,
    te_betalen,
)
from terugbetalen.rules.draagkracht_oud import draagkracht_oud
from terugbetalen.rules.fase import Fase, Fasefeiten, Fasen, bepaal_fasen, fase_op
from terugbetalen.rules.fase import resterende_maanden as resterend_op
from terugbetalen.rules.kolommen import JAAR, Bool
from terugbetalen.rules.machten import Int
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rentebedrag import rente_van_maand
from terugbetalen.rules.termijn import wettelijk_maandbedrag
from terugbetalen.rules.vaststelling import (
    Grond,
    Vaststelfeiten,
    grond_vaststelling,
    termijn_van_maand,
)

PER_MAAND = ("erbij", "rente_ppm", "inkomen", "vrijwillig")


@dataclass(frozen=True, slots=True)
class Inkomen:
    """What somebody earns, cents a year, the same every year; ONBEKEND and GEEN_PARTNER as in the rules."""

    eigen: int = ONBEKEND
    partner: int = GEEN_PARTNER
    is_alleenstaande_ouder: bool = False


@dataclass(frozen=True, slots=True)
class Plannen:
    """Rows of plans for one debt. Months (n, m) count from `nu`; all other columns have length n."""

    nu: int  # month index
    jaar: int  # of which wages and free amounts hold
    schuld: Int  # at the start of `nu`, cents
    erbij: Int  # (n, m) added at the end of a month
    rente_ppm: Int  # (n, m)
    fasen: Fasefeiten
    termijn: Int  # the instalment in force; 0 = it is still to be set
    is_extra_afgelost: Bool  # just now, so that the instalment is set again
    inkomen: Int  # (n, m) a year, by month
    partner_inkomen: Int
    is_alleenstaande_ouder: Bool
    vrijwillig: Int  # (n, m) at least this much is paid in a month, also when less is due

    @property
    def regeling(self) -> Int:
        return self.fasen.regeling

    def eerste(self, maanden: int) -> "Plannen":
        """Only the first months."""
        kort = {naam: getattr(self, naam)[:, :maanden] for naam in PER_MAAND}
        return replace(self, **kort)


@dataclass(slots=True)
class Verlopen:
    """What came of it: (n, m+1) debts at the starts of months, (n, m) payments, interest and instalments; cents."""

    schuld: Int
    betaald: Int
    rente: Int
    termijn: Int
    kwijt: Int  # (n,) what lapsed at the end
    fasen: Fasen

    @property
    def totaal_betaald(self) -> Int:
        return np.asarray(self.betaald.sum(axis=1))

    @property
    def totaal_rente(self) -> Int:
        return np.asarray(self.rente.sum(axis=1))

    @property
    def maanden_tot_klaar(self) -> Int:
        """Months until nothing is owed."""
        owes = self.schuld > 0
        return np.asarray(np.where(owes, np.arange(self.schuld.shape[1]) + 1, 0).max(axis=1))


@dataclass(slots=True)
class _Loop:
    """The state that goes from month to month."""

    plannen: Plannen
    uit: Verlopen
    termijn: Int
    draagt: Int = field(init=False)
    gelijk: Int = field(init=False)  # months since the instalment was set
    minder: Bool = field(init=False)  # this year less was paid than the instalment
    minder_vorig: Bool = field(init=False)

    def __post_init__(self) -> None:
        n = len(self.termijn)
        self.draagt = np.full(n, ONBEKEND, dtype=np.int64)
        self.gelijk = np.zeros(n, dtype=np.int64)
        self.minder = np.zeros(n, dtype=np.bool_)
        self.minder_vorig = np.zeros(n, dtype=np.bool_)


def speel(p: Plannen) -> Verlopen:
    """Play every plan to its end (or to the last month that the columns have)."""
    n, maanden = p.erbij.shape
    leeg = np.zeros((n, maanden), dtype=np.int64)
    schuld = np.zeros((n, maanden + 1), dtype=np.int64)
    schuld[:, 0] = p.schuld
    fasen = bepaal_fasen(p.fasen)
    nul = np.zeros(n, dtype=np.int64)
    uit = Verlopen(schuld, leeg, leeg.copy(), leeg.copy(), nul, fasen)
    loop = _Loop(p, uit, p.termijn.copy())
    for m in range(maanden):
        _maand(loop, m)
        if not uit.schuld[:, m + 1].any() and not p.erbij[:, m + 1 :].any():
            break
    return uit


def _maand(loop: _Loop, m: int) -> None:
    p, uit = loop.plannen, loop.uit
    maand = np.full(len(p.schuld), p.nu + m, dtype=np.int64)
    over = maand >= uit.fasen.einde
    uit.kwijt += np.where(over, uit.schuld[:, m], 0)
    begin = np.where(over, 0, uit.schuld[:, m])
    geen = np.zeros((len(begin), 0), dtype=np.int64)
    rente = rente_van_maand(begin, p.rente_ppm[:, m], geen, geen)
    moet = _verschuldigd(loop, m, maand, begin, rente)
    betaald = np.minimum(np.maximum(moet, p.vrijwillig[:, m]), begin + rente)
    uit.rente[:, m], uit.betaald[:, m], uit.termijn[:, m] = rente, betaald, loop.termijn
    uit.schuld[:, m + 1] = begin + rente - betaald + p.erbij[:, m]


def _verschuldigd(loop: _Loop, m: int, maand: Int, begin: Int, rente: Int) -> Int:
    """What is due at the end of this month; the instalment is set again where the rules say so."""
    p, fasen = loop.plannen, loop.uit.fasen
    is_januari = (p.nu + m) % JAAR == 0
    if is_januari:
        loop.minder_vorig, loop.minder = loop.minder, np.zeros_like(loop.minder)
    aflos = fase_op(p.fasen, fasen, maand) == Fase.AFLOS
    resterend = resterend_op(p.fasen, fasen, maand)
    nieuw = (_gronden(loop, m, maand, aflos) != Grond.NIET) | (aflos & (loop.termijn == 0))
    if nieuw.any():
        jaar = np.full(len(begin), p.jaar, dtype=np.int64)
        wettelijk = wettelijk_maandbedrag(
            begin, p.rente_ppm[:, m], np.maximum(resterend, 1), p.regeling, jaar, bekende_wet()
        )
        loop.termijn = np.where(nieuw, wettelijk, loop.termijn)
        loop.gelijk = np.where(nieuw, 0, loop.gelijk)
    loop.gelijk += 1
    feiten = _feiten(p, m)
    if is_januari or m == 0 or (p.inkomen[:, m] != p.inkomen[:, m - 1]).any():
        loop.draagt = _kan_dragen(feiten)
    bedrag = np.where(aflos, te_betalen(feiten, loop.termijn, loop.draagt, bekende_wet()), 0)
    loop.minder |= aflos & (bedrag < loop.termijn)
    return termijn_van_maand(begin + rente, bedrag, resterend, loop.gelijk)


def _gronden(loop: _Loop, m: int, maand: Int, aflos: Bool) -> Int:
    p, nee = loop.plannen, np.zeros(len(maand), dtype=np.bool_)
    return grond_vaststelling(
        Vaststelfeiten(
            maand=maand,
            begin=p.fasen.begin,
            aflos_begin=loop.uit.fasen.aflos_begin,
            is_aflosfase=aflos,
            minder_betaald_vorig_jaar=loop.minder_vorig,
            was_geschorst=nee,
            extra_afgelost_vorige_maand=p.is_extra_afgelost if m == 0 else nee,
            wil_korter=nee,
            is_regeling_nieuw=nee,
        )
    )


def _feiten(p: Plannen, m: int) -> Draagkrachtfeiten:
    return Draagkrachtfeiten(
        regeling=p.regeling,
        jaar=np.full(len(p.schuld), p.jaar, dtype=np.int64),
        inkomen=p.inkomen[:, m],
        partner_inkomen=p.partner_inkomen,
        is_alleenstaande_ouder=p.is_alleenstaande_ouder,
    )


def _kan_dragen(feiten: Draagkrachtfeiten) -> Int:
    algemeen = np.zeros(len(feiten), dtype=np.int64)
    oud = draagkracht_oud(feiten, algemeen, bekende_wet()).samen()
    return np.where(feiten.regeling == Regeling.SF15_OUD, oud, draagkracht(feiten, bekende_wet()))
