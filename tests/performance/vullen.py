"""A made-up nation for the payout: people, accounts, two years of decisions, twelve months of bookings.

Set-based and as the application's login, through all guards. The mix is assumed, so that a month has about
four lines a person; bookings and payments of the earlier months are made by the statements of the run itself.
"""

import threading
from collections.abc import Callable
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.identity import crypto, iban
from duo_portal.identity.kolommen import BANKREKENING, kopieer_sql, laadvolgorde

PER_CHUNK = 20_000
EERSTE, GEMETEN = date(2023, 3, 1), date(2024, 3, 1)
BESLUITEN = (
    (date(2023, 2, 10), EERSTE, date(2024, 1, 1)),
    (date(2023, 12, 5), date(2024, 1, 1), date(2025, 1, 1)),
)

_PERSOON = """
INSERT INTO identity_persoon (id, bsn_versleuteld, bsn_sleutel_id, bsn_hash, bsn_hash_versie, voornamen,
    achternaam, geboortedatum, nationaliteit_groep, is_massapersoon, gezin_id)
SELECT i, substring(sha256(int8send(i)) || sha256(int8send(i)), 1, 37), 1, sha256(int8send(-i)), 1,
    (ARRAY['Zoë', 'Daan', 'Fatima', 'Sem', 'Noor', 'Ömer', 'Julia', 'Lev'])[1 + i %% 8],
    (ARRAY['Jansen', 'Bakker', 'Yılmaz', 'Visser', 'Mulder', 'El Amrani', 'Smit'])[1 + i %% 7] || ' ' || i,
    DATE '2002-01-01' + (i %% 1500)::int, 1, true, i
FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i
"""
_STUDENT = """
INSERT INTO studiefinanciering_student (persoon_id, kenmerk, gezin_id, dossier_sinds)
SELECT i, gen_random_uuid(), i, DATE '2023-02-01' FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i
"""
# opgeslagen_at is given: these decisions are not of this morning, so the run need not look at them as new.
_BESLUIT = """
INSERT INTO studiefinanciering_toekenning (id, persoon_id, soort, regeling, van, tot, reden, gewijzigde_feiten,
    feiten, eindstand, parameterset_id, regelversie, uitvoerbaar_vanaf, besluit_op, besluit_at, opgeslagen_at, actor)
SELECT i + %(erbij)s, i, 'toekenning', 0, %(begin)s, %(einde)s, 'aanvraag', '[]',
    jsonb_build_object('proef', repeat(md5(i::text), 15)), array_fill(0, ARRAY[12]), 'bench', 'bench',
    %(op)s, %(op)s, %(moment)s, %(moment)s, 'bench'
FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i
"""
_REGELS = """
INSERT INTO studiefinanciering_toekenningsregel (toekenning_id, persoon_id, component, vorm, geldig,
    bedrag_centen, uitvoerbaar_vanaf, bekend, opgeslagen_at)
SELECT i + %(erbij)s, i, r.component, r.vorm, daterange(%(begin)s, %(einde)s), r.bedrag, %(op)s,
    tstzrange(%(moment)s, NULL), %(moment)s
FROM (SELECT i, ('x' || substr(md5(i::text), 1, 6))::bit(24)::int %% 100 AS h
      FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i) AS p
CROSS JOIN LATERAL (VALUES
    (1, 2, CASE WHEN h %% 2 = 0 THEN 43920 ELSE 11030 END),
    (2, 2, 16472),
    (3, 2, CASE WHEN h < 30 THEN 20000 + 700 * h ELSE 0 END),
    (4, 3, CASE WHEN h BETWEEN 10 AND 54 THEN 30000 ELSE 0 END),
    (5, 3, CASE WHEN h BETWEEN 40 AND 59 THEN 19250 ELSE 0 END),
    (7, 2, CASE WHEN h < 90 THEN 12100 ELSE 0 END)) AS r (component, vorm, bedrag)
WHERE r.bedrag > 0
ORDER BY hashint8(i * 8 + r.component)  -- in order of person a GiST index is at its slowest
"""
REGELS_VAN_MAAND = """
INSERT INTO studiefinanciering_uitbetaalregel (run_id, persoon_id, bedrag_centen, maand, component, vorm, volgnummer)
SELECT %(run)s, r.persoon_id, r.bedrag_centen, %(maand)s, r.component, r.vorm, 1
FROM studiefinanciering_toekenningsregel r
WHERE r.persoon_id >= %(van)s AND r.persoon_id < %(tot)s AND r.geldig @> %(maand)s::date AND upper_inf(r.bekend)
ORDER BY r.persoon_id, r.component
"""


