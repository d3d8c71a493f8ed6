"""Two operators and two beats want the same run at once: there is one, and everybody is paid once."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from duo_portal.batches.models import Run
from tests.harnas.processen import Proces, Starter, StartWorker, wacht_tot

from .straat import Straat

pytestmark = pytest.mark.chaos

OPERATOR = """
import sys, django
django.setup()
from datetime import date
from duo_portal.batches.operations import RunAlGeopend, open_run
try:
    open_run(soort="uitbetaling", periode=date(2023, 9, 1), actor=sys.argv[1])
except RunAlGeopend as fout:
    print(fout)
else:
    print("geopend")
"""


def test_twee_operateurs_en_twee_beats_openen_een_run(
    straat: Straat,
    instellingen: Callable[..., Path],
    processen: Starter,
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    instellingen(RUN_PLAN_SECONDEN="0.3")
    worker = start_worker(straat.env, concurrency=2)
    beats = [start_beat(straat.env), start_beat(straat.env)]
    operateurs = [
        processen.start("operateur", [sys.executable, "-c", OPERATOR, naam], straat.env)
        for naam in ("anna", "bram")
    ]
    for operateur in operateurs:
        wacht_tot(lambda proces=operateur: not proces.leeft(), wat="operateur klaar")
        assert operateur.popen.returncode == 0, operateur.tekst()
    wacht_tot(lambda: worker.tekst().count("batches.tasks.plan") > 6, wat="vaak gepland")
    assert all(beat.leeft() for beat in beats)
    run = Run.objects.get()
    geopend = [o for o in operateurs if o.tekst().strip().endswith("geopend")]
    assert len(geopend) == (run.geopend_door != "systeem")
    geweigerd = [o for o in operateurs if o not in geopend]
    assert all("is al geopend door" in o.tekst() for o in geweigerd)
    straat.teken_en_geef_vrij()
    straat.loopt_af()
    assert Run.objects.count() == 1
    straat.klopt()
