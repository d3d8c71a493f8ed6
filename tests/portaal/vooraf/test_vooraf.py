"""Before sign-in: the same numbers as the command, reasons with their article, days by the business date."""

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.views.portal.vooraf.proef import regel_van
from tests.factories.gezinnen import Gezin
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.usefixtures("september")
START, RECHT = "/vooraf/", "/vooraf/recht/"
PROEF, REGELING = "/vooraf/proefberekening/", "/vooraf/regelingen/"
ANTWOORDEN = {
    "geboren": "31-01-2005",
    "nationaliteit": "nl",
    "opleiding": "ho",
    "vorm": "voltijd",
    "ingeschreven": "ja",
}
VRAAG = {
    "maand": "2023-11",
    "opleiding": "ho",
    "woont": "uit",
    "aanvullende_beurs": "on",
    "ouders": "2",
    "inkomen_1": "31.250,50",
    "inkomen_2": "12000",
    "kinderen": "2",
    "lening": "100",
    "collegegeldkrediet": "on",
}


def test_alle_paginas_zijn_open_en_bewaren_niets(client: Client) -> None:
    for adres in (START, RECHT, PROEF, REGELING):
        antwoord = client.get(adres)
        assert antwoord.status_code == 200
        assert "sessionid" not in antwoord.cookies


@pytest.mark.parametrize(
    ("anders", "antwoord", "artikel"),
    [
        ({}, "ja", "2.1"),
        ({"geboren": "1 2 2000"}, "ja", "2.1"),
        ({"geboren": "2000-01-01"}, "ja", "2.1"),
        ({"geboren": "01-01-1990"}, "misschien", "2.3(3)"),
        ({"opleiding": "mbo34", "geboren": "01-01-2007"}, "nee", "2.3(1)"),
        ({"opleiding": "mbo12"}, "ja", "2.1"),
        ({"vorm": "deeltijd"}, "nee", "2.8(1)"),
        ({"vorm": "deeltijd", "opleiding": "mbo34"}, "nee", "2.8(1)"),
        ({"ingeschreven": "nee"}, "nee", "1.2"),
        ({"nationaliteit": "anders"}, "nee", "2.2(1)"),
        ({"nationaliteit": "eu"}, "misschien", "2.2(1)"),
        ({"nationaliteit": "eu_werkt"}, "ja", "2.1"),
        ({"nationaliteit": "weet_niet"}, "misschien", "2.1"),
    ],
)
def test_kom_ik_in_aanmerking(
    client: Client, anders: dict[str, str], antwoord: str, artikel: str
) -> None:
    pagina = client.post(RECHT, {**ANTWOORDEN, **anders})
    oordeel = pagina.context["oordeel"]
    assert (str(oordeel.antwoord), oordeel.artikel) == (antwoord, f"Wsf 2000 art. {artikel}")
    assert oordeel.link in pagina.content.decode()
    assert oordeel.reden in pagina.content.decode().replace("&#x27;", "'")


def test_onder_de_18_in_het_mbo_is_er_het_reisproduct(client: Client) -> None:
    velden = {**ANTWOORDEN, "opleiding": "mbo34", "geboren": "01-01-2007"}
    assert "reisproduct" in client.post(RECHT, velden).content.decode()


@pytest.mark.parametrize(
    "getypt",
    [
        "29-02-2027",
        "31-11-2004",
        "01-01-0001",
        "31-12-9999",
        "05-09-2023",
        "01-01-05",
        "x",
        "\x00",
        "",
        pytest.param("9" * 100_000, id="lang"),
    ],
)
def test_een_geboortedatum_die_niet_kan(client: Client, getypt: str) -> None:
    pagina = client.post(RECHT, {**ANTWOORDEN, "geboren": getypt})
    assert pagina.status_code == 200
    assert "geboren" in pagina.context["form"].errors
    assert "oordeel" not in pagina.context
    assert pagina.context["form"]["nationaliteit"].value() == "nl"  # the rest stays


