"""The outbox with real workers: each mail once by two at a time, and what waited for a dead broker still goes."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from duo_portal.celery import app
from duo_portal.letters.bel import VERSTUUR
from duo_portal.letters.models import Brief, UitgaandBericht
from tests.harnas.processen import wacht_tot
from tests.letters.hulp import PROEF, leg, lezer

pytestmark = pytest.mark.slow
AANTAL = 300


def mails(map_: Path) -> list[str]:
    """Message-IDs of everything that was sent."""
    uit = []
    for pad in map_.glob("*.log"):
        for stuk in pad.read_bytes().split(b"-" * 79 + b"\n"):
            if b"Message-ID" in stuk:
                uit.append(str(message_from_bytes(stuk.lstrip(), policy=default)["Message-ID"]))
    return uit


def test_twee_werkers_sturen_elke_mail_een_keer(
    kloon_db: Any, start_worker: Any, tmp_path: Path
) -> None:
    wie = lezer()
    for n in range(AANTAL):
        leg(wie, n)
    env = {**kloon_db.env, "EMAIL_MAP": str(tmp_path)}
    for _werker in range(2):
        start_worker(env, concurrency=1, queues="letters")
    for _keer in range(4):
        app.send_task(VERSTUUR)
    klaar = UitgaandBericht.objects.filter(status="afgeleverd")
    wacht_tot(lambda: klaar.count() == AANTAL, seconden=60, wat="alle mails")
    verstuurd = mails(tmp_path)
    assert len(verstuurd) == len(set(verstuurd)) == AANTAL
    assert not Brief.objects.filter(soort=PROEF).exclude(status="verzonden").exists()


def test_wat_op_een_dode_broker_wachtte_gaat_daarna(
    kloon_db: Any, valkey: Any, start_worker: Any, start_beat: Any, tmp_path: Path
) -> None:
    valkey.kill()
    leg(lezer())
    assert Brief.objects.get().status == "klaargelegd"
    valkey.restart_leeg()
    env = {**kloon_db.env, "EMAIL_MAP": str(tmp_path), "BRIEVEN_VERSTUUR_SECONDEN": "1"}
    start_worker(env, concurrency=1, queues="letters")
    start_beat(env)
    wacht_tot(lambda: len(mails(tmp_path)) == 1, seconden=60, wat="de mail")
    wacht_tot(lambda: Brief.objects.get().status == "verzonden", seconden=10, wat="de status")
