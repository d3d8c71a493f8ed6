"""What one writes first, so that the suite can be seen to go red: no lease, no unique key, a commit per slice.

Imported by real workers (EXTRA_RUNSOORTEN). It pays what is really decided, into a table of its own.
"""

from celery import shared_task
from django.db import connection

TABELLEN = """
CREATE TABLE naief (persoon_id bigint, bedrag_centen bigint);
CREATE TABLE naief_deel (van bigint PRIMARY KEY, tot bigint, klaar boolean DEFAULT false);
GRANT SELECT, INSERT, UPDATE ON naief, naief_deel TO studiefin_app;
"""
SLAGEN = 5


def betaal(cursor, van: int, tot: int) -> None:
    breedte = (tot - van) // SLAGEN
    for begin in range(van, tot, breedte):
        cursor.execute(
            "INSERT INTO naief SELECT persoon_id, sum(bedrag_centen)"
            " FROM studiefinanciering_toekenningsregel WHERE component <> 7"
            " AND persoon_id >= %s AND persoon_id < %s AND geldig @> date '2023-09-01' GROUP BY persoon_id",
            [begin, min(begin + breedte, tot)],
        )


@shared_task(name="tests.chaos.naief")
def naief(eerst_afvinken: bool) -> None:
    """Look what is open, pay, tick it off; or tick it off and pay, which loses people instead."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT van, tot FROM naief_deel WHERE NOT klaar ORDER BY van")
        for van, tot in cursor.fetchall():
            if not eerst_afvinken:
                betaal(cursor, van, tot)
            cursor.execute("UPDATE naief_deel SET klaar = true WHERE van = %s", [van])
            if eerst_afvinken:
                betaal(cursor, van, tot)
