"""The calculation for anybody is that of the command, and every figure of the law names its source."""

import json
from typing import Any

import pytest
from django.test import Client

from studiefinanciering.proefberekening.antwoorden import antwoorden
from studiefinanciering.rules.parameters import bekende_wet

from .conftest import probleem

VRAAG: dict[str, Any] = {
    "maand": "2024-01",
    "onderwijs": "ho",
    "uitwonend": True,
    "ouders": [
        {"toetsingsinkomen": "30000", "vrijeVoet": "alleenstaand", "aftrekkinderen": 1},
        {"toetsingsinkomen": None},
    ],
    "aanvullendeBeurs": True,
    "lening": "100.00",
    "collegegeldJaar": "2530.00",
    "collegegeldkrediet": "max",
}


def reken(inhoud: Any, **kwargs: Any) -> Any:
    data = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
    kwargs.setdefault("content_type", "application/json")
    return Client().post("/api/v1/proefberekeningen", data, **kwargs)


def zo(**anders: Any) -> dict[str, Any]:
    return {**VRAAG, **anders}


def test_zelfde_bedragen_als_het_commando_in_euros() -> None:
    commando = {
        "maand": "2024-01",
        "onderwijs": "ho",
        "uitwonend": True,
        "ouders": [
            {"toetsingsinkomen": "30000", "vrije_voet": "alleenstaand", "aftrekkinderen": 1},
            {"toetsingsinkomen": "41000.50"},
        ],
        "lening": "100.00",
        "collegegeld_jaar": "2530.00",
        "collegegeldkrediet": "max",
    }
    verwacht = json.loads(next(antwoorden([json.dumps(commando).encode()], bekende_wet())))
    antwoord = reken(zo(ouders=[VRAAG["ouders"][0], {"toetsingsinkomen": "41000.50"}]))
    assert antwoord.status_code == 200
    assert antwoord["API-Version"] == "1.0.0"
    gekregen = antwoord.json()
    assert gekregen["totaal"] == f"{verwacht['totaal'] // 100}.{verwacht['totaal'] % 100:02d}"
    assert gekregen["componenten"]["basisbeurs"] == "302.39"  # art. 3.18, ho uitwonend, 2024
    assert {"aanvullendeBeurs", "eenoudertoeslag"} <= set(gekregen["componenten"])
    centen = {n: int(b.replace(".", "")) for n, b in gekregen["componenten"].items()}
    assert sum(centen.values()) == verwacht["totaal"]
    assert [s["naam"] for s in gekregen["uitleg"]] == [s["naam"] for s in verwacht["uitleg"]]
    stap = next(s for s in gekregen["uitleg"] if s["naam"] == "ouder 1: toetsingsinkomen")
    assert stap["waarde"] == "30000.00" and stap["eenheid"] == "euro"
    assert stap["link"].startswith("https://wetten.overheid.nl/")


def test_onbekend_inkomen_kan() -> None:
    assert reken(VRAAG).json()["componenten"]["aanvullendeBeurs"] == "0.00"


@pytest.mark.parametrize(
    ("anders", "plek"),
    [
        ({"maand": "2024-13"}, "#/maand"),
        ({"maand": "1995-01"}, "#/maand"),
        ({"uitwonend": "ja"}, "#/uitwonend"),
        ({"uitwonend": 1}, "#/uitwonend"),
        ({"lening": 100}, "#/lening"),
        ({"lening": "1.234,56"}, "#/lening"),
        ({"lening": "-1"}, "#/lening"),
        ({"lening": "0.001"}, "#/lening"),
        ({"lening": "١٢"}, "#/lening"),
        ({"lening": "99999"}, "#/lening"),
        ({"ouders": [{}]}, "#/ouders/0/toetsingsinkomen"),
        ({"ouders": [{"toetsingsinkomen": 30000.0}]}, "#/ouders/0/toetsingsinkomen"),
        ({"ouders": [{"toetsingsinkomen": "1", "x": 1}]}, "#/ouders/0/x"),
        ({"ouders": [{"toetsingsinkomen": "1"}] * 3}, "#/ouders"),
        ({"ouders": "geen"}, "#/ouders"),
        ({"niveau": 4}, "#/niveau"),
        ({"aanvullende_beurs": True}, "#/aanvullende_beurs"),
        ({"status": "toegekend"}, "#/status"),
        ({"a/b~c": 1}, "#/a~1b~0c"),
    ],
)
def test_wat_niet_klopt_wordt_bij_naam_genoemd(anders: dict[str, Any], plek: str) -> None:
    fouten = probleem(reken(zo(**anders)), 400)["errors"]
    assert [(f["in"], f["location"]["pointer"]) for f in fouten] == [("body", plek)]


