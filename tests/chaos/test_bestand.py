"""The payment file: killed while it is written, killed between writing and noting, sent twice."""

import hashlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duo_portal.gateways.bank.versleuteld_bestand import bank_sleutels, controleer
from duo_portal.gateways.models import BankBestand
from tests.harnas.databases import Address
from tests.harnas.processen import Proces, StartWorker, pid_leeft, wacht_tot

from .straat import SEP, Straat

pytestmark = pytest.mark.chaos
StartBeat = Callable[..., Proces]
MSG_ID = "SF-202309-UITB-1-001"


def scherp(is_zo: Callable[[], object], wat: str, seconden: float = 40) -> None:
    """As `wacht_tot`, looking five hundred times a second."""
    einde = time.monotonic() + seconden
    while not is_zo():
        assert time.monotonic() < einde, f"nog niet: {wat}"
        time.sleep(0.002)


def omvang(pad: Path) -> int:
    try:
        return pad.stat().st_size
    except FileNotFoundError:
        return -1


def dood_kind(worker: Proces) -> None:
    """kill -9 of the only pool child; the worker itself goes on."""
    (kind,) = worker.child_pids()
    os.kill(kind, signal.SIGKILL)
    wacht_tot(lambda: not pid_leeft(kind), wat="poolkind weg")


@pytest.fixture
def grote_straat(kloon_db: Address, instellingen: Callable[..., Path]) -> Straat:
    """Eight thousand students: writing their file takes long enough to be hit."""
    return Straat(kloon_db, instellingen(RUN_PERSONEN_PER_CHUNK="4000"), 8_000)


@pytest.fixture
def momenten() -> Iterator[int]:
    """Sizes of the unfinished file at which the writer is killed."""
    return iter([1, 700_000, 1_600_000])


def test_gedood_tijdens_het_schrijven(
    grote_straat: Straat,
    momenten: Iterator[int],
    start_worker: StartWorker,
    start_beat: StartBeat,
) -> None:
    straat = grote_straat
    af = straat.map / "archief" / f"{MSG_ID}.xml.enc"
    onaf = af.with_name(af.name + ".onaf")
    worker = start_worker(straat.env, concurrency=1)
    start_beat(straat.env)
    straat.tot_aan("aanleveren")
    for moment in momenten:
        # What the last writer left is still there: the next one must have begun anew.
        rest = onaf.stat().st_mtime_ns if onaf.exists() else 0
        scherp(
            lambda moment=moment, rest=rest: (
                omvang(onaf) >= moment and onaf.stat().st_mtime_ns != rest
            ),
            f"een bestand van {moment} bytes in de maak",
        )
        dood_kind(worker)
        assert omvang(onaf) >= moment
        assert not af.exists()
        assert not BankBestand.objects.filter(soort="pain001").exists()
        assert not list((straat.map / "uit").glob("*"))
    # Once more, when the file is whole and renamed but nothing is committed yet.
    straat.vertraag("gateways_bankbestand", 1.5, "AFTER UPDATE")
    scherp(af.exists, "het hele bestand")
    eerste = controleer(af, bank_sleutels())
    dood_kind(worker)
    assert not BankBestand.objects.filter(soort="pain001").exists()
    assert not list((straat.map / "uit").glob("*"))
    straat.loopt_af()
    bestand = BankBestand.objects.get(soort="pain001")
    assert (bestand.msg_id, bestand.sha256, bestand.omvang) == (
        MSG_ID,
        eerste.sha256,
        eerste.omvang,
    )
    ((msg_id, inhoud),) = straat.loket.gezien
    assert (msg_id, hashlib.sha256(inhoud).hexdigest()) == (MSG_ID, eerste.sha256)
    assert not onaf.exists()
    straat.klopt()


def test_gedood_tussen_versturen_en_vastleggen(
    straat: Straat, start_worker: StartWorker, start_beat: StartBeat
) -> None:
    straat.vertraag("gateways_bankbestand", 2, "AFTER UPDATE")
    verstuurd = straat.map / "uit" / f"{MSG_ID}.xml"
    worker = start_worker(straat.env, concurrency=1)
    straat.tot_aan("versturen")
    scherp(verstuurd.exists, "het bestand bij de bank")
    assert BankBestand.objects.get(soort="pain001").status == BankBestand.Status.COMPLEET
    straat.loket.bezoek(SEP)
    worker.kill_tree()
    assert not pid_leeft(worker.pid)
    assert straat.loket.gezien
    straat.sql("DROP TRIGGER zz_traag ON gateways_bankbestand")
    assert BankBestand.objects.get(soort="pain001").status == BankBestand.Status.COMPLEET
    start_worker(straat.env, concurrency=2)
    start_beat(straat.env)
    straat.loopt_af()
    (eerste, tweede) = straat.loket.gezien
    assert eerste == tweede, "the same MsgId, the same bytes"
    assert BankBestand.objects.get(soort="pain001").status == BankBestand.Status.GEACCEPTEERD
    straat.klopt()
