"""A draw at the size of the nation: freeze, promise, draw, prove, publish; through the operations and all guards."""

import random
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from django.db import connection
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.identity import crypto
from uitwonendencontrole.models import Verbinding
from uitwonendencontrole.operations.trekken import bewijs_van, trek
from uitwonendencontrole.operations.vaststellen import stel_kader_vast
from uitwonendencontrole.operations.verbinden import verbind

from . import vullen

T = TypeVar("T")
PEILDATUM, BELOOFT_OP, TREKT_OP = date(2023, 9, 1), date(2023, 9, 14), date(2023, 9, 16)
RONDE, GETROKKEN, BEWIJZEN = 657_413, 4_000, 500
_PERSOON = """
INSERT INTO identity_persoon (id, bsn_versleuteld, bsn_sleutel_id, bsn_hash, bsn_hash_versie, voornamen,
    achternaam, geboortedatum, nationaliteit_groep, is_massapersoon, gezin_id)
SELECT %(van)s + n - 1, geheim, %(sleutel)s, sha256(int8send(-(%(van)s + n))), 1, 'Proef', 'Proef', DATE '2003-01-01', 1,
    true, %(van)s + n - 1
FROM unnest(%(geheim)s::bytea[]) WITH ORDINALITY AS g (geheim, n)
"""
_REGEL = """
INSERT INTO studiefinanciering_toekenningsregel (toekenning_id, persoon_id, component, vorm, geldig,
    bedrag_centen, uitvoerbaar_vanaf, bekend, opgeslagen_at)
SELECT i, i, 1, 2, daterange(%(begin)s, %(einde)s), 43920, %(op)s, tstzrange(%(moment)s, NULL), %(moment)s
FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i
ORDER BY hashint8(i)  -- in order of person a GiST index is at its slowest
"""


def vul(aantal: int) -> dict[str, float]:
    """People with a number that can be read, each with a living-away grant; ids are 1 … `aantal`."""
    begin = time.perf_counter()
    bedrijfsdatum.zet(date(2023, 2, 20), "bench")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO studiefinanciering_parameterset (fingerprint, inhoud) VALUES ('bench', '{}')"
        )
    vullen.met_twee(_mensen, vullen.bereiken(aantal))
    vullen.onderhoud()
    return {"s": time.perf_counter() - begin}


def _mensen(van: int, tot: int) -> None:
    op, begin, einde = vullen.BESLUITEN[0]
    gegevens = {
        "van": van, "tot": tot, "erbij": 0, "op": op, "begin": begin, "einde": einde,
        "moment": datetime(op.year, op.month, op.day, 9, tzinfo=AMSTERDAM),
    }  # fmt: skip
    geheim = crypto.versleutel_reeks([f"{i:09d}" for i in range(van, tot)], kind=crypto.BSN)
    sleutel = crypto.actuele_sleutel_id()
    with connection.cursor() as cursor:
        cursor.execute(_PERSOON, {"van": van, "sleutel": sleutel, "geheim": list(geheim)})
        cursor.execute(vullen._STUDENT, {"van": van, "tot": tot})
        cursor.execute(vullen._BESLUIT, gegevens)
        cursor.execute(_REGEL, gegevens)


def meet(aantal: int) -> dict[str, Any]:
    """Seconds, seconds of processor and the highest memory of each step; milliseconds of one proof."""
    uit: dict[str, Any] = {"N": aantal, "n": min(GETROKKEN, aantal)}
    bedrijfsdatum.zet(BELOOFT_OP, "bench")
    kader = _meet(uit, "kader", lambda: stel_kader_vast(peildatum=PEILDATUM, actor="bench"))
    if kader.aantal != aantal:
        raise RuntimeError(f"in het kader staan er {kader.aantal}")
    verbinding: Verbinding = _meet(
        uit, "verbinden", lambda: verbind(kader, aantal=uit["n"], ronde=RONDE, actor="bench")
    )
    bedrijfsdatum.zet(TREKT_OP, "bench")
    _meet(uit, "trekken", lambda: trek(verbinding, actor="bench"))
    uit["samen_s"] = sum(uit[stap]["s"] for stap in ("kader", "verbinden", "trekken"))
    uit["bewijs_ms"] = _bewijzen(verbinding, aantal)
    adres = f"/controle/trekkingen/{kader.uuid}/loting.json"
    uit["loting_bytes"] = _meet(
        uit,
        "publiceren",
        lambda: sum(len(deel) for deel in _stroom(Client(HTTP_HOST="localhost").get(adres))),
    )
    return uit


def _stroom(antwoord: Any) -> Any:
    return antwoord.streaming_content


def _bewijzen(verbinding: Verbinding, aantal: int) -> dict[str, float]:
    duren = []
    verbinding = Verbinding.objects.select_related("kader").get(pk=verbinding.pk)
    for wie in random.Random(1).choices(range(1, aantal + 1), k=BEWIJZEN):
        begin = time.perf_counter()
        bewijs = bewijs_van(wie, verbinding)
        duren.append((time.perf_counter() - begin) * 1000)
        if bewijs is None or not bewijs.klopt:
            raise RuntimeError("een bewijs klopt niet")
    duren.sort()
    return {"mediaan": median(duren), "p95": duren[len(duren) * 95 // 100]}


def _meet(uit: dict[str, Any], naam: str, werk: Callable[[], T]) -> T:
    """Do the work and note seconds, processor seconds of this process and its highest memory meanwhile."""
    Path("/proc/self/clear_refs").write_text("5")
    begin, cpu = time.perf_counter(), time.process_time()
    gedaan = werk()
    uit[naam] = {
        "s": time.perf_counter() - begin,
        "cpu_s": time.process_time() - cpu,
        "piek_MB": _piek(),
    }
    return gedaan


def _piek() -> int:
    regels = Path("/proc/self/status").read_text().splitlines()
    return next(int(r.split()[1]) for r in regels if r.startswith("VmHWM")) // 1024