def _van_het_commando(regel: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    invoer = io.TextIOWrapper(io.BytesIO(json.dumps(regel).encode()))
    monkeypatch.setattr("sys.stdin", invoer)
    uit = io.StringIO()
    call_command("proefberekening", stdout=uit)
    return dict(json.loads(uit.getvalue()))


@pytest.mark.parametrize(
    "anders",
    [
        {},
        {"ouders": "1", "inkomen_1": "52000"},
        {"ouders": "0"},
        {"inkomen_2": ""},
        {"opleiding": "mbo4", "woont": "thuis"},
        {"opleiding": "mbo1", "maand": "2024-02", "lening": ""},
    ],
)
def test_dezelfde_bedragen_als_het_commando(
    client: Client, monkeypatch: pytest.MonkeyPatch, anders: dict[str, str]
) -> None:
    pagina = client.post(PROEF, {**VRAAG, **anders})
    proef = pagina.context["uitkomst"]
    regel = regel_van(pagina.context["form"].cleaned_data)
    commando = _van_het_commando(regel, monkeypatch)
    assert proef.totaal == commando["totaal"]
    assert [c for _, c in proef.delen] == [c for c in commando["componenten"].values() if c]
    assert len(proef.stappen) == len(commando["uitleg"])
    assert [stap.artikel for stap in proef.stappen] == [s["artikel"] for s in commando["uitleg"]]
    assert "€" in pagina.content.decode()


def test_de_regel_van_het_commando_heeft_de_bedragen_zoals_getypt(client: Client) -> None:
    schoon = client.post(PROEF, VRAAG).context["form"].cleaned_data
    regel = regel_van(schoon)
    assert [o["toetsingsinkomen"] for o in regel["ouders"]] == ["31250.50", "12000.00"]
    fee = bekende_wet().waarde("collegegeld.wettelijk.jaar", date(2023, 11, 1))
    assert regel["collegegeld_jaar"] == f"{fee // 100}.{fee % 100:02d}"


def test_een_leeg_inkomen_zegt_wat_dat_betekent(client: Client) -> None:
    assert "niet elk inkomen" in client.post(PROEF, {**VRAAG, "inkomen_2": ""}).content.decode()
    assert "niet elk inkomen" not in client.post(PROEF, VRAAG).content.decode()


def test_inkomens_staan_nooit_in_een_adres(client: Client) -> None:
    pagina = client.get(PROEF, VRAAG)
    assert "31.250,50" not in pagina.content.decode()
    assert 'method="post"' in pagina.content.decode()


@pytest.mark.parametrize("veld", ["inkomen_1", "inkomen_2", "lening"])
@pytest.mark.parametrize(
    "getypt", ["-1", "0.001", "1e9", "1000000000", "NaN", "Infinity", "١٢", str(2**63), "1\x00"]
)
def test_een_bedrag_dat_niet_kan(client: Client, veld: str, getypt: str) -> None:
    pagina = client.post(PROEF, {**VRAAG, veld: getypt})
    assert pagina.status_code == 200
    assert list(pagina.context["form"].errors) == [veld]
    assert "uitkomst" not in pagina.context
    assert pagina.context["form"]["inkomen_1"].value() == (
        getypt if veld == "inkomen_1" else "31.250,50"
    )


@pytest.mark.parametrize(
    "anders",
    [
        {"maand": "1900-01"},
        {"maand": "\x00"},
        {"kinderen": "0"},
        {"kinderen": "31"},
        {"kinderen": "1e3"},
        {"ouders": "3"},
        {"opleiding": "mbo9"},
        {"woont": "<script>"},
        {"lening": "9000"},
    ],
)
def test_andere_antwoorden_die_niet_kunnen(client: Client, anders: dict[str, str]) -> None:
    pagina = client.post(PROEF, {**VRAAG, **anders})
    assert pagina.status_code == 200
    assert set(anders) == set(pagina.context["form"].errors)
    assert "<script>" not in pagina.content.decode().partition("<main")[2]


def test_tien_megabyte_is_een_weigering(client: Client) -> None:
    assert client.post(PROEF, {**VRAAG, "lening": "1" * 10_000_000}).status_code == 400


def test_een_regeling_die_nog_komt_staat_er_met_haar_dag(
    client: Client, op: Callable[[date], None]
) -> None:
    op(date(2023, 6, 1))
    voor = client.get(REGELING).content.decode()
    assert "19 juni 2023" in voor  # applying for September 2023
    assert "1 oktober 2023" in voor  # energietoeslag
    assert "19 juni 2023" in client.get(START).content.decode()
    op(date(2023, 10, 2))
    na = client.get(REGELING).content.decode()
    assert "19 juni 2023" not in na
    assert "Wij betalen vanaf 15 januari 2024" in na
    op(date(2024, 8, 1))
    assert "gesloten sinds 1 augustus 2024" in client.get(REGELING).content.decode()


def test_wie_is_ingelogd_leest_wat_het_dossier_zegt(
    client: Client, op: Callable[[date], None]
) -> None:
    op(date(2023, 10, 2))
    noor = Gezin.met(3_000_000).student()
    pagina = aangemeld(client, noor).get(REGELING)
    assert "Met wat wij nu van u weten krijgt u dit niet." in pagina.content.decode()
    assert "Wij hebben over die tijd geen gegevens van u." in pagina.content.decode()


def test_met_csrf(client: Client) -> None:
    assert Client(enforce_csrf_checks=True).post(PROEF, VRAAG).status_code == 403
