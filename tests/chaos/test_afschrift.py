"""What the bank sends is imported three times, and by two importers at once: it is booked once."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.gateways.models import Afschriftregel, InQuarantaine
from tests.harnas.processen import Proces, Starter, StartWorker, wacht_tot

from .straat import BETAALDAG, Straat

pytestmark = pytest.mark.chaos

IMPORTEUR = """
import django
django.setup()
from studiefinanciering.uitbetalen.bevestigen import lees_bank
for inlezing in lees_bank():
    print(inlezing.naam, inlezing.uitkomst.value, inlezing.code)
"""
# pg_locks is open to all; what another login waits for in pg_stat_activity is not.
WACHT = """
SELECT count(*) > 0 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE NOT l.granted AND a.datname = current_database()
"""
GROOTBOEK = (
    "SELECT md5(string_agg(l::text, ';' ORDER BY boeking_id, regel)), count(*) FROM ledger_leg l"
)


def test_drie_keer_ingelezen_en_door_twee_tegelijk(
    straat: Straat,
    instellingen: Callable[..., Path],
    processen: Starter,
    start_worker: StartWorker,
    start_beat: Callable[..., Proces],
) -> None:
    instellingen(BANK_LEES_SECONDEN="600")
    start_worker(straat.env, concurrency=2)
    start_beat(straat.env)
    straat.tot_aan("bevestigen")
    straat.wacht_op("versturen", "klaar")
    bedrijfsdatum.zet(BETAALDAG, "proef")
    straat.loket.bezoek(BETAALDAG)
    in_ = straat.map / "in"
    bewaard = {pad.name: pad.read_bytes() for pad in in_.glob("*.xml")}
    assert len(bewaard) == 2
    straat.vertraag("gateways_afschriftregel", 2)

    def leg_neer(ronde: int) -> None:
        for naam, inhoud in bewaard.items():
            (in_ / f"{ronde}-{naam}").write_bytes(inhoud)

    def start(aantal: int) -> list[Proces]:
        return [
            processen.start("importeur", [sys.executable, "-c", IMPORTEUR], straat.env)
            for _ in range(aantal)
        ]

    def klaar(importeurs: list[Proces]) -> None:
        for importeur in importeurs:
            wacht_tot(lambda proces=importeur: not proces.leeft(), wat="importeur klaar")
            assert importeur.popen.returncode == 0, importeur.tekst()

    tegelijk = start(2)
    wacht_tot(lambda: straat.sql(WACHT) == [(True,)], wat="een importeur wacht op de ander")
    klaar(tegelijk)
    na_een = straat.sql(GROOTBOEK)
    for ronde in (2, 3):
        leg_neer(ronde)
        klaar(start(2))
        assert not list(in_.glob("*.xml"))
        assert straat.sql(GROOTBOEK) == na_een
    assert Afschriftregel.objects.count() == 1
    assert not InQuarantaine.objects.exists()
    wacht_tot(lambda: straat.run().status == Run.Status.AFGEROND, wat="run afgerond")
    straat.klopt()
