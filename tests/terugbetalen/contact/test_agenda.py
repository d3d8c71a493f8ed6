"""Hours as moments: clock changes here and there, leap day, holidays, zones far away."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terugbetalen.contact import woorden
from terugbetalen.contact.agenda import (
    Rooster,
    agenda,
    is_tijd,
    per_gebied,
    plaatselijk,
    tijden,
    tijdzones,
    verschil,
)

from .mensen import nl

TELEFOON = agenda().roosters["telefoon"]
ALTIJD = Rooster("proef", 30, 1, frozenset(range(1, 8)), ((time(1), time(4)),))


def test_negen_uur_blijft_negen_uur_als_de_klok_verandert() -> None:
    """Friday before and Monday after 31 March 2024: the same hour here, an hour earlier in UTC."""
    voor, na = (list(tijden(TELEFOON, date(2024, *dag))) for dag in ((3, 29), (4, 2)))
    assert voor == []  # Good Friday
    voor = list(tijden(TELEFOON, date(2024, 3, 28)))
    assert (voor[0], na[0]) == (
        datetime(2024, 3, 28, 7, tzinfo=UTC),
        datetime(2024, 4, 2, 6, tzinfo=UTC),
    )
    assert len(voor) == len(na) == 22


def test_een_uur_dat_niet_bestaat_is_geen_tijd() -> None:
    """In the night of 31 March 2024 the clock goes from 2 to 3."""
    gevonden = [m.astimezone(nl(2024, 3, 31, 1).tzinfo) for m in tijden(ALTIJD, date(2024, 3, 31))]
    assert [f"{m:%H:%M}" for m in gevonden] == ["01:00", "01:30", "03:00", "03:30"]


def test_een_uur_dat_twee_keer_komt_is_een_keer_een_tijd() -> None:
    """In the night of 27 October 2024 the clock goes from 3 back to 2: the first of the two."""
    gevonden = list(tijden(ALTIJD, date(2024, 10, 27)))
    assert len(gevonden) == len(set(gevonden)) == 6
    assert gevonden[2] == datetime(2024, 10, 27, 0, tzinfo=UTC)  # 02:00 in summer time
    assert gevonden == sorted(gevonden)


def test_schrikkeldag_is_een_gewone_donderdag() -> None:
    assert len(list(tijden(agenda().roosters["kantoor"], date(2024, 2, 29)))) == 8
    assert list(tijden(TELEFOON, date(2024, 3, 2))) == []  # Saturday


@pytest.mark.parametrize("dag", [date(2024, 5, 9), date(2024, 12, 25), date(2025, 1, 1)])
def test_niet_op_feestdagen(dag: date) -> None:
    assert list(tijden(TELEFOON, dag)) == []


@pytest.mark.parametrize(
    ("zone", "klok", "hoever"),
    [
        ("America/Los_Angeles", "maandag 11 maart 2024 om 01:00 uur", "UTC−07:00"),
        ("Asia/Kolkata", "maandag 11 maart 2024 om 13:30 uur", "UTC+05:30"),
        ("Pacific/Kiritimati", "maandag 11 maart 2024 om 22:00 uur", "UTC+14:00"),
        ("Pacific/Niue", "zondag 10 maart 2024 om 21:00 uur", "UTC−11:00"),
        ("Australia/Lord_Howe", "maandag 11 maart 2024 om 19:00 uur", "UTC+11:00"),
        ("Pacific/Chatham", "maandag 11 maart 2024 om 21:45 uur", "UTC+13:45"),
    ],
)
def test_verre_klokken(zone: str, klok: str, hoever: str) -> None:
    """Monday 11 March 2024 at 9 here; America changed its clocks the day before, we do not yet."""
    moment = nl(2024, 3, 11, 9)
    assert woorden.eigen_tijd(moment, zone) == f"{klok} ({hoever})"
    assert woorden.nederlandse_tijd(moment) == "maandag 11 maart 2024 om 09:00 uur"


def test_dezelfde_klok_zegt_het_een_keer() -> None:
    assert not woorden.is_andere_klok(nl(2024, 3, 11, 9), "Europe/Paris")
    assert woorden.is_andere_klok(nl(2024, 3, 11, 9), "Europe/London")
    assert woorden.eigen_tijd(nl(2024, 3, 11, 9), "Europe/Amsterdam").endswith("09:00 uur")


def test_een_afspraak_schuift_niet_als_een_klok_verandert() -> None:
    """Booked in winter for the summer: the moment stands, New York is six hours behind on both days but not between."""
    uren = {dag: plaatselijk(nl(2024, 3, dag, 15), "America/New_York").hour for dag in (8, 11, 28)}
    assert uren == {8: 9, 11: 10, 28: 10}
    assert plaatselijk(nl(2024, 4, 2, 15), "America/New_York").hour == 9


def test_alleen_zones_van_de_lijst() -> None:
    assert {"Europe/Amsterdam", "America/Argentina/Buenos_Aires"} <= tijdzones()
    for fout in ("UTC", "../etc/passwd", "Europe/", "", "Mars/Olympus", "posix/Europe/Paris"):
        with pytest.raises(ValueError, match="tijdzone"):
            plaatselijk(nl(2024, 3, 11, 9), fout)
    assert sum(len(zones) for _, zones in per_gebied()) == len(tijdzones())


@given(
    dag=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    soort=st.sampled_from(sorted(agenda().roosters)),
)
def test_elke_tijd_valt_in_de_uren_en_is_te_boeken(dag: date, soort: str) -> None:
    rooster = agenda().roosters[soort]
    alle = list(tijden(rooster, dag))
    assert alle == sorted(set(alle))
    for moment in alle:
        klok = plaatselijk(moment, "Europe/Amsterdam")
        einde = klok + timedelta(minutes=rooster.minuten)
        assert klok.date() == dag
        assert any(van <= klok.time() and einde.time() <= tot for van, tot in rooster.uren)
        assert is_tijd(rooster, moment)
        assert not is_tijd(rooster, moment + timedelta(minutes=1))


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.sampled_from(sorted(tijdzones()))
)
def test_heen_en_terug_is_hetzelfde_moment(moment: datetime, zone: str) -> None:
    bewust = moment.replace(tzinfo=UTC)
    hier = plaatselijk(bewust, zone)
    assert hier.astimezone(UTC) == bewust
    assert verschil(hier).startswith("UTC")
