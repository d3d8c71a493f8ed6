"""What came of it: per rule and per channel, and of the last offer before a transfer; read in bulk, naming nobody.

Everything is counted on people of lists that were released. "Paid" is that the arrears of the list's day are gone now,
"arrangement" that one was agreed on that day or later and was not broken. An offer is a step `laatste_aanbod` of the
chain; it was taken when an arrangement came from it, and is kept while that runs or is paid off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from terugbetalen.sql import lees


@dataclass(frozen=True, slots=True)
class PerRegel:
    """People of the lists of one rule: on them, tried, spoken to, appointment, arrangement, paid."""

    regel: str
    op_lijst: int
    benaderd: int
    bereikt: int
    afspraak: int
    regeling: int
    betaald: int


@dataclass(frozen=True, slots=True)
class PerKanaal:
    """Contacts by one channel: how many, to how many people, spoken to, arrangement since, paid since."""

    kanaal: str
    pogingen: int
    benaderd: int
    bereikt: int
    regeling: int
    betaald: int


@dataclass(frozen=True, slots=True)
class Aanbod:
    """Last offers made, taken, and of those still kept."""

    gedaan: int
    aangenomen: int
    nagekomen: int

    @property
    def promille(self) -> int:
        """Taken, in thousandths of made, downwards; 0 when none was made."""
        return self.aangenomen * 1000 // self.gedaan if self.gedaan else 0


@dataclass(frozen=True, slots=True)
class Uitkomsten:
    """All of it over [van, tot)."""

    regels: Sequence[PerRegel]
    kanalen: Sequence[PerKanaal]
    aanbod: Aanbod


def lees_uitkomsten(van: date, tot: date) -> Uitkomsten:
    """Lists released, contacts had and offers made in [van, tot); three statements."""
    waarden = {"van": van, "tot": tot}
    return Uitkomsten(
        [PerRegel(*rij) for rij in _lees("contact_per_regel", waarden)],
        [PerKanaal(*rij) for rij in _lees("contact_per_kanaal", waarden)],
        Aanbod(*_lees("contact_aanbod", waarden)[0]),
    )


def _lees(naam: str, waarden: dict[str, date]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(lees(naam), waarden)
        rijen: list[tuple[Any, ...]] = cursor.fetchall()
    return rijen
