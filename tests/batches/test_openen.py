"""However many ask: one run of a kind is open, and the others hear who was first and when."""

import threading
import time
from collections import Counter
from datetime import date

import pytest
from django.db import IntegrityError, connection

from duo_portal.audit.models import Handeling
from duo_portal.batches.models import Run
from duo_portal.batches.operations import MagNietOpenen, RunAlGeopend, annuleer, open_run
from duo_portal.batches.planning import plan_alles
from duo_portal.batches.soorten import (
    OnbekendeRunsoort,
    Runsoort,
    Stapsoort,
    Verschuldigd,
    planners,
    registreer,
    registreer_planner,
)
from duo_portal.batches.werk import werk_af
from tests.harnas.databases import Address
from tests.harnas.processen import PriveValkey

MAART = date(2026, 3, 1)
pytestmark = pytest.mark.usefixtures("proef_db")


def test_vijftig_tegelijk_een_run() -> None:
    uitkomst: Counter[str] = Counter()
    klaar = threading.Barrier(50)

    def probeer(i: int) -> None:
        klaar.wait()
        try:
            open_run(soort="proef", periode=MAART, actor=f"medewerker{i}")
            uitkomst["geopend"] += 1
        except RunAlGeopend as fout:
            uitkomst["geweigerd" if fout.run.geopend_door in str(fout) else "zonder naam"] += 1
        except Exception as fout:
            uitkomst[type(fout).__name__] += 1
        finally:
            connection.close()

    draden = [threading.Thread(target=probeer, args=(i,)) for i in range(50)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert uitkomst == {"geopend": 1, "geweigerd": 49}
    assert Run.objects.count() == 1
    assert Handeling.objects.filter(soort="run_openen_geweigerd").count() == 49


def test_de_sleutels_houden_het_ook_zonder_de_operatie() -> None:
    run = open_run(soort="proef", periode=MAART, actor="anna")
    velden = {"soort": "proef", "peilmoment": run.peilmoment, "geopend_door": "bert"}
    with pytest.raises(IntegrityError, match="run_een"):
        Run.objects.create(periode=MAART, nummer=1, **velden)
    with pytest.raises(IntegrityError, match="run_een_open_per_soort"):
        Run.objects.create(periode=date(2026, 4, 1), nummer=1, **velden)


def test_ook_een_afgeronde_run_gaat_niet_nog_eens_open() -> None:
    run = open_run(soort="proef", periode=MAART, actor="anna")
    werk_af(run.pk)
    with pytest.raises(RunAlGeopend, match="anna"):
        open_run(soort="proef", periode=MAART, actor="bert")
    assert open_run(soort="proef", periode=MAART, actor="bert", nummer=2).nummer == 2


def test_wat_verschuldigd_is_wordt_een_keer_geopend_en_ingehaald(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("duo_portal.batches.soorten._planners", [])

    def stuk(vandaag: date) -> list[Verschuldigd]:
        raise RuntimeError("planner stuk")

    registreer_planner(stuk)
    registreer_planner(
        lambda vandaag: [Verschuldigd(soort="proef", periode=m) for m in (MAART, date(2026, 4, 1))]
    )
    assert len(planners()) == 2
    eerste = plan_alles()
    assert [(run.periode, run.geopend_door) for run in eerste] == [(MAART, "systeem")]
    assert plan_alles() == []
    werk_af(eerste[0].pk)
    assert [run.periode for run in plan_alles()] == [date(2026, 4, 1)]
    annuleer(run=Run.objects.get(periode=date(2026, 4, 1)), actor="anna", reden="nee")
    assert plan_alles() == []


def test_wat_het_systeem_niet_mag_openen() -> None:
    niets = Stapsoort(naam="a", titel="A", soort="enkel", enkel=lambda run, stap, verbinding: {})
    registreer(Runsoort(naam="proef_mens", titel="", stappen=(niets,), mag_systeem=False))
    with pytest.raises(MagNietOpenen):
        open_run(soort="proef_mens", periode=MAART, actor="systeem")
    with pytest.raises(OnbekendeRunsoort):
        open_run(soort="bestaat_niet", periode=MAART, actor="anna")
    with pytest.raises(ValueError, match="eerste van een maand"):
        open_run(soort="proef", periode=date(2026, 3, 2), actor="anna")


def test_zonder_broker_gaat_een_operatie_door_en_snel(
    valkey: PriveValkey, proef_db: Address, caplog: pytest.LogCaptureFixture
) -> None:
    valkey.kill()
    begin = time.monotonic()
    run = open_run(soort="proef", periode=MAART, actor="anna")
    assert time.monotonic() - begin < 5
    assert "ging niet over" in caplog.text
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
