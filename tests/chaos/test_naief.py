"""The naive payout under the same kill: whoever counts as this suite does, finds people paid twice or not at all."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from duo_portal.celery import app
from tests.harnas.databases import Address
from tests.harnas.processen import StartWorker, pid_leeft, wacht_tot

from . import naief
from .bevolking import EERSTE, per_maand
from .straat import Straat

pytestmark = pytest.mark.chaos


@pytest.mark.parametrize("eerst_afvinken", [False, True], ids=["dubbel", "gaten"])
def test_de_naieve_variant_gaat_wel_mis(
    eerst_afvinken: bool,
    kloon_db: Address,
    instellingen: Callable[..., Path],
    start_worker: StartWorker,
) -> None:
    straat = Straat(kloon_db, instellingen(EXTRA_RUNSOORTEN="tests.chaos.naief"), 1_000)
    straat.sql(naief.TABELLEN)
    straat.sql(
        "INSERT INTO naief_deel SELECT g, g + 200 FROM generate_series(%s, %s, 200) AS g",
        EERSTE,
        EERSTE + 999,
    )
    straat.vertraag("naief", 0.1)
    worker = start_worker(straat.env, concurrency=1)
    app.send_task("tests.chaos.naief", args=[eerst_afvinken])
    # In the middle of the second part: 200 to 400 people, not at the edge of a part.
    wacht_tot(
        lambda: 200 < straat.sql("SELECT count(*) FROM naief")[0][0] < 400, wat="halverwege deel 2"
    )
    (kind,) = worker.child_pids()
    os.kill(kind, signal.SIGKILL)
    wacht_tot(lambda: not pid_leeft(kind), wat="poolkind weg")
    wacht_tot(lambda: straat.sql("SELECT bool_and(klaar) FROM naief_deel") == [(True,)])
    wacht_tot(lambda: "tests.chaos.naief" in worker.tekst() and "succeeded" in worker.tekst())
    betaald: dict[int, list[int]] = {i: [] for i in range(1_000)}
    for persoon_id, centen in straat.sql("SELECT persoon_id, bedrag_centen::bigint FROM naief"):
        betaald[persoon_id - EERSTE].append(centen)
    fout = {i for i, centen in betaald.items() if centen != [per_maand(i)]}
    assert fout, "the naive variant must go wrong, or this suite proves nothing"
    if eerst_afvinken:
        assert all(not betaald[i] for i in fout), "forgotten for ever"
    else:
        assert all(betaald[i] == [per_maand(i)] * 2 for i in fout), "paid twice"
