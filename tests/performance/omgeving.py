"""Servers of the bench alone, and a database per size; nothing is measured on a server that forgets."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
UIT = ROOT / "var" / "bench"
SJABLOON = "bench_sjabloon"
INSTELLINGEN = {"shared_buffers": "2GB", "max_wal_size": "8GB", "checkpoint_timeout": "15min"}
MOET_AAN = ("fsync", "synchronous_commit", "full_page_writes")


def bereid_voor() -> Path:
    """Choose the folder of this bench and tell the settings; before Django is imported."""
    UIT.mkdir(parents=True, exist_ok=True)
    basis = os.environ.get("BENCH_MAP") or tempfile.mkdtemp(prefix=f"werk-{os.getpid()}-", dir=UIT)
    Path(basis).mkdir(parents=True, exist_ok=True)
    os.environ["STUDIEFIN_TEST_DIR"] = basis
    os.environ["DJANGO_SETTINGS_MODULE"] = "duo_portal.settings.test"
    return Path(basis)


@contextmanager
def servers(map_: Path) -> Iterator[Any]:
    """The running pair and a migrated template; stopped and removed at the end (BENCH_BEWAAR=1 keeps it)."""
    from duo_portal.embedded.pair import Pair

    paar = Pair.at(map_, settings=INSTELLINGEN)
    paar.start()
    try:
        yield paar
    finally:
        paar.valkey.stop()
        paar.postgres.stop("immediate" if not _bewaren() else "fast")
        if not _bewaren():
            shutil.rmtree(paar.postgres._account().home, ignore_errors=True)
            shutil.rmtree(map_, ignore_errors=True)


def _bewaren() -> bool:
    return os.environ.get("BENCH_BEWAAR") == "1"


@contextmanager
def databank(paar: Any, naam: str) -> Iterator[Any]:
    """A migrated database with this name, Django pointed at it as the application's login."""
    from django.core.management import call_command
    from django.db import connections

    from tests.harnas.databases import address, point_django
    from tests.harnas.servers import as_owner

    if not _bestaat(paar, SJABLOON):
        as_owner(paar, "CREATE DATABASE {}", SJABLOON)
        with point_django(address(paar, SJABLOON, paar.keys.redis_url())):
            call_command("migrate", verbosity=0)
            connections.close_all()
    if not _bestaat(paar, naam):
        as_owner(paar, "CREATE DATABASE {} TEMPLATE {}", naam, SJABLOON)
    waar = address(paar, naam, paar.keys.redis_url())
    try:
        with point_django(waar):
            yield waar
            connections.close_all()
    finally:
        if not _bewaren():
            as_owner(paar, "DROP DATABASE IF EXISTS {} WITH (FORCE)", naam)


def _bestaat(paar: Any, naam: str) -> bool:
    import psycopg

    from duo_portal.embedded.keys import OWNER

    with psycopg.connect(paar.keys.postgres_url(OWNER, "postgres")) as verbinding:
        vraag = "SELECT 1 FROM pg_database WHERE datname = %s"
        return verbinding.execute(vraag, [naam]).fetchone() is not None


def serverinstellingen() -> dict[str, str]:
    """What the server really uses; refuses to measure when it may forget what it committed."""
    from django.db import connection

    namen = [*MOET_AAN, "shared_buffers", "max_wal_size", "work_mem", "server_version", "jit"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY(%s)", [namen]
        )
        gevonden = dict(cursor.fetchall())
    uit = [naam for naam in MOET_AAN if gevonden.get(naam) != "on"]
    if uit:
        raise SystemExit(f"Niet gemeten: {', '.join(uit)} staat uit op deze server.")
    return gevonden


def feiten() -> dict[str, Any]:
    """Where and of what this was measured."""

    def git(*woorden: str) -> str:
        return subprocess.run(
            ["git", *woorden], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()

    geheugen = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "opdracht": opdracht(),
        "commit": git("rev-parse", "--short", "HEAD")
        + ("+" if git("status", "--short", "-uno") else ""),
        "datum": datetime.now(UTC).isoformat(timespec="seconds"),
        "kernen": os.cpu_count(),
        "geheugen_GiB": round(geheugen / 2**30, 1),
        "belasting_1_5_15": [round(x, 1) for x in os.getloadavg()],
        "python": sys.version.split()[0],
    }


def opdracht() -> str:
    """The command that repeats this."""
    gezet = [
        f"{n}={w}"
        for n, w in sorted(os.environ.items())
        if n.startswith("BENCH_") and n != "BENCH_MAP"
    ]
    return " ".join([*gezet, "make bench"])
