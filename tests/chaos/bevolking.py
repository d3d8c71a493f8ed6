"""Synthetic students with an account and a decision each, by set-based SQL; what is due is a plain formula.

Student number i has person id EERSTE + i and account number NLxxFICT followed by i in ten digits, so that a payment
in a file of the bank leads back to i without asking the administration.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from duo_portal.identity import crypto, iban

EERSTE = 1_000_000
BESLUIT_AT = datetime(2023, 9, 15, 7, tzinfo=ZoneInfo("Europe/Amsterdam"))

_PERSONEN = """
INSERT INTO identity_persoon (id, bsn_versleuteld, bsn_sleutel_id, bsn_hash, bsn_hash_versie, voornamen, achternaam,
                              geboortedatum, nationaliteit_groep, is_massapersoon, gezin_id)
SELECT %(eerste)s + i, sha256(('b' || i)::bytea), 1, sha256(('h' || i)::bytea), 1, 'Zoë', 'Proef' || i, '2004-05-17', 1,
       true, %(eerste)s + i
FROM generate_series(0, %(aantal)s - 1) AS i
"""
_STUDENTEN = """
INSERT INTO studiefinanciering_student (persoon_id, kenmerk, gezin_id, dossier_sinds)
SELECT id, gen_random_uuid(), gezin_id, '2023-06-19' FROM identity_persoon WHERE id >= %(eerste)s ORDER BY id
"""
_REKENINGEN = """
INSERT INTO identity_bankrekening (persoon_id, iban_versleuteld, iban_sleutel_id, iban_hash, iban_hash_versie,
                                   iban_laatste4, tenaamstelling, geldig, bekend, opgeslagen_at)
SELECT %(eerste)s + n - 1, v, %(sleutel)s, sha256(v), 1, '0000', 'Z. Proef', '[2020-01-01,)', '[2020-01-01,)',
       clock_timestamp()
FROM unnest(%(ibans)s::bytea[]) WITH ORDINALITY AS x (v, n)
"""
_BESLUITEN = """
INSERT INTO studiefinanciering_toekenning (persoon_id, soort, regeling, van, tot, reden, gewijzigde_feiten, feiten,
    eindstand, parameterset_id, regelversie, uitvoerbaar_vanaf, besluit_op, besluit_at, actor)
SELECT %(eerste)s + i, 'toekenning', 0, %(van)s, %(tot)s, 'proef', '[]', '{}', '{}', 'proef', 'proef', '2023-09-15',
       '2023-09-15', %(at)s, 'proef'
FROM generate_series(0, %(aantal)s - 1) AS i
"""
_REGELS = """
INSERT INTO studiefinanciering_toekenningsregel (toekenning_id, persoon_id, component, vorm, bedrag_centen,
                                                 uitvoerbaar_vanaf, geldig, bekend, opgeslagen_at)
SELECT t.id, t.persoon_id, r.component, r.vorm, r.centen, t.uitvoerbaar_vanaf, daterange(t.van, t.tot),
       tstzrange(t.besluit_at, NULL), clock_timestamp()
FROM studiefinanciering_toekenning t
CROSS JOIN LATERAL (SELECT (t.persoon_id - %(eerste)s)::int) AS n (i)
CROSS JOIN LATERAL (VALUES
    (1, 2, CASE WHEN i %% 3 = 0 THEN 43920 ELSE 11030 END),
    (3, 2, CASE WHEN i %% 2 = 0 THEN 1 + i * 37 %% 41600 ELSE 0 END),
    (4, 3, CASE WHEN i %% 5 = 0 THEN 1 + i * 101 %% 30000 ELSE 0 END),
    (7, 2, CASE WHEN i %% 4 <> 0 THEN 12100 ELSE 0 END)) AS r (component, vorm, centen)
WHERE r.centen > 0 ORDER BY t.persoon_id
"""


def per_maand(i: int) -> int:
    """What student number i must receive a month, cents: all but the travel product (component 7)."""
    basis = 43920 if i % 3 == 0 else 11030
    aanvullend = 1 + i * 37 % 41600 if i % 2 == 0 else 0
    lening = 1 + i * 101 % 30000 if i % 5 == 0 else 0
    return basis + aanvullend + lening


def vul(aantal: int, van: str = "2023-09-01", tot: str = "2024-01-01") -> None:
    """`aantal` students, each with one decision over [van, tot)."""
    gegevens = {
        "eerste": EERSTE,
        "aantal": aantal,
        "van": van,
        "tot": tot,
        "at": BESLUIT_AT,
        "sleutel": crypto.actuele_sleutel_id(),
        "ibans": crypto.versleutel_reeks(iban.test_iban_reeks(0, aantal), kind=crypto.IBAN),
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO studiefinanciering_parameterset (fingerprint, inhoud) VALUES ('proef', '{}')"
        )
        for opdracht in (_PERSONEN, _STUDENTEN, _REKENINGEN, _BESLUITEN, _REGELS):
            cursor.execute(opdracht, gegevens)
