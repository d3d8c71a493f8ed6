"""A toy kind of run for tests, importable by real workers (EXTRA_RUNSOORTEN). One row per key that was done.

The table has a unique key in `proef`; the naive variant of test_naief writes into a table without one.
`PROEF_SLAAP_MS` makes a chunk slow; key GIF fails on its content, key DODELIJK kills its own process.
"""

import os
import signal
import time
from datetime import date

from celery import shared_task
from django.db import connection as verbinding

from duo_portal.batches.soorten import (
    Runsoort,
    Stapsoort,
    Verschuldigd,
    registreer,
    registreer_planner,
)

AANTAL = int(os.environ.get("PROEF_AANTAL", "800"))
DELEN = int(os.environ.get("PROEF_DELEN", "8"))

TABELLEN = """
CREATE TABLE proef (run_id bigint, sleutel bigint, bedrag_centen bigint, PRIMARY KEY (run_id, sleutel));
CREATE TABLE proef_gif (sleutel bigint PRIMARY KEY, soort text NOT NULL);
CREATE TABLE naief (run_id bigint, sleutel bigint, bedrag_centen bigint);
CREATE TABLE naief_deel (van bigint, tot bigint, klaar boolean DEFAULT false);
GRANT SELECT, INSERT, UPDATE, DELETE ON proef, proef_gif, naief, naief_deel TO studiefin_app;
"""


def verdeel(run, stap):
    breedte = -(-AANTAL // DELEN)
    return [(van, min(van + breedte, AANTAL + 1)) for van in range(1, AANTAL + 1, breedte)]


def slaap() -> None:
    time.sleep(float(os.environ.get("PROEF_SLAAP_MS", "0")) / 1000)


def _copy(cursor, run_id, van, tot):
    with cursor.copy("COPY proef FROM STDIN") as copy:
        for sleutel in range(van, tot):
            copy.write_row((run_id, sleutel, sleutel))
        slaap()


def werk(run, stap, van, tot, connection):
    with connection.cursor() as cursor:
        if "PROEF_COPY" in os.environ:
            _copy(cursor, run.pk, van, tot)
        else:
            cursor.execute(
                "INSERT INTO proef SELECT %s, g, g FROM generate_series(%s::bigint, %s::bigint - 1) g",
                [run.pk, van, tot],
            )
            slaap()
        cursor.execute(
            "SELECT sleutel, soort FROM proef_gif WHERE sleutel >= %s AND sleutel < %s",
            [van, tot],
        )
        for _, soort in cursor.fetchall():
            if soort == "gif":
                raise ValueError("slecht gegeven van Jansen, BSN 999999999")
            if soort == "dodelijk":
                os.kill(os.getpid(), signal.SIGKILL)
        cursor.execute(
            "SELECT count(*), sum(bedrag_centen) FROM proef WHERE run_id = %s AND sleutel >= %s AND sleutel < %s",
            [run.pk, van, tot],
        )
        aantal, som = cursor.fetchone()
    return {"personen": aantal, "som_centen": int(som or 0)}


def controleer(run, stap, connection):
    return {"reden_vereist": run.nummer == 9}


def sluit_af(run, stap, connection):
    return {"bestanden": 1}


registreer(
    Runsoort(
        naam="proef",
        titel="Proefrun",
        stappen=(
            Stapsoort(
                naam="berekenen",
                titel="Berekenen",
                soort="chunks",
                werk=werk,
                verdeel=verdeel,
            ),
        ),
    )
)
registreer(
    Runsoort(
        naam="proef_vierogen",
        titel="Proefrun met handtekeningen",
        stappen=(
            Stapsoort(
                naam="berekenen",
                titel="Berekenen",
                soort="chunks",
                werk=werk,
                verdeel=verdeel,
            ),
            Stapsoort(naam="controleren", titel="Controleren", soort="mens", enkel=controleer),
            Stapsoort(naam="vrijgeven", titel="Vrijgeven", soort="vrijgave"),
            Stapsoort(naam="aanleveren", titel="Aanleveren", soort="enkel", enkel=sluit_af),
        ),
    )
)


@shared_task(name="tests.batches.naief")
def naief(run_id: int) -> None:
    """What one writes first: look what is open, commit slice by slice, mark it done. No lease, no unique key."""
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT van, tot FROM naief_deel WHERE NOT klaar ORDER BY van")
        for van, tot in cursor.fetchall():
            for begin in range(van, tot, 10):
                cursor.execute(
                    "INSERT INTO naief SELECT %s, g, g FROM generate_series(%s::bigint, %s::bigint) g",
                    [run_id, begin, min(begin + 9, tot - 1)],
                )
                time.sleep(float(os.environ.get("PROEF_SLAAP_MS", "0")) / 1000 / ((tot - van) / 10))
            cursor.execute("UPDATE naief_deel SET klaar = true WHERE van = %s", [van])


def _plan(vandaag: date) -> list[Verschuldigd]:
    return [Verschuldigd(soort="proef", periode=date.fromisoformat(os.environ["PROEF_PLAN"]))]


if "PROEF_PLAN" in os.environ:
    registreer_planner(_plan)
