"""The real population, read-only: the facts of every decision of a year, as known at the end of a day.

One READ ONLY transaction (REPEATABLE READ where it is not part of another): everything is read as of one moment, nobody
waits for it, and the database refuses any write. Rows come as text by COPY, in ranges of persons; numpy reads the numbers.
A decision lies within one calendar year (art. 1.1), and one that was superseded by the day does not count.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from numpy.typing import NDArray
from psycopg import sql

from duo_portal.foundation.clock import AMSTERDAM
from studiefinanciering.rules.componenten import Component

from .stukken import BREEDTE

BEURZEN = (
    Component.BASISBEURS,
    Component.KOOPKRACHT,
    Component.AANVULLENDE_BEURS,
    Component.EENOUDERTOESLAG,
)
"""What a student gets and need not lend: who gains and who loses goes by these."""

PER_BLOK = 60_000
"""Students a block: about 40 MB of numbers."""
_VELDEN = "t.regeling = 0 AND t.van < %(einde)s AND t.tot > %(begin)s AND t.besluit_at < %(peil)s"
_GELDT = f"""{_VELDEN} AND NOT EXISTS (
    SELECT FROM studiefinanciering_toekenning o WHERE o.vervangt_id = t.id AND o.besluit_at < %(peil)s)"""
# Before the credit was counted fourteen numbers were kept; the two that lack are none and never.
_STUKKEN = f"""
COPY (SELECT concat_ws(',', t.persoon_id, t.id, s ->> 0, s ->> 1, t.feiten ->> 'b'
        || CASE cardinality(string_to_array(t.feiten ->> 'b', ',')) WHEN 14 THEN ',0,-1' ELSE '' END, s ->> 2, '')
    FROM studiefinanciering_toekenning t CROSS JOIN LATERAL jsonb_array_elements(t.feiten -> 's') s
    WHERE {_GELDT} AND t.feiten @> '{{"v": 1}}' AND t.persoon_id >= %(van)s AND t.persoon_id < %(tot)s
) TO STDOUT"""
_GRENZEN = f"""
SELECT persoon_id FROM (SELECT persoon_id, row_number() OVER (ORDER BY persoon_id) AS n
    FROM studiefinanciering_student) s WHERE n % {PER_BLOK} = 1 ORDER BY 1"""
_AFDRUK = f"""
SELECT count(*), coalesce(sum(('x' || substr(md5(t.id::text), 1, 12))::bit(48)::bigint::numeric), 0)
FROM studiefinanciering_toekenning t WHERE {_GELDT}"""
# Decisions are never changed, so their ids stand for what is in them.
_GEBOEKT = """
SELECT sum(r.bedrag_centen::numeric * (
    (extract(year FROM upper(r.geldig)) - extract(year FROM lower(r.geldig))) * 12
    + extract(month FROM upper(r.geldig)) - extract(month FROM lower(r.geldig))))
FROM studiefinanciering_toekenningsregel r JOIN studiefinanciering_toekenning t ON t.id = r.toekenning_id
WHERE t.regeling = 0 AND t.van < %(einde)s AND t.tot > %(begin)s
    AND r.bekend @> (%(peil)s::timestamptz - interval '1 microsecond') AND r.component = ANY(%(beurzen)s)"""


@dataclass(frozen=True, slots=True)
class Bron:
    """An open snapshot and what is asked of it."""

    verbinding: BaseDatabaseWrapper
    wat: dict[str, Any]

    def van_jaar(self, jaar: int) -> "Bron":
        """The decisions of another calendar year, of the same moment."""
        ander = {"begin": date(jaar, 1, 1), "einde": date(jaar + 1, 1, 1)}
        return Bron(self.verbinding, self.wat | ander)

    def van(self, persoon_id: int) -> NDArray[np.int64]:
        """The spells of one person."""
        return self._blok(persoon_id, persoon_id + 1)

    def blokken(self) -> Iterator[NDArray[np.int64]]:
        """The spells of all decisions, (n, BREEDTE), all of a person in one block."""
        with self.verbinding.cursor() as cursor:
            cursor.execute(_GRENZEN)
            grenzen = [rij[0] for rij in cursor.fetchall()]
        for van, tot in zip(grenzen, [*grenzen[1:], 2**62], strict=True):
            yield self._blok(van, tot)

    def _blok(self, van: int, tot: int) -> NDArray[np.int64]:
        vraag = _met_waarden(_STUKKEN, {**self.wat, "van": van, "tot": tot})
        with self.verbinding.cursor() as cursor, cursor.copy(vraag) as kopie:
            tekst = b"".join(bytes(deel) for deel in kopie).decode("ascii")
        if not tekst:
            return np.empty((0, BREEDTE), dtype=np.int64)
        rijen = tekst.count("\n")
        getallen = np.fromstring(tekst.rstrip("\n,"), dtype=np.int64, sep=",")
        return getallen.reshape(rijen, BREEDTE)

    def afdruk(self) -> str:
        """A fingerprint of the decisions that are read."""
        with self.verbinding.cursor() as cursor:
            cursor.execute(_AFDRUK, self.wat)
            aantal, som = cursor.fetchone()
        return hashlib.sha256(f"{aantal}:{som}".encode()).hexdigest()

    def geboekt_centen(self) -> int:
        """What the lines of these decisions say the grants come to: the outcome under the law in force must equal it."""
        with self.verbinding.cursor() as cursor:
            cursor.execute(_GEBOEKT, self.wat)
            (som,) = cursor.fetchone()
        return int(som or 0)


@contextmanager
def open_bevolking(peildatum: date) -> Iterator[Bron]:
    """The population of the peildatum's calendar year, as known at the end of that day."""
    wat = {
        "begin": date(peildatum.year, 1, 1),
        "einde": date(peildatum.year + 1, 1, 1),
        "peil": datetime.combine(peildatum + timedelta(days=1), time.min, AMSTERDAM),
        "beurzen": [int(component) for component in BEURZEN],
    }
    moment = (
        "READ ONLY" if connection.in_atomic_block else "ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    )
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION {moment}")
        yield Bron(connection, wat)


def _met_waarden(vraag: str, wat: dict[str, Any]) -> str:
    """COPY takes no parameters: the values stand in its text, quoted by psycopg."""
    return vraag % {naam: sql.Literal(waarde).as_string(None) for naam, waarde in wat.items()}