def bereiken(aantal: int) -> list[tuple[int, int]]:
    """Ranges of `PER_CHUNK` people: 1 … `aantal`."""
    return list(pairwise([*range(1, aantal + 1, PER_CHUNK), aantal + 1]))


def met_twee(werk: Callable[[int, int], None], delen: list[tuple[int, int]]) -> None:
    """Do the work of all ranges, one transaction each, from two connections."""
    wachtrij, fouten = list(reversed(delen)), []

    def loop() -> None:
        try:
            while wachtrij:
                with transaction.atomic():
                    werk(*wachtrij.pop())
        except IndexError:
            pass
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=loop) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    if fouten:
        raise fouten[0]


def vul_mensen(aantal: int) -> None:
    """People with an account and their decisions; ids are 1 … `aantal`."""
    bedrijfsdatum.zet(date(2023, 2, 20), "bench")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO studiefinanciering_parameterset (fingerprint, inhoud) VALUES ('bench', '{}')"
        )
    met_twee(lambda van, tot: _mensen(van, tot, aantal), bereiken(aantal))
    for tabel in ("identity_persoon", "studiefinanciering_toekenning"):
        als_eigenaar(
            f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), max(id)) FROM {tabel}"
        )


def _mensen(van: int, tot: int, aantal: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_PERSOON, {"van": van, "tot": tot})
        cursor.execute(_STUDENT, {"van": van, "tot": tot})
        _rekeningen(cursor, van, tot)
        for nummer, (op, begin, einde) in enumerate(BESLUITEN):
            gegevens = {
                "van": van, "tot": tot, "erbij": nummer * aantal, "op": op, "begin": begin, "einde": einde,
                "moment": datetime(op.year, op.month, op.day, 9, tzinfo=AMSTERDAM),
            }  # fmt: skip
            cursor.execute(_BESLUIT, gegevens)
            cursor.execute(_REGELS, gegevens)


def _rekeningen(cursor: Any, van: int, tot: int) -> None:
    ibans = iban.test_iban_reeks(van, tot - van)
    geheim = crypto.versleutel_reeks(ibans, kind=crypto.IBAN)
    hashes = crypto.zoekhash_reeks(crypto.IBAN, ibans)
    sleutel, versie = crypto.actuele_sleutel_id(), crypto.actuele_hash_versie()
    regels = [
        f"{van + i}\t\\\\x{geheim[i].hex()}\t{sleutel}\t\\\\x{hashes[i].hex()}\t{versie}\t{ibans[i][-4:]}"
        f"\tZ. Proef {van + i}\t[2020-01-01,)\t[2020-01-01T00:00:00+01:00,)\n"
        for i in laadvolgorde(tot - van).tolist()
    ]
    with cursor.copy(kopieer_sql(BANKREKENING)) as kopie:
        kopie.write("".join(regels))


def als_eigenaar(opdracht: str) -> None:
    """One statement as the owner, outside a transaction."""
    import psycopg

    with psycopg.connect(settings.DATABASE_OWNER_URL, autocommit=True) as verbinding:
        verbinding.execute(opdracht)


def onderhoud() -> None:
    """What autovacuum would have done between two months; then a checkpoint, so that every run starts even."""
    als_eigenaar("VACUUM ANALYZE")
    controlepunt()


def controlepunt() -> None:
    """A CHECKPOINT, as the superuser of this bench's own server."""
    import psycopg

    from duo_portal.embedded.keys import Keys

    sleutels = Keys.read(settings.VAR_DIR)
    assert sleutels is not None
    with psycopg.connect(
        sleutels.postgres_url("postgres", "postgres"), autocommit=True
    ) as verbinding:
        verbinding.execute("CHECKPOINT")
