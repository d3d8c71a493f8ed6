"""Paying arrears in parts: how an amount goes over costs, interest and principal, until nothing is left.

An instalment pays costs first, then the statutory interest that has grown, then the arrears (Awb 4:92(1)). Interest
runs on what is left (4:101), by the day as `wettelijke_rente`; there is none on costs, and none in the month of the
last instalment: interest is booked by whole months, so that what is asked last is all there is. That instalment is the
rest to the cent, so together they are the claim and its interest exactly. Beyond the last known rate that rate goes on:
an assumption of the schedule, not of what is booked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext
from functools import lru_cache
from itertools import pairwise

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import rule

from .afronding import ACHTERSTANDSRENTE
from .machten import CIJFERS, half_op, omlaag
from .wettelijke_rente import groei

LAATSTE_DAG = 28
"""The highest day of a month on which an instalment may fall: every month has it."""
_VER = date(2200, 1, 1)


class RegelingKanNiet(ValueError):
    """There is no schedule for this; `code` says which bound stands in the way."""

    def __init__(self, code: str, tekst: str) -> None:
        super().__init__(tekst)
        self.code = code


@dataclass(frozen=True, slots=True)
class Openstaand:
    """What is owed on a day, in cents; interest runs on arrears and on interest, not on costs."""

    hoofdsom: int
    rente: int = 0
    kosten: int = 0

    @property
    def totaal(self) -> int:
        return self.hoofdsom + self.rente + self.kosten


@dataclass(frozen=True, slots=True)
class Aflossing:
    """One instalment and what it pays, in cents."""

    nummer: int
    vervaldag: date
    kosten: int
    rente: int
    hoofdsom: int

    @property
    def bedrag(self) -> int:
        return self.kosten + self.rente + self.hoofdsom


def vervaldagen(op: date, dag: int, aantal: int, eerste_na: int) -> list[date]:
    """So many days, a month apart, all on day `dag`; the first at least `eerste_na` days after `op`."""
    if not 1 <= dag <= LAATSTE_DAG:
        raise RegelingKanNiet("dag", f"Kies een dag van 1 tot en met {LAATSTE_DAG}, niet {dag}.")
    vroegst = op + timedelta(days=eerste_na)
    maand = Maand.van(vroegst)
    if vroegst.day > dag:
        maand = maand.volgende
    return [(maand + i).eerste_dag.replace(day=dag) for i in range(aantal)]


@rule(
    law=("Awb art. 4:92(1)", "Awb art. 4:101", "Wsf 2000 art. 6.8(2)"),
    parameters=("wettelijke_rente",),
)
def rooster(
    open_: Openstaand,
    op: date,
    dagen: Sequence[date],
    bedrag: int,
    parameters: Parameters,
    *,
    rente_loopt: bool = True,
) -> tuple[Aflossing, ...]:
    """Pay `bedrag` on each day until nothing is left; the last day pays the rest, whatever that is.

    Raises `RegelingKanNiet` when nothing is owed, or there is no amount or day.
    """
    if open_.totaal <= 0 or bedrag <= 0 or not dagen:
        raise RegelingKanNiet("leeg", "Zonder schuld, bedrag of dagen is er niets te regelen.")
    wet = doorgetrokken(parameters)
    kosten, rente, hoofdsom, delen = open_.kosten, open_.rente, open_.hoofdsom, list[Aflossing]()
    for vorige, dag in pairwise([op, *dagen]):
        draagt = hoofdsom + rente if rente_loopt else 0
        slot = kosten + rente + hoofdsom + _rente(draagt, vorige, dag.replace(day=1), wet)
        is_slot = slot <= bedrag or dag == dagen[-1]
        rente += _rente(draagt, vorige, dag.replace(day=1) if is_slot else dag, wet)
        nu = slot if is_slot else bedrag
        op_kosten = min(nu, kosten)
        op_rente = min(nu - op_kosten, rente)
        op_som = nu - op_kosten - op_rente
        kosten, rente, hoofdsom = kosten - op_kosten, rente - op_rente, hoofdsom - op_som
        delen.append(Aflossing(len(delen) + 1, dag, op_kosten, op_rente, op_som))
        if kosten + rente + hoofdsom == 0:
            return tuple(delen)
    raise AssertionError("the last day pays the rest")


@rule(law="Awb art. 4:94(1)", parameters=("wettelijke_rente",))
def bedrag_voor(
    open_: Openstaand,
    op: date,
    dagen: Sequence[date],
    parameters: Parameters,
    *,
    rente_loopt: bool = True,
) -> int:
    """The lowest equal amount in cents with which these days are enough: the last is not more than the others."""
    laag, hoog = 1, max(open_.totaal, 1)
    while _laatste(open_, op, dagen, hoog, parameters, rente_loopt=rente_loopt) > hoog:
        laag, hoog = hoog, hoog * 2
    while laag < hoog:
        midden = (laag + hoog) // 2
        if _laatste(open_, op, dagen, midden, parameters, rente_loopt=rente_loopt) <= midden:
            hoog = midden
        else:
            laag = midden + 1
    return hoog


@rule(law="Awb art. 4:94(1)", parameters=("wettelijke_rente",))
def maanden_voor(
    open_: Openstaand,
    op: date,
    dagen: Sequence[date],
    bedrag: int,
    parameters: Parameters,
    *,
    rente_loopt: bool = True,
) -> int:
    """How many of these days it takes with `bedrag`; raises `RegelingKanNiet` when all of them are not enough."""
    delen = rooster(open_, op, dagen, bedrag, parameters, rente_loopt=rente_loopt)
    if delen[-1].bedrag > bedrag:
        raise RegelingKanNiet(
            "te_laag", f"Met dit bedrag is de schuld na {len(dagen)} maanden niet afgelost."
        )
    return len(delen)


@lru_cache(maxsize=8)
def doorgetrokken(parameters: Parameters) -> Parameters:
    """The same set, in which the last known statutory interest goes on for ever."""
    tabel = parameters.tabellen["wettelijke_rente"]
    return parameters.overlay({"wettelijke_rente": {**tabel, "until": _VER}})


def rente_bekend_tot(parameters: Parameters) -> date:
    """The first day of which the statutory interest is not known: from then on a schedule assumes it."""
    return parameters.periode("wettelijke_rente.jaar")[1].eerste_dag


def _laatste(
    open_: Openstaand,
    op: date,
    dagen: Sequence[date],
    bedrag: int,
    parameters: Parameters,
    *,
    rente_loopt: bool,
) -> int:
    return rooster(open_, op, dagen, bedrag, parameters, rente_loopt=rente_loopt)[-1].bedrag


def _rente(bedrag: int, van: date, tot: date, wet: Parameters) -> int:
    """Whole cents of interest on `bedrag`, rounded as all interest on arrears."""
    rond = omlaag if ACHTERSTANDSRENTE.naar_beneden else half_op
    with localcontext(CIJFERS):
        return rond(Decimal(bedrag) * (groei(van, tot, wet) - 1))
