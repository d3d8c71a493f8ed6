"""A debt played month by month, by the rules: a row is a plan, so that plans can stand side by side.

Payments come in at the end of a month, as the statutory instalment assumes. Incomes, the minimum wage and the free
amounts stay as they are in `jaar`: everything is in the euros of now.
"""

from dataclasses import dataclass, field, fields, replace

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
    bovenop: Int  # (n,) paid on top in every month in which something is due

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


@dataclass(frozen=True, slots=True)
class _Kalender:
    """What the calendar alone says of every month, (n, m)."""

    aflos: Bool
    resterend: Int
    vast: Bool  # the instalment is set again, whatever was paid


@dataclass(slots=True)
class _Loop:
    """The state that goes from month to month."""

    plannen: Plannen
    kalender: _Kalender
    uit: Verlopen
    termijn: Int
    bedrag: Int = field(init=False)  # the lower of instalment and what one can bear
    draagt: Int = field(init=False)
    gelijk: Int = field(init=False)  # months since the instalment was set
    minder: Bool = field(init=False)  # this year less was paid than the instalment
    minder_vorig: Bool = field(init=False)

    def __post_init__(self) -> None:
        n = len(self.termijn)
        self.bedrag = np.zeros(n, dtype=np.int64)
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
    loop = _Loop(p, _kalender(p, fasen), uit, p.termijn.copy())
    for m in range(maanden):
        _maand(loop, m)
        if not uit.schuld[:, m + 1].any() and not p.erbij[:, m + 1 :].any():
            break
    return uit


def _kalender(p: Plannen, fasen: Fasen) -> _Kalender:
    """All months of all rows in one go."""
    vorm = n, m = p.erbij.shape
    maand = np.tile(np.arange(p.nu, p.nu + m), n)
    rij = np.repeat(np.arange(n), m)
    lang = Fasefeiten(*(getattr(p.fasen, veld.name)[rij] for veld in fields(Fasefeiten)))
    langer = Fasen(fasen.begin[rij], fasen.aflos_begin[rij], fasen.einde[rij])
    aflos = fase_op(lang, langer, maand) == Fase.AFLOS
    extra = p.is_extra_afgelost[rij] & (maand == p.nu)
    nee = np.zeros(len(maand), dtype=np.bool_)
    vast = _gronden(maand, langer, aflos, extra, nee) != Grond.NIET
    return _Kalender(
        aflos.reshape(vorm), resterend_op(lang, langer, maand).reshape(vorm), vast.reshape(vorm)
    )


def _gronden(maand: Int, fasen: Fasen, aflos: Bool, extra: Bool, minder: Bool) -> Int:
    nee = np.zeros(len(maand), dtype=np.bool_)
    return grond_vaststelling(
        Vaststelfeiten(
            maand=maand,
            begin=fasen.begin,
            aflos_begin=fasen.aflos_begin,
            is_aflosfase=aflos,
            minder_betaald_vorig_jaar=minder,
            was_geschorst=nee,
            extra_afgelost_vorige_maand=extra,
            wil_korter=nee,
            is_regeling_nieuw=nee,
        )
    )


def _maand(loop: _Loop, m: int) -> None:
    p, uit = loop.plannen, loop.uit
    over = p.nu + m >= uit.fasen.einde
    uit.kwijt += np.where(over, uit.schuld[:, m], 0)
    uit.schuld[:, m] = begin = np.where(over, 0, uit.schuld[:, m])
    geen = np.zeros((len(begin), 0), dtype=np.int64)
    rente = rente_van_maand(begin, p.rente_ppm[:, m], geen, geen)
    moet = _verschuldigd(loop, m, begin, rente)
    extra = np.where(moet > 0, p.bovenop, 0)
    betaald = np.minimum(np.maximum(moet, p.vrijwillig[:, m]) + extra, begin + rente)
    uit.rente[:, m], uit.betaald[:, m], uit.termijn[:, m] = rente, betaald, loop.termijn
    uit.schuld[:, m + 1] = begin + rente - betaald + p.erbij[:, m]


def _verschuldigd(loop: _Loop, m: int, begin: Int, rente: Int) -> Int:
    """What is due at the end of this month; the instalment is set again where the rules say so."""
    aflos, resterend = loop.kalender.aflos[:, m], loop.kalender.resterend[:, m]
    if not aflos.any():
        return np.zeros_like(begin)
    nieuw = _stel_vast(loop, m, begin)
    p = loop.plannen
    if nieuw or m == 0 or (p.inkomen[:, m] != p.inkomen[:, m - 1]).any():
        feiten = _feiten(p, m)
        loop.draagt = _kan_dragen(feiten)
        loop.bedrag = te_betalen(feiten, loop.termijn, loop.draagt, bekende_wet())
    bedrag = np.where(aflos, loop.bedrag, 0)
    loop.minder |= aflos & (bedrag < loop.termijn)
    return termijn_van_maand(begin + rente, bedrag, resterend, loop.gelijk)


def _stel_vast(loop: _Loop, m: int, begin: Int) -> bool:
    """Set the instalments of this month that are set again; whether there were any."""
    p, aflos = loop.plannen, loop.kalender.aflos[:, m]
    nieuw = loop.kalender.vast[:, m] | (aflos & (loop.termijn == 0))
    if (p.nu + m) % JAAR == 0:
        loop.minder_vorig, loop.minder = loop.minder, np.zeros_like(loop.minder)
        maand, nee = np.full(len(begin), p.nu + m), np.zeros(len(begin), dtype=np.bool_)
        nieuw |= _gronden(maand, loop.uit.fasen, aflos, nee, loop.minder_vorig) != Grond.NIET
    if nieuw.any():
        resterend = np.maximum(loop.kalender.resterend[:, m], 1)
        jaar = np.full(len(begin), p.jaar, dtype=np.int64)
        wettelijk = wettelijk_maandbedrag(
            begin, p.rente_ppm[:, m], resterend, p.regeling, jaar, bekende_wet()
        )
        loop.termijn = np.where(nieuw, wettelijk, loop.termijn)
        loop.gelijk = np.where(nieuw, 0, loop.gelijk)
    loop.gelijk += 1
    return bool(nieuw.any())


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
