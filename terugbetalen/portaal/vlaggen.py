"""What there may be to tell somebody who repays: asked once a page, in one statement, for every panel and task.

Nearly everybody who opens the first page has none of this, and that page has a budget of six statements.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from duo_portal.audit.voorbereid import voorbereide_cursor
from duo_portal.identity.burger import Burger

_VRAAG = """
SELECT EXISTS (SELECT FROM terugbetalen_termijn t
               WHERE t.persoon_id = %(wie)s AND t.vervaldatum <= %(op)s::date),
       EXISTS (SELECT FROM terugbetalen_afspraak a WHERE a.persoon_id = %(wie)s AND a.status = 'gemaakt'),
       EXISTS (SELECT FROM terugbetalen_geselecteerde g
               WHERE g.persoon_id = %(wie)s AND g.uitgesloten_om = '' AND g.afgerond_op IS NULL),
       EXISTS (SELECT FROM terugbetalen_regeling r WHERE r.persoon_id = %(wie)s AND r.status = 'loopt')
"""


@dataclass(frozen=True, slots=True)
class Vlaggen:
    """Each says that it is worth looking further, no more."""

    had_termijn: bool
    heeft_afspraak: bool
    staat_op_lijst: bool
    heeft_regeling: bool


# A citizen is read anew on every request, so the same object means the same request.
_gezien: ContextVar[tuple[Burger, date, Vlaggen] | None] = ContextVar("vlaggen", default=None)


def vlaggen(burger: Burger, op: date) -> Vlaggen:
    """Of the open file, on a day."""
    gezien = _gezien.get()
    if gezien is not None and gezien[0] is burger and gezien[1] == op:
        return gezien[2]
    with voorbereide_cursor() as cursor:
        cursor.execute(_VRAAG, {"wie": burger.persoon_id, "op": op})
        gelezen = Vlaggen(*cursor.fetchone())
    _gezien.set((burger, op, gelezen))
    return gelezen
