"""The search box of the desk: every kind of search through its page, at so many people; p95 must stay under a second.

People are filled set-based with the real tables and indexes: eight common surnames with a tail, an account each, and the
keyed hash of a number that nobody else has. What is looked for differs from time to time.
"""

import statistics
import time
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from duo_portal.identity import bsn, crypto, iban, rollen
from duo_portal.identity.models import Persoon
from tests.harnas.bureau import _met_tweede_stap

KEREN, DOEL_MS, EERSTE = 40, 1000, 10_000_000
NAMEN = ["Jansen", "de Vries", "Bakker", "Yilmaz", "van den Berg", "El Amrani", "Visser", "Smit"]
_MENSEN = """
INSERT INTO identity_persoon (id, bsn_versleuteld, bsn_sleutel_id, bsn_hash, bsn_hash_versie, voornamen,
    achternaam, geboortedatum, nationaliteit_groep, is_massapersoon, gezin_id)
SELECT %(eerste)s + i, %(bsn)s, %(sleutel)s, sha256(i::text::bytea), 1, 'Voornaam' || i %% 977,
    (%(namen)s::text[])[1 + i %% 8] || ' ' || chr(97 + i %% 26) || md5((i %% 4001)::text), DATE '2003-01-01',
    1, true, %(eerste)s + i
FROM generate_series(1, %(aantal)s) AS i
"""
_REKENINGEN = """
INSERT INTO identity_bankrekening (persoon_id, iban_versleuteld, iban_sleutel_id, iban_hash, iban_hash_versie,
    iban_laatste4, tenaamstelling, geldig)
SELECT %(eerste)s + i, %(bsn)s, %(sleutel)s, sha256(('i' || i)::bytea), 1, '0000', 'x', '[2023-01-01,)'
FROM generate_series(1, %(aantal)s) AS i ORDER BY hashint4(i)
"""


def vul(aantal: int) -> float:
    """So many people with an account, of whom `KEREN` have numbers that can be looked for; seconds."""
    begin = time.perf_counter()
    waarden = {
        "bsn": crypto.versleutel(bsn.demo_bsn(9000), kind=crypto.BSN),
        "sleutel": crypto.actuele_sleutel_id(),
        "namen": NAMEN,
        "aantal": aantal,
        "eerste": EERSTE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MENSEN, waarden)
        cursor.execute(_REKENINGEN, waarden)
        for n, pk in enumerate(_gezocht(aantal)):
            nummer = crypto.zoekhash(crypto.BSN, bsn.demo_bsn(n + 1))
            cursor.execute("UPDATE identity_persoon SET bsn_hash = %s WHERE id = %s", [nummer, pk])
        cursor.execute("ANALYZE identity_persoon")
        cursor.execute("ANALYZE identity_bankrekening")
    return time.perf_counter() - begin


def _gezocht(aantal: int) -> list[int]:
    return [EERSTE + 1 + n * (aantal // KEREN) for n in range(KEREN)]


def meet(aantal: int) -> dict[str, Any]:
    """Per kind of search p50 and p95 in ms, and whether all stay under the goal."""
    client = _collega()
    uuids = dict(Persoon.objects.filter(pk__in=_gezocht(aantal)).values_list("pk", "uuid"))
    vragen = {
        "bsn": [bsn.demo_bsn(n + 1) for n in range(KEREN)],
        "iban": [iban.test_iban(n) for n in range(KEREN)],
        "verwijzing": [str(uuids[pk]) for pk in _gezocht(aantal)],
        "naam": [f"{NAMEN[n % 8][-5:].strip()} {chr(97 + n % 26)}" for n in range(KEREN)],
        "naam_zeldzaam": [f"a{n:03x}" for n in range(KEREN)],
        "naam_van_niemand": [f"zzq{n}x" for n in range(KEREN)],
    }
    uit = {soort: _duur(client, lijst) for soort, lijst in vragen.items()}
    return {
        "personen": aantal,
        "soorten": uit,
        "gehaald": all(d["p95_ms"] < DOEL_MS for d in uit.values()),
    }


def _collega() -> Client:
    wie = User.objects.create(username="zoeker", is_staff=True)
    wie.groups.set([Group.objects.get(name=rollen.BEHANDELAAR)])
    client = Client(SERVER_NAME="localhost")
    _met_tweede_stap(client, wie)
    return client


def _duur(client: Client, vragen: list[str]) -> dict[str, float]:
    adres, duren = reverse("admin:dossier_zoek"), []
    client.post(adres, {"zoek": vragen[0]})
    for vraag in vragen:
        van = time.perf_counter()
        antwoord = client.post(adres, {"zoek": vraag})
        duren.append((time.perf_counter() - van) * 1000)
        if antwoord.status_code not in (200, 302):
            raise RuntimeError(f"zoeken gaf {antwoord.status_code}")
    duren.sort()
    return {"p50_ms": statistics.median(duren), "p95_ms": duren[int(len(duren) * 0.95)]}
