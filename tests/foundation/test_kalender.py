"""TARGET days and paydays, against the ECB calendar of `holidays` and the published pay dates."""

import csv
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from duo_portal.foundation.kalender import (
    betaaldag,
    is_target_dag,
    target_sluitingsdagen,
    werkdagen_terug,
    werkdagen_verder,
)
from duo_portal.foundation.period import Maand

GEDEELD = Path(__file__).resolve().parents[3] / "shared" / "data"


def test_every_day_of_thirty_years_agrees_with_the_ecb_calendar() -> None:
    ecb = holidays.financial_holidays("ECB", years=range(2010, 2041))
    dag = date(2010, 1, 1)
    while dag < date(2041, 1, 1):
        assert is_target_dag(dag) == (dag.weekday() < 5 and dag not in ecb), dag
        dag += timedelta(days=1)


@pytest.mark.parametrize(
    ("maand", "dag"),
    [
        (Maand(2023, 9), date(2023, 9, 22)),  # DUO press release, first new basisbeurs
        (Maand(2024, 1), date(2024, 1, 24)),  # duo.nl
        (Maand(2021, 1), date(2021, 1, 22)),  # a Sunday the 24th
        (Maand(2011, 4), date(2011, 4, 21)),  # Sunday the 24th, and Good Friday before it
    ],
)
def test_payday(maand: Maand, dag: date) -> None:
    assert betaaldag(maand) == dag


def test_working_days_back_skip_weekends_and_feast_days() -> None:
    assert werkdagen_terug(date(2023, 9, 22), 5) == date(2023, 9, 15)
    assert werkdagen_terug(date(2024, 4, 2), 1) == date(2024, 3, 28)  # over Easter and Good Friday
    assert werkdagen_terug(date(2023, 9, 24), 0) == date(2023, 9, 22)
    assert werkdagen_verder(date(2024, 3, 28), 1) == date(2024, 4, 2)
    with pytest.raises(ValueError, match="0 of meer"):
        werkdagen_terug(date(2023, 9, 22), -1)


def _gedeeld(naam: str) -> list[dict[str, str]]:
    if not (GEDEELD / naam).exists():
        pytest.skip(f"de gegevens van de werkplek ({naam}) zijn hier niet aanwezig")
    with (GEDEELD / naam).open() as bestand:
        return list(csv.DictReader(bestand))


def test_paydays_agree_with_the_published_calendar() -> None:
    for rij in _gedeeld("payout_calendar.csv"):
        maand = Maand(int(rij["year"]), int(rij["month"]))
        assert betaaldag(maand) == date.fromisoformat(rij["pay_date"]), rij


def test_closing_days_agree_with_the_published_list() -> None:
    rijen = _gedeeld("target2_closing_days.csv")
    for jaar in {int(rij["date"][:4]) for rij in rijen}:
        gelijk = {date.fromisoformat(r["date"]) for r in rijen if int(r["date"][:4]) == jaar}
        assert target_sluitingsdagen(jaar) == gelijk
