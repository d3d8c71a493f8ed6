"""One answer per Idempotency-Key, and how often somebody may call."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation import clock
from duo_portal.partners import idempotentie
from duo_portal.partners.models import Antwoord, Melding

from .conftest import EERSTE_DAG, geef_sleutel, maak_partner, probleem, stuur
from .test_melden import inschrijving

BODY: dict[str, Any] = {"meldingen": [inschrijving()]}


def test_dezelfde_sleutel_geeft_hetzelfde_antwoord(school: Client) -> None:
    eerste = stuur(school, "inschrijvingen", BODY, "eigen-kenmerk-1")
    tweede = stuur(school, "inschrijvingen", BODY, "eigen-kenmerk-1")
    assert eerste.status_code == tweede.status_code == 202
    assert eerste.json() == tweede.json()
    assert "Idempotent-Replayed" not in eerste and tweede["Idempotent-Replayed"] == "true"
    assert Melding.objects.count() == 1
    stuur(school, "inschrijvingen", BODY, "eigen-kenmerk-2")
    assert Melding.objects.count() == 2


def test_dezelfde_sleutel_voor_iets_anders_wordt_geweigerd(school: Client) -> None:
    stuur(school, "inschrijvingen", BODY, "eigen-kenmerk-1")
    ander = {"meldingen": [inschrijving(eind="2023-12-01")]}
    probleem(stuur(school, "inschrijvingen", ander, "eigen-kenmerk-1"), 422)
    assert Melding.objects.count() == 1


def test_een_sleutel_is_van_wie_hem_stuurt(school: Client) -> None:
    ander = Client(headers={"x-api-key": geef_sleutel(maak_partner()).leesbaar})
    stuur(school, "inschrijvingen", BODY, "eigen-kenmerk-1")
    antwoord = stuur(ander, "inschrijvingen", BODY, "eigen-kenmerk-1")
    assert "Idempotent-Replayed" not in antwoord
    assert Melding.objects.count() == 2


def test_een_weigering_wordt_niet_onthouden(school: Client) -> None:
    probleem(stuur(school, "inschrijvingen", {"meldingen": []}, "eigen-kenmerk-1"), 400)
    assert stuur(school, "inschrijvingen", BODY, "eigen-kenmerk-1").status_code == 202


@pytest.mark.parametrize("sleutel", ["kort", "x" * 65, "met spatie erin", "é" * 10, "a\tb" * 5])
def test_een_sleutel_heeft_een_vorm(school: Client, sleutel: str) -> None:
    fouten = probleem(stuur(school, "inschrijvingen", BODY, sleutel), 400)["errors"]
    assert fouten[0]["in"] == "header" and fouten[0]["location"] == {"name": "Idempotency-Key"}


def test_zonder_sleutel(school: Client) -> None:
    antwoord = school.post("/api/v1/inschrijvingen", BODY, content_type="application/json")
    probleem(antwoord, 400)


def test_tegelijk_gestuurd_gebeurt_eenmaal(kloon_db: Any) -> None:
    bedrijfsdatum.zet(EERSTE_DAG, "test")
    sleutel = geef_sleutel(maak_partner()).leesbaar
    antwoorden: list[Any] = []

    def een() -> None:
        client = Client(headers={"x-api-key": sleutel})
        antwoorden.append(stuur(client, "inschrijvingen", BODY, "eigen-kenmerk-1"))
        connections.close_all()

    draden = [threading.Thread(target=een) for _ in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert [a.status_code for a in antwoorden] == [202] * 6
    assert all(a.json() == antwoorden[0].json() for a in antwoorden)
    assert Melding.objects.count() == 1
    assert sum("Idempotent-Replayed" in a for a in antwoorden) == 5


def test_oude_antwoorden_worden_vergeten(school: Client, monkeypatch: Any) -> None:
    stuur(school, "inschrijvingen", BODY)
    assert idempotentie.ruim_op() == 0
    later = clock.nu() + timedelta(days=idempotentie.BEWAAR_DAGEN + 1)
    monkeypatch.setattr(clock, "nu", lambda: later)
    assert idempotentie.ruim_op() == 1
    assert Antwoord.objects.count() == 0


def test_te_vaak_is_429_met_hoe_lang_te_wachten(db: None, settings: Any) -> None:
    settings.API_PER_MINUUT = {**settings.API_PER_MINUUT, "publiek": 3}
    adres = "192.0.2.7"
    client = Client(REMOTE_ADDR=adres)
    for _ in range(12):  # a minute may turn in between, once
        antwoord = client.get("/api/v1/parameters?op=2024-01-01")
        if antwoord.status_code == 429:
            break
        assert antwoord.status_code == 200
    probleem(antwoord, 429)
    assert 1 <= int(antwoord["Retry-After"]) <= 60
    assert (
        Client(REMOTE_ADDR="192.0.2.8").get("/api/v1/parameters?op=2024-01-01").status_code == 200
    )
    nagemaakt = Client(REMOTE_ADDR=adres, headers={"x-forwarded-for": "198.51.100.1"})
    probleem(nagemaakt.get("/api/v1/parameters?op=2024-01-01"), 429)  # no proxy of ours said so


def test_de_drempel_telt_per_sleutel_en_per_adres_voor_wie_raadt(
    partner: Any, settings: Any
) -> None:
    settings.API_PER_MINUUT = {**settings.API_PER_MINUUT, "partner": 2, "adres": 8}
    sleutel = geef_sleutel(partner).leesbaar
    client = Client(REMOTE_ADDR="192.0.2.20", headers={"x-api-key": sleutel})
    codes = [client.get("/api/v1/ontvangstbewijzen/x").status_code for _ in range(2)]
    assert codes == [404, 404]
    gezien = {stuur(client, "inschrijvingen", BODY).status_code for _ in range(6)}
    assert gezien == {202, 429}
    raadt = Client(REMOTE_ADDR="192.0.2.21", headers={"x-api-key": "sfk_raad"})
    assert {stuur(raadt, "inschrijvingen", BODY).status_code for _ in range(18)} == {401, 429}


def test_zonder_valkey_gaat_de_deur_niet_dicht(settings: Any) -> None:
    settings.API_PER_MINUUT = dict.fromkeys(settings.API_PER_MINUUT, 0)
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert Client().get("/api/v1/parameters?op=2024-01-01").status_code == 200
