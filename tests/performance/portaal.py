"""The portal under load: sixteen readers in a closed loop, on the stack that `make up` serves.

Everything stands on this machine: the readers, gunicorn (two processes of two threads, pooled connections) and Postgres.
So figures are given beside an empty page of the same stack, read by the same readers.
"""

import http.client
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client

from duo_portal.embedded.keys import free_port
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Uitbetaling
from tests.factories.portaal import aangemeld

from . import runs
from .lijn import Lijn, bericht
from .omgeving import ROOT

LEZERS, SECONDEN, OPWARMEN = 16, 20, 3
PAGINAS = {"leeg": "/_healthz/livez", "start": "/mijn/", "betalingen": "/mijn/betalingen/"}
WERKERS, DRADEN = 2, 2


@dataclass(frozen=True, slots=True)
class Web:
    """The served portal."""

    poort: int


@contextmanager
def geserveerd(env: Mapping[str, str]) -> Iterator[Web]:
    """The web process of `make up`, with as many processes as there are cores."""
    poort = free_port()
    argv = [
        sys.executable, "-m", "gunicorn", "duo_portal.wsgi", "--bind", f"127.0.0.1:{poort}", "--worker-class",
        "gthread", "--workers", str(WERKERS), "--threads", str(DRADEN), "--no-control-socket", "--log-level", "error",
        "--keep-alive", "30",
    ]  # fmt: skip
    with subprocess.Popen(
        argv, cwd=ROOT, env={**os.environ, **env, "DATABASE_POOL": "on", "LOG_LEVEL": "ERROR"}
    ) as web:
        try:
            _wacht(poort)
            yield Web(poort)
        finally:
            web.terminate()
            web.wait(timeout=30)


def _wacht(poort: int) -> None:
    einde = time.monotonic() + 30
    while time.monotonic() < einde:
        try:
            vraag(verbinding(poort), "/_healthz/livez", {})
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("De webserver kwam niet op gang.")


def verbinding(poort: int) -> http.client.HTTPConnection:
    """A kept-open connection to the served portal."""
    return http.client.HTTPConnection("127.0.0.1", poort, timeout=30)


def vraag(web: http.client.HTTPConnection, pad: str, koppen: Mapping[str, str]) -> int:
    """GET; returns the status."""
    web.request("GET", pad, headers=dict(koppen))
    antwoord = web.getresponse()
    antwoord.read()
    return antwoord.status


def sessies(aantal: int) -> list[dict[str, str]]:
    """Headers of so many students who were paid, each signed in."""
    betaald = Uitbetaling.objects.order_by("persoon_id").values("persoon_id").distinct()[:aantal]
    uit = []
    for persoon in Persoon.objects.filter(pk__in=betaald):
        client = aangemeld(Client(), persoon)
        koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
        uit.append({"Cookie": f"{settings.SESSION_COOKIE_NAME}={koekje}"})
    return uit


def lees(web: Web, pad: str, koppen: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """Sixteen readers ask the next page when they have the last one: pages a second and latencies in ms."""
    duren: list[list[float]] = [[] for _ in range(LEZERS)]
    fouten: list[str] = []
    berichten = [bericht(pad, dict(kop)) for kop in koppen]
    begin = time.perf_counter() + OPWARMEN
    einde = begin + SECONDEN

    def lezer(nummer: int) -> None:
        lijn, beurt = Lijn(web.poort), nummer
        try:
            while (van := time.perf_counter()) < einde:
                status = lijn.vraag(berichten[beurt % len(berichten)])
                if status != 200:
                    raise RuntimeError(f"{pad} gaf {status}")
                if van >= begin:
                    duren[nummer].append((time.perf_counter() - van) * 1000)
                beurt += LEZERS
        except (RuntimeError, OSError) as fout:
            fouten.append(str(fout))

    draden = [threading.Thread(target=lezer, args=(nummer,)) for nummer in range(LEZERS)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    if fouten:
        raise RuntimeError("; ".join(sorted(set(fouten))))
    alles = sorted(duur for lijst in duren for duur in lijst)
    return {
        "per_seconde": len(alles) / SECONDEN,
        "p50_ms": statistics.median(alles),
        "p95_ms": alles[int(len(alles) * 0.95)],
        "p99_ms": alles[int(len(alles) * 0.99)],
    }


def meet(waar: Any, keer: int) -> dict[str, Any]:
    """Each page `keer` times in turn, so that what else the machine does falls on all of them; medians."""
    rondes: list[dict[str, dict[str, float]]] = []
    with geserveerd(waar.env) as web:
        koppen = sessies(200)
        for _ in range(keer):
            ronde = {naam: lees(web, pad, koppen) for naam, pad in PAGINAS.items()}
            print(
                "  "
                + ", ".join(
                    f"{n} {m['per_seconde']:.0f}/s p95 {m['p95_ms']:.0f} ms"
                    for n, m in ronde.items()
                ),
                flush=True,
            )
            rondes.append(ronde)
    midden = {
        naam: {maat: statistics.median(r[naam][maat] for r in rondes) for maat in rondes[0][naam]}
        for naam in PAGINAS
    }
    deel = midden["start"]["per_seconde"] / midden["leeg"]["per_seconde"]
    return {"rondes": rondes, "midden": midden, "deel_van_leeg": deel, "sessies": len(koppen)}


def vul(waar: Any, n: int, maanden: Sequence[Any]) -> None:
    """The population of the demo, decided on and paid for some months."""
    from . import toekenning

    toekenning.zaai_en_ken_toe(waar, n)
    werkers = runs.werkers(waar.env, 1)
    try:
        for maand in maanden:
            runs.door_de_motor(maand, werkers)
    finally:
        werkers[0].stop()
