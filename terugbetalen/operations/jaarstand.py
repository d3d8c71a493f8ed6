"""From a file to what the rules are given: the month of each row, its phase, the debt as expected then, incomes."""

from dataclasses import dataclass

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from terugbetalen.models import Feit
from terugbetalen.rules.draagkracht import GEEN_PARTNER, JAREN_TERUG
from terugbetalen.rules.fase import Fase, fase_op, resterende_maanden
from terugbetalen.rules.kolommen import JAAR, NOOIT, ligt_in
from terugbetalen.rules.machten import Int
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rente import rente_ppm
from terugbetalen.rules.rentebedrag import rente_van_maand

from .inkomens import vraag_inkomens
from .jaarfeiten import ONGEVRAAGD, Jaarfeiten
from .jaarklokken import met_klokken
from .jaarlezen import Dossiers
from .jaarrekenen import stel_termijn_vast

S = Feit.Soort


@dataclass(frozen=True, slots=True)
class Partnerrij:
    """A partner who repays: rules, instalment in cents, whether draagkracht counts, heffingskorting."""

    regeling: int
    termijn: int
    gevraagd: int
    korting: int


@dataclass(frozen=True, slots=True)
class Jaarstand:
    """The columns for the rules, with whose rows they are."""

    persoon: Int
    is_lllk: np.ndarray
    oud_id: Int
    feiten: Jaarfeiten


def stel_samen(d: Dossiers, maand: Maand, wet: Parameters, *, na_extra: bool = False) -> Jaarstand:
    """Rows of who owes something or paid until now. An aflosfase that begins later in the year is decided from there.

    Raises `RenteOntbreekt` when a rate up to that month is not known.
    """
    f = _kolommen(d, maand, wet, na_extra=na_extra)
    telt = (f.schuld > 0) | (d.oud[:, 1] > 0)
    f = _met_inkomens(d, f, telt, _van_partners(d, maand, wet))
    return Jaarstand(d.persoon[telt], d.is_lllk[telt], d.oud_id[telt], f.kies(telt))


def _kolommen(d: Dossiers, maand: Maand, wet: Parameters, *, na_extra: bool) -> Jaarfeiten:
    """Everything but the incomes and the partner."""
    fasefeiten = d.fasefeiten(maand.index)
    fasen = d.fasen(maand.index)
    later = (fasen.aflos_begin > maand.index) & (fasen.aflos_begin < (maand.jaar + 1) * JAAR)
    maanden = np.where(later, fasen.aflos_begin, maand.index)
    schuld = _verwacht(d, maanden, fasen.aflos_begin, wet)
    vorige = ligt_in(maanden - 1, fasefeiten.schorsing_van, fasefeiten.schorsing_tot)
    geen = np.zeros(len(d), dtype=np.int64)
    f = Jaarfeiten(
        maand=maanden,
        regeling=d.regeling,
        begin=d.begin,
        aflos_begin=fasen.aflos_begin,
        einde=fasen.einde,
        fase=fase_op(fasefeiten, fasen, maanden),
        resterend=resterende_maanden(fasefeiten, fasen, maanden),
        was_geschorst=vorige.astype(np.int64),
        schuld=schuld,
        **_inkomensfeiten(d, maanden),  # type: ignore[arg-type]
        oud_wettelijk=d.oud[:, 0],
        oud_te_betalen=d.oud[:, 1],
        oud_rente=d.oud[:, 2],
        oud_vast_sinds=d.oud[:, 3],
        extra_afgelost=np.full(len(d), int(na_extra), dtype=np.int64),
        partner_regeling=geen,
        partner_termijn=geen.copy(),
        partner_gevraagd=geen.copy(),
        partner_korting=geen.copy(),
    )
    return met_klokken(d, f, wet) if d.klokken else f


def _van_partners(d: Dossiers, maand: Maand, wet: Parameters) -> dict[int, Partnerrij]:
    """Partners with an instalment of their own in these months; the levenlanglerenkrediet is outside 6.14 (6.19(1))."""
    p = d.van_partners
    if p is None or not len(p):
        return {}
    f = _kolommen(p, maand, wet, na_extra=False)
    termijn = stel_termijn_vast(f, wet).wettelijk
    return {
        int(p.persoon[i]): Partnerrij(
            int(f.regeling[i]),
            int(termijn[i]),
            int(f.inkomen[i] != ONGEVRAAGD),
            int(f.heffingskorting[i]),
        )
        for i in np.flatnonzero(~p.is_lllk & (termijn > 0) & (f.maand <= maand.index)).tolist()
    }


