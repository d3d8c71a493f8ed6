"""The broker dies and comes back empty; Postgres falls over in the middle of booking."""

from collections.abc import Callable

import pytest
from django.db import connection

from duo_portal.batches.bel import rinkel
from tests.harnas.databases import EigenPostgres
from tests.harnas.processen import PriveValkey, Proces, StartWorker, pid_leeft

from .straat import TABEL, Straat

pytestmark = pytest.mark.chaos
StartBeat = Callable[..., Proces]


@pytest.mark.parametrize("stap", [pytest.param("berekenen", marks=pytest.mark.slow), "boeken"])
def test_broker_gedood_en_leeg_terug(
    stap: str,
    valkey: PriveValkey,
    straat: Straat,
    start_worker: StartWorker,
    start_beat: StartBeat,
) -> None:
    straat.vertraag(TABEL[stap], 0.3)
    start_worker(straat.env, concurrency=2)
    start_beat(straat.env)
    straat.tot_aan(stap)
    straat.halverwege(stap)
    gedood = valkey.kill()
    assert not pid_leeft(gedood)
    rinkel(straat.run().pk)  # an operation in the outage: logged, never an error
    valkey.restart_leeg()
    assert valkey.pid != gedood
    if stap == "berekenen":
        straat.teken_en_geef_vrij()
    straat.loopt_af()
    straat.klopt()


def test_postgres_valt_om_tijdens_boeken(
    eigen_postgres: EigenPostgres,
    eigen_straat: Straat,
    start_worker: StartWorker,
    start_beat: StartBeat,
) -> None:
    eigen_straat.vertraag(TABEL["boeken"], 0.3)
    start_worker(eigen_straat.env, concurrency=2)
    start_beat(eigen_straat.env)
    eigen_straat.tot_aan("boeken")
    eigen_straat.halverwege("boeken")
    gestopt = eigen_postgres.pid
    connection.close()
    eigen_postgres.stop_immediate()
    assert not pid_leeft(gestopt)
    eigen_postgres.restart()
    assert eigen_postgres.pid != gestopt
    eigen_straat.loopt_af()
    eigen_straat.klopt()
    connection.close()
