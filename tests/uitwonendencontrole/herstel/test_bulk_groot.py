"""Ten thousand decisions are revoked and paid back by real workers, of which one is killed in the midst."""

import time
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.bel import rinkel
from duo_portal.batches.models import Run, VastgelopenPost
from duo_portal.batches.operations import geef_vrij, teken
from duo_portal.letters.models import Brief
from tests.harnas.databases import Address
from tests.harnas.processen import wacht_tot
from uitwonendencontrole.herstel import bulk
from uitwonendencontrole.models import Controle, Herstelregel, Herziening, Stand

from .klonen import kloon, uitgevoerd
from .test_bulk import DAG, openen

N = 10_000


@pytest.mark.slow
@pytest.mark.chaos
def test_ten_thousand_are_paid_back_once(
    kloon_db: Address, start_worker: Any, tmp_path: Path, settings: Any
) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    controle = uitgevoerd()
    kloon(kloon_db, controle, N - 1)
    bedrijfsdatum.zet(DAG, "test")
    begin = time.monotonic()
    opdracht = openen(trekking=controle.geloot.trekking)
    worker = start_worker(kloon_db.env, concurrency=2)
    rinkel(opdracht.run_id, 2)
    run = Run.objects.get(pk=opdracht.run_id)
    wacht_tot(lambda: _stand(run) == Run.Status.WACHT_OP_MENS, seconden=300, wat="de proef")
    print(f"\nvoorbeeld: {time.monotonic() - begin:.0f} s")
    teken(run=run, stap="tekenen", actor="fin")
    wacht_tot(lambda: _stand(run) == Run.Status.WACHT_OP_MENS, seconden=60, wat="de vrijgave")
    begin = time.monotonic()
    geef_vrij(run=run, actor="baas")
    rinkel(run.pk, 2)
    wacht_tot(lambda: bulk.totalen(opdracht).hersteld >= 1000, seconden=900, wat="de eerste 1.000")
    worker.kill_tree()
    half = bulk.totalen(opdracht)
    assert 1000 <= half.hersteld < N
    start_worker(kloon_db.env, concurrency=2)
    rinkel(run.pk, 2)
    wacht_tot(lambda: _stand(run) == Run.Status.AFGEROND, seconden=3000, wat="het einde")
    print(f"herstel: {time.monotonic() - begin:.0f} s")
    assert not VastgelopenPost.objects.exists()
    totalen, een = bulk.totalen(opdracht), Herstelregel.objects.earliest("pk")
    assert (totalen.hersteld, totalen.over) == (N, 0)
    assert totalen.uitgekeerd_centen == totalen.terug_centen == N * een.terug_centen
    assert totalen.rente_geboekt_centen == N * een.rente_centen > 0
    assert Brief.objects.filter(soort="controle_herroepen").count() == N
    assert not Herziening.objects.filter(herroepen_op=None).exists()
    assert not Controle.objects.exclude(stand=Stand.HERROEPEN).exists()
    assert _geboekt("controle:rente:") == (N, N * een.rente_centen)
    assert _geboekt("uitwonendboete_terug:") == (N, N * een.boete_centen)


def _stand(run: Run) -> str:
    run.refresh_from_db()
    assert run.status != Run.Status.MISLUKT, run.reden
    return run.status


def _geboekt(begin: str) -> tuple[int, int]:
    """Bookings with keys that begin so, and their cents."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT b.persoon_id), sum(l.bedrag_centen)::bigint FROM ledger_boeking b"
            " JOIN ledger_leg l ON l.boeking_id = b.id AND l.zijde = 1"
            " WHERE starts_with(b.sleutel, %s) AND NOT b.sleutel LIKE '%%:teruggave'",
            [begin],
        )
        mensen, centen = cursor.fetchone()
        return mensen, centen