def _verwacht(d: Dossiers, maanden: Int, aflos_begin: Int, wet: Parameters) -> Int:
    """The debt on the first of each row's month: interest and terms until then as they stand now.

    A term is that of its own month, with what is paid on top of it, and none before the aflosfase. What came in already in the month of reading counts in place of its term when it is more.
    """
    schuld, leeg = d.schuld.copy(), np.zeros((len(d), 1), dtype=np.int64)
    laatste = int(maanden.max(initial=d.leesmaand.index))
    for maand in range(d.leesmaand.index, laatste):
        nu = np.full(len(d), maand, dtype=np.int64)
        ppm = rente_ppm(d.regeling, d.begin, nu, np.zeros(len(d), dtype=np.bool_), wet)
        positief = np.maximum(schuld, 0)
        rente = rente_van_maand(
            positief, np.where(_geldt(d, S.WSNP, maand), 0, ppm), leeg, leeg + 1
        )
        niets = _aflosvrij(d, maand) | (aflos_begin > maand)
        termijn = np.where(niets, 0, d.termijn_in(maand))
        if maand == d.leesmaand.index:
            termijn = np.maximum(termijn, d.betaald) + np.minimum(d.betaald, 0)
        volgende = np.maximum(positief + rente - termijn, 0)
        schuld = np.where(maand < maanden, volgende, schuld)
    return np.maximum(schuld, 0)


def _aflosvrij(d: Dossiers, maand: int) -> np.ndarray:
    """No term is due: a month off (not of the levenlanglerenkrediet), or the terugbetaling stands still."""
    return np.asarray((~d.is_lllk & _geldt(d, S.AFLOSVRIJ, maand)) | _geldt(d, S.GESCHORST, maand))


def _geldt(d: Dossiers, soort: int, maand: int) -> np.ndarray:
    wie = [
        persoon
        for persoon, feiten in d.feiten.items()
        if any(van <= maand < tot for _waarde, van, tot in feiten.get(soort, ()))
    ]
    return np.isin(d.persoon, wie)


def _inkomensfeiten(d: Dossiers, maanden: Int) -> dict[str, Int]:
    """What decides whose income counts, of which year; the incomes themselves are filled in later."""
    n = len(d)
    peiljaar, korting, ouder = (np.zeros(n, dtype=np.int64) for _ in range(3))
    inkomen = np.full(n, ONGEVRAAGD, dtype=np.int64)
    for i, maand in enumerate(maanden.tolist()):
        verlegd = d.geldt(i, S.PEILJAAR, maand)
        peiljaar[i] = verlegd[0] if verlegd else maand // JAAR - JAREN_TERUG
        gekozen = d.geldt(i, S.HEFFINGSKORTING, maand)
        korting[i] = gekozen[0] if gekozen else 0
        ouder[i] = d.geldt(i, S.ALLEENSTAANDE_OUDER, maand) is not None
        op_verzoek = d.regeling[i] == Regeling.SF15_OUD or d.geldt(i, S.BUITENLAND, maand)
        if not op_verzoek or d.geldt(i, S.DRAAGKRACHT_GEVRAAGD, maand):
            inkomen[i] = 0
    return {
        "peiljaar": peiljaar,
        "inkomen": inkomen,
        "partner_inkomen": np.full(n, GEEN_PARTNER, dtype=np.int64),
        "alleenstaande_ouder": ouder,
        "heffingskorting": korting,
    }


def _met_inkomens(
    d: Dossiers, f: Jaarfeiten, telt: np.ndarray, ook_debiteur: dict[int, Partnerrij]
) -> Jaarfeiten:
    """Ask the incomes of everybody whose draagkracht is at issue: one bulk question."""
    in_fase = (f.fase == Fase.AFLOS) | (f.fase == Fase.AFLOSVRIJ)
    vraag = telt & in_fase & (f.inkomen != ONGEVRAAGD) & (f.schuld > 0) & (f.einde < NOOIT)
    rijen = np.flatnonzero(vraag).tolist()
    partners = {
        i: d.partner[int(d.persoon[i])]
        for i in rijen
        if int(d.persoon[i]) in d.partner and not d.geldt(i, S.ZONDER_PARTNER, int(f.maand[i]))
    }
    eigen = [(int(d.persoon[i]), int(f.peiljaar[i])) for i in rijen]
    inkomens = vraag_inkomens(
        [*eigen, *((partner, int(f.peiljaar[i])) for i, partner in partners.items())]
    )
    inkomen = np.where(vraag, 0, ONGEVRAAGD)
    for i, paar in zip(rijen, eigen, strict=True):
        inkomen[i] = inkomens[paar]
    for i, partner in partners.items():
        # An income of a partner that is not known makes the joint income unknown (6.10(5)).
        van_partner = inkomens[partner, int(f.peiljaar[i])]
        if van_partner < 0 and f.regeling[i] != Regeling.SF15_OUD:
            inkomen[i] = van_partner
        f.partner_inkomen[i] = max(van_partner, 0)
        if not d.is_lllk[i] and (rij := ook_debiteur.get(partner)) is not None:
            f.partner_regeling[i], f.partner_termijn[i] = rij.regeling, rij.termijn
            f.partner_gevraagd[i], f.partner_korting[i] = rij.gevraagd, rij.korting
    f.inkomen[:] = inkomen
    return f
