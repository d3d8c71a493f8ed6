"""The plans of the planner: what one may choose, each played by the rules, and which goal each serves best."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np

from terugbetalen.rules.draagkracht import ONBEKEND
from terugbetalen.rules.kolommen import JAAR
from terugbetalen.rules.machten import Int

from .indelen import kolom
from .positie import Positie
from .stapelen import met_pauze, stapel
from .verloop import Inkomen, Plannen, Verlopen, speel

EERSTE_JAREN = 5 * JAAR
"""Months over which the amount a month is compared: the first five years of repaying."""
PUNT = 10_000
"""One percentage point of interest, ppm."""
GROEI = (0, 15, 30)
"""How much more an income is each year than the year before, in thousandths, on top of wages: three scenarios."""
PEILJAAR = 2 * JAAR


class Plan(Enum):
    """What one may do. The first is what happens by itself."""

    REGELS = "regels"
    VOL = "vol"
    EERDER = "eerder"
    MEER = "meer"
    EXTRA_LAGER = "extra_lager"
    EXTRA_KORTER = "extra_korter"
    PAUZE = "pauze"


@dataclass(frozen=True, slots=True)
class Vraag:
    """What somebody wonders about; cents. Nothing of it is kept."""

    inkomen: Inkomen = field(default_factory=Inkomen)
    extra_nu: int = 0
    per_maand: int = 0
    pauzemaanden: int = 0


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One plan played; cents and months. `per_maand` is the mean of the first five years of repaying."""

    plan: Plan
    loop: Verlopen
    rij: int
    betaald: int  # with what is paid at once
    rente: int
    kwijt: int
    maanden: int
    per_maand: int


@dataclass(frozen=True, slots=True)
class Doelen:
    """For each goal the plan that serves it best; at a tie the plan that asks least."""

    laagste_totaal: Uitkomst
    laagste_maand: Uitkomst
    eerst_klaar: Uitkomst


def speel_plannen(positie: Positie, vraag: Vraag) -> list[Uitkomst]:
    """Every plan that makes sense here, the way of the rules first."""
    keuzes = [Plan.REGELS, Plan.VOL] if vraag.inkomen.eigen != ONBEKEND else [Plan.REGELS]
    eerst = speel(stapel([_plan(positie, vraag, keuze, 0) for keuze in keuzes]))
    volle_termijn = _volle_termijn(positie, eerst)
    later = _zinnige(positie, vraag)
    uit = [_uitkomst(positie, vraag, keuze, eerst, i) for i, keuze in enumerate(keuzes)]
    if not later:
        return uit
    loop = speel(stapel([_plan(positie, vraag, keuze, volle_termijn) for keuze in later]))
    return uit + [_uitkomst(positie, vraag, keuze, loop, i) for i, keuze in enumerate(later)]


def kies(uitkomsten: Sequence[Uitkomst]) -> Doelen:
    """Which plan serves which goal; ties go to the earlier plan."""
    return Doelen(
        laagste_totaal=min(uitkomsten, key=lambda u: u.betaald),
        laagste_maand=min(uitkomsten, key=lambda u: (u.per_maand, u.betaald)),
        eerst_klaar=min(uitkomsten, key=lambda u: (u.maanden, u.betaald)),
    )


def speel_inkomens(positie: Positie, inkomen: Inkomen) -> Verlopen:
    """Three rows: the income stays, grows, grows faster (`GROEI`)."""
    basis = basisplan(positie, inkomen)
    rijen = [replace(basis, inkomen=_groeit(positie, inkomen.eigen, groei)) for groei in GROEI]
    return speel(stapel(rijen))


def speel_rentes(positie: Positie, inkomen: Inkomen) -> Verlopen:
    """Three rows: a point lower, as now, a point higher, from the first year whose rate is not fixed yet."""
    basis = basisplan(positie, inkomen)
    open_ = positie.rentejaar > max(positie.nu.jaar, int(positie.rentejaar[0]))
    rijen = [
        replace(
            basis,
            rente_ppm=np.where(open_, np.maximum(basis.rente_ppm + bij, 0), basis.rente_ppm),
        )
        for bij in (-PUNT, 0, PUNT)
    ]
    return speel(stapel(rijen))


