"""A run from opening to the end, without a worker: what the engine does between its steps."""

from datetime import date

import pytest
from django.db import connection

from duo_portal.batches.models import Chunk, Run, Stap, VastgelopenPost
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af

from .proefrun import AANTAL, DELEN

MAART = date(2026, 3, 1)
pytestmark = pytest.mark.usefixtures("proef_db")


def gedaan() -> tuple[int, int, int]:
    """(rows, distinct keys, sum): an independent count of what the run wrote."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT sleutel), coalesce(sum(bedrag_centen), 0)::bigint FROM proef"
        )
        return cursor.fetchone()


def vergiftig(*gif: tuple[int, str]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO proef_gif VALUES (%s, %s)", gif)


ALLES = (AANTAL, AANTAL, AANTAL * (AANTAL + 1) // 2)


def test_alle_sleutels_een_keer() -> None:
    run = open_run(soort="proef", periode=MAART, actor="anna")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    assert gedaan() == ALLES
    assert run.totalen["berekenen"] == {"personen": AANTAL, "som_centen": ALLES[2]}
    assert Chunk.objects.filter(stap__run=run, status="klaar", pogingen=1).count() == DELEN


def test_stopt_voor_handtekening_en_vrijgave() -> None:
    run = open_run(soort="proef_vierogen", periode=MAART, actor="systeem")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.WACHT_OP_MENS
    teken(run=run, stap="controleren", actor="anna")
    werk_af(run.pk)
    geef_vrij(run=run, actor="bert")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    assert list(Stap.objects.filter(run=run).values_list("status", flat=True)) == ["klaar"] * 4
    assert run.totalen["aanleveren"] == {"bestanden": 1}


def test_vergiftigde_persoon_blijft_alleen_achter() -> None:
    vergiftig((123, "gif"), (124, "gif"), (700, "gif"))
    run = open_run(soort="proef", periode=MAART, actor="anna")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    posten = VastgelopenPost.objects.filter(run=run)
    assert sorted(posten.values_list("sleutel", flat=True)) == [123, 124, 700]
    assert set(posten.values_list("reden", "toelichting")) == {("ValueError", "")}
    assert gedaan() == (AANTAL - 3, AANTAL - 3, ALLES[2] - 123 - 124 - 700)
