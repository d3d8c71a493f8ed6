"""The bank to practise with, as a process of its own: it shares nothing with us but two folders."""

import subprocess
import sys
from collections.abc import Iterable
from datetime import date

from django.conf import settings

from duo_portal.celery import app
from duo_portal.gateways.bank.kanaal import bankmap

LEES_BANK = "studiefinanciering.tasks.lees_bank"


class BankBezoekMislukt(RuntimeError):
    """The bank to practise with ended with an error."""


def bezoek_bank(dag: date, *, seed: int, retour: Iterable[str] = ()) -> None:
    """Let the bank fetch, answer and book up to `dag`; the workers take in what it left.

    `retour` names payments (EndToEndId) that come back because the account was closed.
    """
    map_ = bankmap()
    opdracht = [
        sys.executable, "-m", "duo_portal.gateways.bank.proefbank", "--uit", str(map_ / "uit"),
        "--in", str(map_ / "in"), "--staat", str(map_ / "proefbank"), "--seed", str(seed),
        "--datum", dag.isoformat(),
        *(woord for kenmerk in retour for woord in ("--retour", kenmerk)),
    ]  # fmt: skip
    bezoek = subprocess.run(
        opdracht, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    if bezoek.returncode != 0:
        raise BankBezoekMislukt(
            f"De proefbank stopte met code {bezoek.returncode}: kijk in {map_}."
        )
    app.send_task(LEES_BANK)
