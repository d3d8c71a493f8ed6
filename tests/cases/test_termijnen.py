"""Legal terms: counted as the articles say, with the holidays of a package of its own as oracle."""

from datetime import date, timedelta

import holidays
import pytest

from duo_portal.cases import termijnen


@pytest.mark.parametrize(
    ("ontvangen", "jaar", "uiterlijk"),
    [
        (date(2023, 6, 19), 2024, date(2023, 12, 30)),
        (date(2023, 10, 31), 2024, date(2023, 12, 30)),
        (date(2023, 11, 1), 2024, date(2023, 12, 27)),
        (date(2023, 6, 19), 2023, date(2023, 8, 14)),
        (date(2022, 10, 31), 2023, date(2022, 12, 30)),
    ],
)
def test_an_application_is_decided_in_time(ontvangen: date, jaar: int, uiterlijk: date) -> None:
    # art. 3.19(2) Wsf 2000; 19 June + 8 weeks = Monday 14 August; 1 November + 8 weeks = Wednesday 27 December
    assert termijnen.beslistermijn_aanvraag(ontvangen_op=ontvangen, kalenderjaar=jaar) == uiterlijk


def test_a_term_that_ends_on_a_free_day_ends_later() -> None:
    # 8 weeks after 30 October 2023 is Monday 25 December: both Christmas days pass (Algemene termijnenwet)
    assert termijnen.beslistermijn_algemeen(ontvangen_op=date(2023, 10, 30)) == date(2023, 12, 27)
    # a Saturday moves to Monday; six weeks after Thursday 18 May is Thursday 29 June
    assert termijnen.verleng(date(2023, 7, 1)) == date(2023, 7, 3)
    assert termijnen.beslistermijn_bezwaar(bezwaartermijn_tot=date(2023, 5, 18)) == date(
        2023, 6, 29
    )
    assert termijnen.beslistermijn_klacht(ontvangen_op=date(2023, 5, 18)) == date(2023, 6, 29)


@pytest.mark.parametrize("jaar", range(2020, 2036))
def test_the_holidays_are_those_of_the_netherlands(jaar: int) -> None:
    kalender = holidays.country_holidays(
        "NL", years=jaar, categories=("public", "optional"), language="nl"
    )
    namen = (
        "Nieuwjaarsdag",
        "Goede Vrijdag",
        "Tweede Paasdag",
        "Hemelvaartsdag",
        "Tweede Pinksterdag",
        "Eerste Kerstdag",
        "Tweede Kerstdag",
    )
    verwacht = {
        dag for dag, naam in kalender.items() if any(n.lower() in naam.lower() for n in namen)
    }
    gevonden = termijnen.algemeen_erkende_feestdagen(jaar)
    assert verwacht <= gevonden
    assert gevonden - verwacht == {date(jaar, 4, 27), date(jaar, 5, 5)}


def test_a_term_never_ends_on_a_free_day() -> None:
    for n in range(800):
        tot = termijnen.beslistermijn_algemeen(ontvangen_op=date(2023, 1, 1) + timedelta(days=n))
        assert tot.weekday() < 5
        assert tot not in termijnen.algemeen_erkende_feestdagen(tot.year)
