"""Column order for loading by COPY, and ids in advance.

What is not listed has a default in the database (`uuid`, `opgeslagen_at`) or is computed there
(`adres_sleutel`); leave it out. Give `bekend` once for a whole load: `f"[{moment.isoformat()},)"`.

    with connection.cursor() as cursor, cursor.copy(kopieer_sql(ADRES)) as copy:
        for plaats in laadvolgorde(len(rijen)):
            copy.write_row(rijen[plaats])

The order matters for tables with an exclusion constraint (all with two times): see `laadvolgorde`.
"""

from dataclasses import dataclass

import numpy as np
from django.db import connection
from numpy.typing import NDArray


@dataclass(frozen=True)
class Tabel:
    """A table and the columns that a bulk load gives, in this order."""

    naam: str
    kolommen: tuple[str, ...]


PERSOON = Tabel(
    "identity_persoon",
    (
        "id",
        "bsn_versleuteld",  # crypto.versleutel_reeks(..., kind="bsn")
        "bsn_sleutel_id",  # crypto.actuele_sleutel_id()
        "bsn_hash",  # crypto.zoekhash_reeks("bsn", ...)
        "bsn_hash_versie",  # crypto.actuele_hash_versie()
        "voornamen",
        "tussenvoegsel",
        "achternaam",
        "geboortedatum",
        "overleden_op",
        "nationaliteit_groep",
        "taal",
        "is_massapersoon",
        "gezin_id",  # smallest person id of the household
    ),
)
ADRES = Tabel(
    "identity_adres",
    ("persoon_id", "straat", "huisnummer", "postcode", "plaats", "geldig", "bekend"),
)
RELATIE = Tabel("identity_relatie", ("persoon_id", "ander_id", "soort", "geldig", "bekend"))
BANKREKENING = Tabel(
    "identity_bankrekening",
    (
        "persoon_id",
        "iban_versleuteld",  # crypto.versleutel_reeks(..., kind="iban")
        "iban_sleutel_id",
        "iban_hash",  # crypto.zoekhash_reeks("iban", ...)
        "iban_hash_versie",
        "iban_laatste4",
        "tenaamstelling",
        "geldig",
        "bekend",
    ),
)


def kopieer_sql(tabel: Tabel, *, binair: bool = False) -> str:
    """The COPY statement for `tabel` with its columns in order."""
    vorm = " (FORMAT BINARY)" if binair else ""
    return f"COPY {tabel.naam} ({', '.join(tabel.kolommen)}) FROM STDIN{vorm}"


def reserveer_ids(tabel: Tabel, aantal: int) -> NDArray[np.int64]:
    """`aantal` fresh ids of a table, ascending; other writers may leave gaps between them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(nextval(pg_get_serial_sequence(%s, 'id')::regclass))"
            " FROM generate_series(1, %s)",
            [tabel.naam, aantal],
        )
        (ids,) = cursor.fetchone()
    return np.array(ids or [], dtype=np.int64)


def laadvolgorde(aantal: int) -> NDArray[np.int64]:
    """A fixed shuffle of 0 … `aantal` - 1, in which to load the rows of a chunk into a table with two times.

    A GiST index compares every entry of a page with a new key, and all its columns when the entry is nearer
    than the one before: rows in ascending order of person are its worst case (measured: 40 µs a row, shuffled
    16 µs). Shuffle within a chunk of some 20,000, so that people who are read together stay together.
    """
    return np.random.default_rng(aantal).permutation(aantal)
