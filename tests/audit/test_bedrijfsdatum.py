"""The business date: shared, forward only, and the same moment in Python and SQL."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Bedrijfsdatum, Handeling
from duo_portal.foundation import clock

pytestmark = pytest.mark.django_db
DAG = date(2023, 9, 20)


def sql_moment() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT bedrijfs_moment()")
        return cursor.fetchone()[0]


def gezet_terug(duur: timedelta) -> None:
    Bedrijfsdatum.objects.update(gezet_at=clock.nu() - duur)


def test_without_a_row_it_is_the_clock() -> None:
    assert bedrijfsdatum.vandaag() == clock.vandaag()
    assert abs(bedrijfsdatum.moment() - clock.nu()) < timedelta(seconds=5)
    assert abs(sql_moment() - clock.nu()) < timedelta(seconds=5)


def test_a_set_date_starts_at_eight_and_runs() -> None:
    bedrijfsdatum.zet(DAG, "tess")
    begin = datetime(2023, 9, 20, 8, tzinfo=clock.AMSTERDAM)
    een, twee, drie = bedrijfsdatum.moment(), sql_moment(), bedrijfsdatum.moment()
    assert begin <= een < twee < drie < begin + timedelta(seconds=30)
    assert bedrijfsdatum.vandaag() == DAG


def test_the_moment_never_runs_past_the_day() -> None:
    bedrijfsdatum.zet(DAG, "tess")
    gezet_terug(timedelta(days=3))
    laatste = datetime(2023, 9, 20, 23, 59, 59, 999999, tzinfo=clock.AMSTERDAM)
    assert bedrijfsdatum.moment() == laatste == sql_moment()
    bedrijfsdatum.zet(DAG + timedelta(days=1), "tess")
    assert bedrijfsdatum.moment() > laatste


def test_a_clock_that_jumped_back_does_not_pull_the_moment_before_eight() -> None:
    bedrijfsdatum.zet(DAG, "tess")
    gezet_terug(timedelta(hours=-2))
    assert bedrijfsdatum.moment() == datetime(2023, 9, 20, 8, tzinfo=clock.AMSTERDAM)


def test_the_same_date_again_lets_time_run_on() -> None:
    bedrijfsdatum.zet(DAG, "tess")
    gezet_terug(timedelta(hours=3))
    bedrijfsdatum.zet(DAG, "tess")
    assert bedrijfsdatum.moment().hour == 11
    assert Handeling.objects.filter(soort="bedrijfsdatum_zetten").count() == 1


def test_going_back_is_for_demo_and_test_only(settings: object) -> None:
    bedrijfsdatum.zet(DAG, "tess")
    settings.DEMO_MODE = False  # type: ignore[attr-defined]
    with pytest.raises(bedrijfsdatum.BedrijfsdatumTerug, match="2023-09-20"):
        bedrijfsdatum.zet(date(2023, 9, 19), "tess")
    assert bedrijfsdatum.vandaag() == DAG
    settings.DEMO_MODE = True  # type: ignore[attr-defined]
    bedrijfsdatum.zet(datum=date(2023, 9, 19), actor="tess")
    assert bedrijfsdatum.vandaag() == date(2023, 9, 19)


def test_there_is_one_row_and_the_application_cannot_remove_it() -> None:
    bedrijfsdatum.zet(DAG, "tess")
    for aanval in (
        "DELETE FROM audit_bedrijfsdatum",
        "TRUNCATE audit_bedrijfsdatum",
        "INSERT INTO audit_bedrijfsdatum VALUES (2, '2024-01-01', now(), 'x')",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(aanval)


@pytest.mark.parametrize(
    ("dag", "verschil"), [(date(2023, 3, 26), 2), (date(2023, 10, 29), 1), (date(2023, 7, 1), 2)]
)
def test_eight_in_the_morning_is_amsterdam_time_on_days_the_clocks_change(
    dag: date, verschil: int
) -> None:
    bedrijfsdatum.zet(dag, "tess")
    gezet_terug(timedelta(seconds=-60))
    assert bedrijfsdatum.moment().utcoffset() == timedelta(hours=verschil)
    assert bedrijfsdatum.moment().hour == 8
