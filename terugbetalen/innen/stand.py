"""Where somebody stands: the terms that were asked and are not wholly paid, and what of them is in arrears (6.8).

Read from the view `terugbetalen_open_termijn`; whoever needs many people at once reads that view by range.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

RESPIJT = timedelta(days=14)
"""Two weeks after the vervaldatum what was not received becomes achterstallige schuld (6.8(1))."""


@dataclass(frozen=True, slots=True)
class OpenTermijn:
    """A term that was asked and is not wholly paid, cents. `open_centen` may be less than asked minus paid: a later
    decision fixed less for the month, or the debt itself is less.
    """

    termijn_id: int
    persoon_id: int
    is_lllk: bool
    maand: date
    vervaldatum: date
    bedrag_centen: int
    betaald_centen: int
    open_centen: int


@dataclass(frozen=True, slots=True)
class Achterstand:
    """The open terms whose vervaldatum passed more than two weeks ago: their sum in cents, number and first day."""

    centen: int
    aantal: int
    oudste_vervaldatum: date | None
    termijnen: tuple[OpenTermijn, ...]


def open_termijnen(persoon_id: int, op: date) -> tuple[OpenTermijn, ...]:
    """Asked by `op` and not wholly paid by what is booked now; the oldest first, levenlanglerenkrediet apart."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.termijn_id, o.persoon_id, o.is_lllk, o.maand, o.vervaldatum,"
            " o.bedrag_centen, o.betaald_centen, o.open_centen"
            " FROM terugbetalen_open_termijn o JOIN terugbetalen_termijn t ON t.id = o.termijn_id"
            " WHERE o.persoon_id = %s AND t.aangekondigd_op <= %s"
            " ORDER BY o.vervaldatum, o.maand, o.is_lllk, o.termijn_id",
            [persoon_id, op],
        )
        return tuple(OpenTermijn(*rij) for rij in cursor.fetchall())


def achterstand(persoon_id: int, op: date) -> Achterstand:
    """What should have been received more than two weeks before `op` (6.8(1))."""
    te_laat = tuple(
        termijn for termijn in open_termijnen(persoon_id, op) if termijn.vervaldatum + RESPIJT < op
    )
    return Achterstand(
        sum(termijn.open_centen for termijn in te_laat),
        len(te_laat),
        min((termijn.vervaldatum for termijn in te_laat), default=None),
        te_laat,
    )
