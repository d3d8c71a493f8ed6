"""The only place that asks the time. Everywhere else dates are arguments.

Postgres keeps its own second stamp (`clock_timestamp()`); the business date that web, workers and beat
share stands in the database (`duo_portal.audit.bedrijfsdatum`) and falls back on this clock.
"""

import time
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def nu() -> datetime:
    """This moment, aware, in Amsterdam."""
    return datetime.now(AMSTERDAM)


def vandaag() -> date:
    """Today in Amsterdam: the legal day, also between midnight here and midnight in UTC."""
    return nu().date()


class stopwatch:  # noqa: N801  # read as a word: `with stopwatch() as duur`
    """Real time spent inside `with`, added up over several; `ms` in whole milliseconds."""

    def __init__(self) -> None:
        self._som = 0.0
        self._begin = 0.0

    def __enter__(self) -> Self:
        self._begin = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self._som += time.perf_counter() - self._begin

    @property
    def ms(self) -> int:
        return round(self._som * 1000)
