"""How arrears went, day by day, from what was asked and what came in: the base of statutory interest (6.8).

A term counts as arrears from the fifteenth day after its due date (6.8(1)); what comes in for it later lowers them on
the day of receipt, and what is taken back brings them back. They are never more than the debt itself.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from terugbetalen.innen.stand import RESPIJT
from terugbetalen.sql import lees

EEN_DAG = timedelta(days=1)
Debiteur = tuple[int, bool]
"""A person, and whether it is the levenlanglerenkrediet."""


@dataclass(slots=True)
class _Stroom:
    """What was read of one debt."""

    termijnen: list[tuple[date, date, int, int]] = field(default_factory=list)
    """(due date, month, sequence, cents)"""
    ontvangen: list[tuple[date, date, int]] = field(default_factory=list)
    """(day, month, cents)"""
    saldo: list[tuple[date, int]] = field(default_factory=list)


def mogelijk_achterstallig(
    begin: date, einde: date, *, van: int, tot: int, verbinding: BaseDatabaseWrapper = connection
) -> list[int]:
    """Who in [van, tot) may have had arrears in the days [begin, einde), or a late entry about them since."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            lees("achterstand_wie"), {"van": van, "tot": tot, "begin": begin, "einde": einde}
        )
        return [rij[0] for rij in cursor.fetchall()]


def verlopen(
    personen: Collection[int], *, verbinding: BaseDatabaseWrapper = connection
) -> dict[Debiteur, list[tuple[date, int]]]:
    """Per debt the changes of the arrears as (day, cents), in order; debts that never had arrears are left out."""
    stromen: dict[Debiteur, _Stroom] = defaultdict(_Stroom)
    if not personen:
        return {}
    with verbinding.cursor() as cursor:
        cursor.execute(lees("achterstand_verloop"), {"wie": sorted(personen)})
        for soort, wie, is_lllk, dag, maand, volgnummer, centen, _id in cursor.fetchall():
            stroom = stromen[wie, is_lllk]
            if soort == "t":
                stroom.termijnen.append((dag, maand, volgnummer, centen))
            elif soort == "o":
                stroom.ontvangen.append((dag, maand, centen))
            else:
                stroom.saldo.append((dag, centen))
    return {wie: gang for wie, stroom in stromen.items() if (gang := _verloop(stroom))}


def stand_op(gang: list[tuple[date, int]], dag: date) -> int:
    """The arrears at the end of a day, cents."""
    return sum(centen for op, centen in gang if op <= dag)


def _verloop(stroom: _Stroom) -> list[tuple[date, int]]:
    """Play the days on which something happened; of each only the months that it touches are worked out again."""
    if not stroom.termijnen:
        return []
    per_dag: dict[date, list[tuple[date | None, int]]] = defaultdict(list)
    van_maand: dict[date, list[tuple[int, date, int]]] = defaultdict(list)
    for vervalt, maand, nummer, centen in stroom.termijnen:
        per_dag[vervalt + RESPIJT + EEN_DAG].append((maand, 0))
        van_maand[maand].append((nummer, vervalt, centen))
    for op, maand, centen in stroom.ontvangen:
        per_dag[op].append((maand, centen))
    for op, centen in stroom.saldo:
        per_dag[op].append((None, centen))
    betaald: dict[date, int] = defaultdict(int)
    te_laat: dict[date, int] = {}
    saldo = som = vorige = 0
    uit = []
    for dag in sorted(per_dag):
        for maand_, centen in per_dag[dag]:
            if maand_ is None:
                saldo += centen
            else:
                betaald[maand_] += centen
                som -= te_laat.get(maand_, 0)
                te_laat[maand_] = _te_laat(van_maand[maand_], betaald[maand_], dag)
                som += te_laat[maand_]
        nu = min(som, max(saldo, 0))
        if nu != vorige:
            uit.append((dag, nu - vorige))
            vorige = nu
    return uit


def _te_laat(termijnen: list[tuple[int, date, int]], betaald: int, dag: date) -> int:
    """What of a month is arrears on a day: payments go to its terms in order of their number."""
    rest, som = max(betaald, 0), 0
    for _nummer, vervalt, centen in sorted(termijnen):
        deel = min(centen, rest)
        rest -= deel
        if vervalt + RESPIJT < dag:
            som += centen - deel
    return som
