"""The heartbeat: a row that moves only while beat, broker, worker and database all do."""

from django.db import connection

KETEN = "keten"


def sla(naam: str = KETEN) -> None:
    """Write that we came through."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO batches_hartslag (naam, at) VALUES (%s, clock_timestamp())"
            " ON CONFLICT (naam) DO UPDATE SET at = clock_timestamp()",
            [naam],
        )


def seconden_geleden(naam: str = KETEN) -> float | None:
    """How long ago the last beat came through, by the clock of the database; None when never."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM clock_timestamp() - at)::float8 FROM batches_hartslag"
            " WHERE naam = %s",
            [naam],
        )
        rij = cursor.fetchone()
    return None if rij is None else float(rij[0])
