"""What will be paid, and when: decided − booked, spread over the paydays to come.

A forecast, never a promise: it holds as long as nothing is decided anew. What the payout run would do is done here
for one person: earlier months that are still due come with the first payday, a negative sum becomes a claim, and an
open claim is set off up to the monthly maximum (art. 7.4(5) Wsf 2000). The travel product is never paid.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.parameters import BuitenBekendeWet
from duo_portal.foundation.period import Maand
from studiefinanciering.rules.componenten import Component
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.uitbetalen.plannen import opent_op

from .sql import sql
from .stand import Stand

HORIZON = 13
"""Months ahead: no decision goes further than a calendar year."""


@dataclass(frozen=True, slots=True)
class Openregel:
    """Still due (or too much, when negative) of a month, component and form; cents."""

    maand: date
    component: Component
    vorm: int
    bedrag_centen: int


@dataclass(frozen=True, slots=True)
class Verwacht:
    """One payday to come. `is_zeker`: the run has booked it, the amount stands.

    `bedrag_centen` is what reaches the account, after `verrekend_centen`; `te_veel_centen` becomes a claim.
    """

    maand: Maand
    dag: date
    regels: tuple[Openregel, ...]
    bedrag_centen: int
    verrekend_centen: int = 0
    te_veel_centen: int = 0
    is_zeker: bool = False

    @property
    def reis(self) -> tuple[Openregel, ...]:
        """The value of the travel product: not paid."""
        return tuple(r for r in self.regels if not r.component.wordt_uitbetaald)

    @property
    def geld(self) -> tuple[Openregel, ...]:
        """What is money."""
        return tuple(r for r in self.regels if r.component.wordt_uitbetaald)


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """The paydays to come, the first one first, and the claim that is still open today (cents)."""

    betalingen: tuple[Verwacht, ...]
    vordering_centen: int

    @property
    def volgende(self) -> Verwacht | None:
        """The first payday on which money comes; None when none is in sight."""
        return next((b for b in self.betalingen if b.bedrag_centen > 0), None)


def lees_vooruit(stand: Stand) -> Vooruitblik:
    """One query. What a run has frozen or booked already counts as that run will pay it."""
    begin = stand.maand
    eerste: Verwacht | None = None
    run = stand.run
    if run is not None and run.periode >= begin.eerste_dag:
        begin = Maand.van(run.periode)
        eerste = _uit_run(stand, begin)
        if eerste is not None or run.is_geboekt:
            begin = begin.volgende
    regels, vordering = _open(stand.persoon_id, begin)
    if eerste is not None and not eerste.is_zeker and run is not None:
        # Frozen, not booked: those months are still open in the books, and come with that run.
        regels = [r for r in regels if r.maand > run.periode]
    rest = tuple(_vooruit(regels, vordering, begin))
    return Vooruitblik((eerste, *rest) if eerste else rest, vordering)


def _uit_run(stand: Stand, maand: Maand) -> Verwacht | None:
    """What the opened run of `maand` pays this person: booked, else frozen."""
    run = stand.run
    if run is None:
        return None
    if run.betaald_centen:
        return Verwacht(maand, betaaldag(maand), (), run.betaald_centen, is_zeker=True)
    if run.bevroren_centen and run.bevroren_centen > 0 and not run.is_geboekt:
        return Verwacht(maand, betaaldag(maand), (), run.bevroren_centen)
    return None


def _open(persoon_id: int, begin: Maand) -> tuple[list[Openregel], int]:
    """Decided − booked up to the horizon, and the sum of open claims."""
    waarden: dict[str, Any] = {
        "persoon": persoon_id,
        "dag": opent_op(begin),
        "tot": (begin + HORIZON).eerste_dag,
    }
    with voorbereide_cursor() as cursor:
        cursor.execute(sql("verwacht"), waarden)
        rijen = cursor.fetchall()
    regels = [Openregel(m, Component(c), v, b) for m, c, v, b in rijen if m is not None]
    return regels, sum(b for m, _c, _v, b in rijen if m is None)


def _vooruit(regels: list[Openregel], vordering: int, begin: Maand) -> Iterator[Verwacht]:
    for stap in range(HORIZON):
        maand = begin + stap
        dag = maand.eerste_dag
        mee = tuple(r for r in regels if r.maand == dag or (not stap and r.maand < dag))
        som = sum(r.bedrag_centen for r in mee if r.component.wordt_uitbetaald)
        try:
            hoogste = bekende_wet().waarde("verrekening.maximum", maand)
        except BuitenBekendeWet:
            return  # no law, no forecast
        verrekend = min(max(som, 0), vordering, hoogste)
        vordering += max(-som, 0) - verrekend
        if mee:
            yield Verwacht(
                maand, betaaldag(maand), mee, max(som, 0) - verrekend, verrekend, max(-som, 0)
            )
