"""How arrears went, day by day, from what was asked and what came in: the base of statutory interest (6.8).

A term counts as arrears from the fifteenth day after its due date (6.8(1)); what comes in for it later lowers them on
the day of receipt, and what is taken back brings them back. They are never more than the debt itself.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
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
    """Changes between the days on which something happened."""
    begin = {dag + RESPIJT + EEN_DAG for dag, _maand, _nummer, _centen in stroom.termijnen}
    if not begin:
        return []
    eerste = min(begin)
    dagen = begin | {dag for dag, _m, _c in stroom.ontvangen} | {dag for dag, _c in stroom.saldo}
    uit, vorige = [], 0
    for dag in sorted(d for d in dagen if d >= eerste):
        nu = _achterstand(stroom, dag)
        if nu != vorige:
            uit.append((dag, nu - vorige))
            vorige = nu
    return uit


def _achterstand(stroom: _Stroom, dag: date) -> int:
    betaald: Mapping[date, int] = _per_maand(stroom.ontvangen, dag)
    rest = dict(betaald)
    som = 0
    for vervalt, maand, _nummer, centen in sorted(stroom.termijnen, key=lambda t: (t[1], t[2])):
        deel = min(centen, max(rest.get(maand, 0), 0))
        rest[maand] = rest.get(maand, 0) - deel
        if vervalt + RESPIJT < dag:
            som += centen - deel
    return min(som, max(sum(c for op, c in stroom.saldo if op <= dag), 0))


def _per_maand(ontvangen: list[tuple[date, date, int]], dag: date) -> dict[date, int]:
    som: dict[date, int] = defaultdict(int)
    for op, maand, centen in ontvangen:
        if op <= dag:
            som[maand] += centen
    return dict(som)