@pytest.mark.parametrize(
    "rauw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b'{"maand":"2024-01","maand":"2024-02"}',
        b'{"lening":NaN}',
        b'{"maand":"2024-01\\u0000"}',
        b'{"maand":"\\ud800"}',
        b'{"x":' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"\xe2\x80\xae":1}',
        b'{"' + b"x" * 5000 + b'":1}',
    ],
)
def test_geen_goede_json_is_nooit_onze_fout(rauw: bytes) -> None:
    inhoud = probleem(reken(rauw), 400)
    assert "x" * 100 not in json.dumps(inhoud)


def test_te_groot_en_andere_vormen() -> None:
    probleem(reken(b'{"x":"' + b"a" * 1_000_001 + b'"}'), 413)
    probleem(reken(b"maand=2024-01", content_type="application/x-www-form-urlencoded"), 415)
    probleem(reken(b"<x/>", content_type="application/xml"), 415)
    probleem(reken(VRAAG, headers={"accept": "text/html"}), 406)
    geweigerd = Client().get("/api/v1/proefberekeningen")
    assert "POST" in geweigerd["Allow"]
    probleem(geweigerd, 405)
    probleem(Client().options("/api/v1/proefberekeningen"), 405)


def test_parameters_van_een_dag_met_hun_bron() -> None:
    antwoord = Client().get("/api/v1/parameters?op=2023-10-15")
    assert antwoord.status_code == 200
    inhoud = antwoord.json()
    assert inhoud["vingerafdruk"] == bekende_wet().fingerprint
    per_naam = {p["naam"]: p for p in inhoud["parameters"]}
    beurs = per_naam["basisbeurs.ho.uitwonend"]
    assert beurs["waarde"] == "274.90" and beurs["eenheid"] == "euro per maand"
    assert beurs["artikel"] == "Wsf 2000 art. 3.18" and "overzicht 2B" in beurs["bron"]
    assert beurs["zekerheid"] == "high" and beurs["geldigVanaf"] == "2023-09"
    eerder = Client().get("/api/v1/parameters?op=2023-08-31").json()["parameters"]
    beurs = next(p for p in eerder if p["naam"] == "basisbeurs.ho.uitwonend")
    assert beurs["waarde"] == "0.00" and "leenstelsel" in beurs["opmerking"]
    later = Client().get("/api/v1/parameters?op=2024-01-01").json()["parameters"]
    tarief = next(p for p in later if p["naam"] == "aanvullende_beurs.percentage.ho.tarief")
    assert tarief["waarde"] == "13.6" and tarief["eenheid"].startswith("procent")
    for dag in ("0001-01-01", "9999-12-31"):
        assert Client().get(f"/api/v1/parameters?op={dag}").json()["parameters"] == []


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("", "op"),
        ("op=2024-1-1", "op"),
        ("op=2024-02-30", "op"),
        ("op=20240101", "op"),
        ("op=%00", "op"),
        ("op=2024-01-01&ordering=naam", "ordering"),
        ("op=2024-01-01&op=2025-01-01", "op"),
    ],
)
def test_een_vraag_die_niet_klopt(vraag: str, naam: str) -> None:
    fouten = probleem(Client().get(f"/api/v1/parameters?{vraag}"), 400)["errors"]
    assert [(f["in"], f["location"]["name"]) for f in fouten] == [("query", naam)]


def test_weigering_in_de_taal_van_de_lezer() -> None:
    engels = Client(headers={"accept-language": "en"})
    assert probleem(engels.get("/api/v1/bestaat-niet"), 404)["title"] == "Not found"
    assert probleem(Client().get("/api/v1/bestaat-niet"), 404)["title"] == "Niet gevonden"
    assert engels.get("/api/v1/parameters").json()["errors"][0]["detail"] != ""


@pytest.mark.parametrize(
    "pad", ["bestaat-niet", "parameters/", "", "%0a", "%00", "x" * 3000, "../v1"]
)
def test_elk_ander_adres_is_een_nette_404(pad: str) -> None:
    probleem(Client().get(f"/api/v1/{pad}"), 404)
    probleem(Client().delete(f"/api/v1/{pad}"), 404)
