"""Counting from outside, with connections of its own: what was done, what is at work, when it is over."""

import psycopg

from duo_portal.batches.models import Chunk, Run
from tests.harnas.databases import Address
from tests.harnas.processen import pid_leeft, wacht_tot

from .proefrun import AANTAL

ALLES = (AANTAL, AANTAL, AANTAL * (AANTAL + 1) // 2)


def weg(pid: int) -> bool:
    return not pid_leeft(pid)


def tel(waar: Address, tabel: str = "proef") -> tuple[int, int, int]:
    """(rows, distinct keys, sum) by a connection of its own."""
    with psycopg.connect(waar.owner_url) as eigen:
        rij = eigen.execute(
            f"SELECT count(*), count(DISTINCT sleutel), coalesce(sum(bedrag_centen), 0)::bigint FROM {tabel}"
        ).fetchone()
    assert rij is not None
    return rij


def in_de_weer(waar: Address) -> list[int]:
    """Backend pids that hold a chunk in pg_locks and are inside their writing transaction."""
    with psycopg.connect(waar.owner_url) as eigen:
        rijen = eigen.execute(
            "SELECT l.pid FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = 7101"
            " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            " AND EXISTS (SELECT FROM pg_locks r WHERE r.pid = l.pid AND r.mode = 'RowExclusiveLock'"
            "  AND r.relation = 'proef'::regclass)"
        ).fetchall()
    return [rij[0] for rij in rijen]


def halverwege(waar: Address, klaar: int = 1) -> None:
    """Wait until some chunks are done and another is at work."""

    def nu() -> bool:
        return Chunk.objects.filter(status="klaar").count() >= klaar and bool(in_de_weer(waar))

    wacht_tot(nu, seconden=15, wat="een chunk onderhanden")
    assert Chunk.objects.filter(status="open").exists()


def loopt_af(run: Run, seconden: float = 30) -> None:
    def af() -> bool:
        run.refresh_from_db()
        return run.status == Run.Status.AFGEROND

    wacht_tot(af, seconden=seconden, wat="run afgerond")