def basisplan(p: Positie, inkomen: Inkomen) -> Plannen:
    """One row: what happens by itself."""
    maanden = len(p.erbij)
    return Plannen(
        nu=p.nu.index,
        jaar=p.jaar,
        schuld=kolom(p.schuld),
        erbij=p.erbij[None, :],
        rente_ppm=p.rente_ppm[None, :],
        fasen=p.fasen,
        termijn=kolom(p.termijn),
        is_extra_afgelost=np.array([False]),
        inkomen=np.full((1, maanden), inkomen.eigen, dtype=np.int64),
        partner_inkomen=kolom(inkomen.partner),
        is_alleenstaande_ouder=np.array([inkomen.is_alleenstaande_ouder]),
        vrijwillig=np.zeros((1, maanden), dtype=np.int64),
        bovenop=kolom(0),
    )


def pauze_van(p: Positie) -> int:
    """First month that a pause asked for now may begin."""
    return max(p.aflos_begin.index, p.nu.index + 2)


def _plan(p: Positie, vraag: Vraag, plan: Plan, volle_termijn: int) -> Plannen:
    basis = basisplan(p, vraag.inkomen)
    vanaf_studie, vanaf_aflos = p.klaar_met_studie - p.nu, max(p.aflos_begin - p.nu, 0)
    if plan is Plan.VOL:
        return replace(basis, inkomen=np.full_like(basis.inkomen, ONBEKEND))
    if plan is Plan.EERDER:
        return replace(basis, vrijwillig=_vanaf(basis, vanaf_studie, volle_termijn))
    if plan is Plan.MEER:
        return replace(basis, vrijwillig=_vanaf(basis, vanaf_studie, vraag.per_maand))
    if plan in (Plan.EXTRA_LAGER, Plan.EXTRA_KORTER):
        rest = kolom(p.schuld - extra(p, vraag))
        if plan is Plan.EXTRA_KORTER:
            zelfde = _vanaf(basis, vanaf_aflos, volle_termijn)
            return replace(basis, schuld=rest, vrijwillig=zelfde)
        return replace(basis, schuld=rest, is_extra_afgelost=np.array([p.is_aflosfase]))
    if plan is Plan.PAUZE:
        return replace(basis, fasen=met_pauze(p.fasen, pauze_van(p), vraag.pauzemaanden))
    return basis


def extra(p: Positie, vraag: Vraag) -> int:
    """What can be repaid at once: no more than is owed now."""
    return min(vraag.extra_nu, p.schuld)


def _zinnige(p: Positie, vraag: Vraag) -> list[Plan]:
    uit = []
    if not p.is_aflosfase:
        uit.append(Plan.EERDER)
    if vraag.per_maand:
        uit.append(Plan.MEER)
    if extra(p, vraag):
        uit += [Plan.EXTRA_LAGER, Plan.EXTRA_KORTER]
    if vraag.pauzemaanden:
        uit.append(Plan.PAUZE)
    return uit


def _volle_termijn(p: Positie, loop: Verlopen) -> int:
    """The first statutory instalment of the way of the rules."""
    return int(loop.termijn[0, max(p.aflos_begin - p.nu, 0)])


def _uitkomst(p: Positie, vraag: Vraag, plan: Plan, loop: Verlopen, rij: int) -> Uitkomst:
    ineens = extra(p, vraag) if plan in (Plan.EXTRA_LAGER, Plan.EXTRA_KORTER) else 0
    begin = max(p.aflos_begin - p.nu, 0)
    return Uitkomst(
        plan=plan,
        loop=loop,
        rij=rij,
        betaald=int(loop.totaal_betaald[rij]) + ineens,
        rente=int(loop.totaal_rente[rij]),
        kwijt=int(loop.kwijt[rij]),
        maanden=int(loop.maanden_tot_klaar[rij]),
        per_maand=int(loop.betaald[rij, begin : begin + EERSTE_JAREN].sum()) // EERSTE_JAREN,
    )


def _vanaf(basis: Plannen, maand: int, centen: int) -> Int:
    uit = np.zeros_like(basis.vrijwillig)
    uit[:, max(maand, 0) :] = centen
    return uit


def _groeit(p: Positie, inkomen: int, groei: int) -> Int:
    """The income of the peiljaar of each month, in the euros of now; it grows from the first year of repaying."""
    maand = np.arange(len(p.erbij)) + p.nu.index
    start = max(p.nu.index, p.aflos_begin.index - PEILJAAR) // JAAR
    jaren = np.maximum((maand - PEILJAAR) // JAAR - start, 0).tolist()
    bedragen = [inkomen * (1000 + groei) ** jaar // 1000**jaar for jaar in jaren]
    return np.array([bedragen], dtype=np.int64)
