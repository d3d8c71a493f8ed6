"""The only place that asks the time. Everywhere else dates are arguments.

Postgres keeps its own second stamp (`clock_timestamp()`); the business date that web, workers and beat
share stands in the database (`duo_portal.audit.bedrijfsdatum`) and falls back on this clock.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """This moment, aware, in Amsterdam."""
    return datetime.now(AMSTERDAM)


def vandaag() -> date:
    """Today in Amsterdam: the legal day, also between midnight here and midnight in UTC."""
    return nu().date()
