"""What the ledger says about a month: every figure is one query on `ledger_leg`, none is counted along the way.

The ledger knows no kind of education; that comes from what was asked for that month (`Keuze`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from studiefinanciering.rules.componenten import Component, Onderwijs

# What a run booked for a month and component, also when the bank brought it back afterwards.
_LEGS = """
WITH legs AS MATERIALIZED (
    SELECT l.persoon_id, k.onderwijs, l.component, l.vorm, sum(l.zijde * l.bedrag_centen)::bigint AS centen
    FROM ledger_leg l
    JOIN ledger_boeking b ON b.id = l.boeking_id AND b.run_id = %(run)s AND b.draait_terug_id IS NULL
    JOIN studiefinanciering_keuze k ON k.persoon_id = l.persoon_id AND upper_inf(k.bekend)
        AND k.geldig @> l.maand
    WHERE l.maand = %(maand)s AND l.volgnummer IS NOT NULL
    GROUP BY 1, 2, 3, 4
)
"""
_PER_COMPONENT = f"""{_LEGS}
SELECT onderwijs, component, vorm, count(DISTINCT persoon_id), sum(centen)::bigint
FROM legs GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
_KERN = f"""{_LEGS}, per_persoon AS (
    SELECT persoon_id, onderwijs,
        coalesce(sum(centen) FILTER (WHERE component IN (1, 2)), 0) AS basis,
        coalesce(sum(centen) FILTER (WHERE component = 2), 0) AS koopkracht,
        coalesce(sum(centen) FILTER (WHERE component = 3 AND vorm <> 3), 0) AS aanvullend,
        coalesce(sum(centen) FILTER (WHERE component IN (4, 5)), 0) AS geleend
    FROM legs GROUP BY 1, 2
)
SELECT onderwijs, count(*) FILTER (WHERE basis > 0), coalesce(sum(basis), 0)::bigint,
    count(*) FILTER (WHERE koopkracht > 0), count(*) FILTER (WHERE aanvullend > 0),
    coalesce(sum(aanvullend), 0)::bigint, count(*) FILTER (WHERE geleend > 0 AND basis > 0),
    coalesce(sum(geleend) FILTER (WHERE basis > 0), 0)::bigint
FROM per_persoon GROUP BY onderwijs
"""
_HOGER = """
WITH maand AS MATERIALIZED (
    SELECT l.persoon_id,
        coalesce(sum(l.zijde * l.bedrag_centen) FILTER (WHERE l.maand = %(eerder)s), 0) AS toen,
        coalesce(sum(l.zijde * l.bedrag_centen) FILTER (WHERE l.maand = %(nu)s), 0) AS nu
    FROM ledger_leg l
    JOIN studiefinanciering_keuze k ON k.persoon_id = l.persoon_id AND upper_inf(k.bekend)
        AND k.geldig @> %(nu)s::date AND k.onderwijs = 1
    WHERE l.maand IN (%(eerder)s, %(nu)s) AND l.volgnummer IS NOT NULL AND l.component = 3 AND l.vorm <> 3
    GROUP BY 1
)
SELECT count(*), coalesce(sum(nu - toen), 0)::bigint FROM maand WHERE nu > toen AND toen < %(maximum)s
"""


@dataclass(frozen=True, slots=True)
class Regel:
    """One component in one form: distinct people and cents booked."""

    onderwijs: Onderwijs
    component: Component
    vorm: int
    personen: int
    centen: int


@dataclass(frozen=True, slots=True)
class Kern:
    """What the published figures are about, for one kind of education in one month; cents.

    Who has koopkracht lives away: only they get it (art. 3.18a). `leners` are those with a basisbeurs.
    """

    ontvangers: int = 0
    basis_centen: int = 0
    uitwonend: int = 0
    aanvullend: int = 0
    aanvullend_centen: int = 0
    leners: int = 0
    geleend_centen: int = 0


def per_component(run_id: int, maand: date) -> list[Regel]:
    """What a run booked for its month, per kind of education, component and form."""
    return [
        Regel(Onderwijs(o), Component(c), v, int(n), int(som))
        for o, c, v, n, som in _rijen(_PER_COMPONENT, {"run": run_id, "maand": maand})
    ]


def kern(run_id: int, maand: date) -> dict[Onderwijs, Kern]:
    """The figures to compare, per kind of education; zeros where nobody was paid."""
    gevonden = {
        Onderwijs(rij[0]): Kern(*map(int, rij[1:]))
        for rij in _rijen(_KERN, {"run": run_id, "maand": maand})
    }
    return {onderwijs: gevonden.get(onderwijs, Kern()) for onderwijs in Onderwijs}


def hoger_dan(eerder: date, nu: date, maximum: int) -> tuple[int, int]:
    """People in higher education with more aanvullende beurs than before, who had less than `maximum` cents
    then; and the sum of what they have more."""
    aantal, som = _rijen(_HOGER, {"eerder": eerder, "nu": nu, "maximum": maximum})[0]
    return int(aantal), int(som)


def studenten() -> dict[Onderwijs, int]:
    """Students per kind of education, by what they asked for: the N of the scale."""
    rijen = _rijen(
        "SELECT onderwijs, count(DISTINCT persoon_id) FROM studiefinanciering_keuze"
        " WHERE upper_inf(bekend) GROUP BY 1",
        {},
    )
    return {Onderwijs(o): int(n) for o, n in rijen}


def _rijen(vraag: str, waarden: dict[str, Any]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, waarden)
        return list(cursor.fetchall())
