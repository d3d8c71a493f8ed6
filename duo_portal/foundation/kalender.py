"""Days on which euro payments settle, and the payday that follows from them.

TARGET, the settlement system of the euro, is closed on Saturdays, Sundays and six feast days. That is not
the Dutch calendar: money moves on Koningsdag and Ascension Day, and does not on Good Friday and 1 May.
"""

from datetime import date, timedelta
from functools import lru_cache

from duo_portal.foundation.period import Maand

BETAALDAG = 24
"""Student finance is paid on the 24th, or on the last TARGET day before it (published pay dates of DUO)."""


@lru_cache(maxsize=256)
def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (the Meeus/Jones/Butcher reckoning)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    (i, k), m = divmod(c, 4), (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    maand = (h - m + r + 90) // 25
    return date(jaar, maand, (h - m + r + maand + 19) % 32)


@lru_cache(maxsize=256)
def target_sluitingsdagen(jaar: int) -> frozenset[date]:
    """The six feast days on which TARGET is closed; some of them may fall in a weekend."""
    pasen = eerste_paasdag(jaar)
    return frozenset(
        {
            date(jaar, 1, 1),
            pasen - timedelta(days=2),
            pasen + timedelta(days=1),
            date(jaar, 5, 1),
            date(jaar, 12, 25),
            date(jaar, 12, 26),
        }
    )


def is_target_dag(dag: date) -> bool:
    """Whether euro payments settle on this day."""
    return dag.weekday() < 5 and dag not in target_sluitingsdagen(dag.year)


def laatste_target_dag(dag: date) -> date:
    """The day itself, or the last TARGET day before it."""
    while not is_target_dag(dag):
        dag -= timedelta(days=1)
    return dag


def betaaldag(maand: Maand) -> date:
    """Payday of a month: the 24th, or the last TARGET day before it."""
    return laatste_target_dag(date(maand.jaar, maand.maand, BETAALDAG))


def werkdagen_terug(dag: date, aantal: int) -> date:
    """The TARGET day that lies `aantal` TARGET days before `dag`; 0 gives `laatste_target_dag(dag)`."""
    if aantal < 0:
        raise ValueError(f"werkdagen_terug telt terug: geef 0 of meer werkdagen, niet {aantal}.")
    for _ in range(aantal):
        dag = laatste_target_dag(dag - timedelta(days=1))
    return laatste_target_dag(dag)


def werkdagen_verder(dag: date, aantal: int) -> date:
    """The TARGET day that lies `aantal` TARGET days after `dag`; 0 gives the day itself or the next one."""
    if aantal < 0:
        raise ValueError(f"werkdagen_verder telt vooruit: geef 0 of meer werkdagen, niet {aantal}.")
    while not is_target_dag(dag):
        dag += timedelta(days=1)
    for _ in range(aantal):
        dag += timedelta(days=1)
        while not is_target_dag(dag):
            dag += timedelta(days=1)
    return dag
