"""What an act does in the long run: the debt played to its end with it and without it, by the rules of the planner.

Everything is in the euros of now: the income, the rates that are not fixed yet and the free amounts stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from duo_portal.foundation.period import Maand
from terugbetalen.models import Vaststelling
from terugbetalen.portaal.indelen import kolom
from terugbetalen.portaal.maandlasten import rente_van
from terugbetalen.portaal.plannen import basisplan
from terugbetalen.portaal.positie import MEEST_AFLOSVRIJ, Positie, lees_positie
from terugbetalen.portaal.stapelen import stapel
from terugbetalen.portaal.verloop import Inkomen, Plannen, Verlopen, speel
from terugbetalen.portaal.waarom import inkomen_van
from terugbetalen.queries import vaststelling_op
from terugbetalen.rules.fase import Fasefeiten, zonder_pauze
from terugbetalen.rules.kolommen import GEEN
from terugbetalen.rules.regeling import LOOPTIJD, Regeling
from terugbetalen.rules.rente import rentejaar


@dataclass(frozen=True, slots=True)
class Afloop:
    """One way to the end of a debt, cents; `per_maand` is the instalment of the first month that has one."""

    nu: Maand
    betaald: int
    rente: int
    kwijt: int
    maanden: int
    klaar: Maand
    einde: Maand
    wettelijk: int
    per_maand: int
    loop: Verlopen
    rij: int


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Without and with the act, from `nu` on. `ineens` is paid at once in `anders`, apart from `betaald`."""

    nu: Maand
    zoals_nu: Afloop
    anders: Afloop
    ineens: int = 0

    @property
    def rente_minder(self) -> int:
        """Interest that is saved; below nil: more."""
        return self.zoals_nu.rente - self.anders.rente

    @property
    def totaal_minder(self) -> int:
        """Less paid in all, with what is paid at once."""
        return self.zoals_nu.betaald - self.anders.betaald - self.ineens


def extra_ineens(persoon_id: int, op: date, centen: int, *, is_lllk: bool, wil_korter: bool) -> Vergelijking | None:  # fmt: skip
    """So much repaid now; in the aflosfase the instalment is set anew, unless somebody wants to be done sooner."""
    p = lees_positie(persoon_id, op, is_lllk=is_lllk)
    if p is None:
        return None
    basis = _basis(persoon_id, op, p, is_lllk=is_lllk)
    ineens = min(centen, p.schuld)
    opnieuw = np.array([p.is_aflosfase and not wil_korter])
    anders = replace(basis, schuld=kolom(p.schuld - ineens), is_extra_afgelost=opnieuw)
    return _vergelijk(p, [basis, anders], ineens)


def verhoging(
    persoon_id: int, op: date, centen: int, *, is_lllk: bool, nu_centen: int = 0
) -> Vergelijking | None:
    """So much on top of every instalment, beside what is paid on top now."""
    p = lees_positie(persoon_id, op, is_lllk=is_lllk)
    if p is None:
        return None
    basis = _basis(persoon_id, op, p, is_lllk=is_lllk)
    rijen = [replace(basis, bovenop=kolom(bedrag)) for bedrag in (nu_centen, centen)]
    return _vergelijk(p, rijen)


def pauze(persoon_id: int, op: date, van: Maand, tot: Maand) -> Vergelijking | None:
    """These months off: what it costs in interest, and when the rest lapses then."""
    p = lees_positie(persoon_id, op)
    if p is None:
        return None
    basis = _basis(persoon_id, op, p, is_lllk=False)
    anders = replace(basis, fasen=_met_pauze(p.fasen, van.index, tot.index))
    return _vergelijk(p, [basis, anders])


def onder_regels_gespeeld(persoon_id: int, op: date, keuzes: Sequence[Regeling]) -> list[Afloop]:
    """The same debt under each of these rules, from now on; cents."""
    p = lees_positie(persoon_id, op)
    if p is None:
        return []
    inkomen = _inkomen(persoon_id, op, is_lllk=False)
    uit = []
    for regeling in keuzes:
        plan = basisplan(onder_regels(p, regeling), inkomen)
        uit.append(_afloop(p, speel(plan), 0))
    return uit


def onder_regels(p: Positie, regeling: Regeling) -> Positie:
    """The position as if these rules held: other length, other rate, the instalment still to be set."""
    fasen = zonder_pauze(kolom(int(regeling)), p.fasen.begin)
    duur = LOOPTIJD[regeling].aanloopmaanden + LOOPTIJD[regeling].aflosmaanden
    begin = int(p.fasen.begin[0])
    maanden = max(begin + duur - p.nu.index, 0) + MEEST_AFLOSVRIJ + 1
    maand = np.arange(p.nu.index, p.nu.index + maanden)
    jaren = rentejaar(np.full(maanden, begin), maand)
    ppm = {int(j): rente_van(regeling, min(int(j), p.nu.jaar)).ppm for j in np.unique(jaren)}
    erbij = np.zeros(maanden, dtype=np.int64)
    erbij[: min(maanden, len(p.erbij))] = p.erbij[:maanden]
    return replace(
        p,
        regeling=regeling,
        erbij=erbij,
        rente_ppm=np.array([ppm[int(j)] for j in jaren], dtype=np.int64),
        rentejaar=jaren,
        fasen=fasen,
        termijn=0,
    )


def _basis(persoon_id: int, op: date, p: Positie, *, is_lllk: bool) -> Plannen:
    return basisplan(p, _inkomen(persoon_id, op, is_lllk=is_lllk))


def _inkomen(persoon_id: int, op: date, *, is_lllk: bool) -> Inkomen:
    """The income of the decision in force; none where it plays no part."""
    besluit: Vaststelling | None = vaststelling_op(persoon_id, op, is_lllk=is_lllk)
    return inkomen_van(besluit) if besluit else Inkomen()


def _met_pauze(f: Fasefeiten, van: int, tot: int) -> Fasefeiten:
    """One period more, in order."""
    staat = f.aflosvrij_van[0] != GEEN
    paren = [*zip(f.aflosvrij_van[0][staat].tolist(), f.aflosvrij_tot[0][staat].tolist(), strict=True), (van, tot)]  # fmt: skip
    paren.sort()
    return replace(
        f,
        aflosvrij_van=np.array([[paar[0] for paar in paren]], dtype=np.int64),
        aflosvrij_tot=np.array([[paar[1] for paar in paren]], dtype=np.int64),
    )


def _vergelijk(p: Positie, rijen: Sequence[Plannen], ineens: int = 0) -> Vergelijking:
    loop = speel(stapel(rijen))
    return Vergelijking(p.nu, _afloop(p, loop, 0), _afloop(p, loop, 1), ineens)


def _afloop(p: Positie, loop: Verlopen, rij: int) -> Afloop:
    maanden = int(loop.maanden_tot_klaar[rij])
    betaalt = np.flatnonzero(loop.betaald[rij])
    eerste = int(betaalt[0]) if len(betaalt) else 0
    return Afloop(
        nu=p.nu,
        betaald=int(loop.totaal_betaald[rij]),
        rente=int(loop.totaal_rente[rij]),
        kwijt=int(loop.kwijt[rij]),
        maanden=maanden,
        klaar=p.nu + maanden,
        einde=Maand.van_index(int(loop.fasen.einde[rij])),
        wettelijk=int(loop.termijn[rij, eerste]),
        per_maand=int(loop.betaald[rij, eerste]),
        loop=loop,
        rij=rij,
    )
