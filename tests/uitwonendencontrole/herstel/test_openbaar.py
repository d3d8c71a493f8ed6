"""The register entry keeps to the standard, and a year is accounted for in public without giving anybody away."""

import json
import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from lxml import html

from duo_portal.audit import bedrijfsdatum
from duo_portal.verantwoording.jaarcijfers import lees_jaar
from uitwonendencontrole.controleren.operations import starten
from uitwonendencontrole.herstel import opheffen, stopregel
from uitwonendencontrole.herstel.inlezen import lees_in
from uitwonendencontrole.models import Trekking
from uitwonendencontrole.operations.vaststellen import parameters
from uitwonendencontrole.register import inschrijving, velden
from uitwonendencontrole.register.jaar import uitkomsten

from .decor import cbs, gehouden, tabel

DAG = date(2023, 10, 31)
FEITEN = Path(__file__).resolve().parents[4] / "shared" / "facts" / "uitwonendencontrole.md"


@pytest.fixture
def trekking(db: None, monkeypatch: pytest.MonkeyPatch) -> Trekking:
    gemaakt = gehouden(monkeypatch)
    bedrijfsdatum.zet(DAG, "test")
    return gemaakt


def blad(naam: str, *args: Any, taal: str = "nl") -> str:
    antwoord = Client(HTTP_ACCEPT_LANGUAGE=taal).get(reverse(naam, args=args))
    assert antwoord.status_code == 200
    boom = html.fromstring(antwoord.content)
    return " ".join(boom.find(".//main").text_content().replace("\xa0", " ").split())


@pytest.mark.django_db
def test_the_entry_has_every_mandatory_field_and_its_texts_fit() -> None:
    uit = StringIO()
    call_command("algoritmeregister", stdout=uit)
    entry = json.loads(uit.getvalue())
    assert entry["Schema"] == "1.0.0"
    assert entry["Status"] == "In ontwikkeling", "nothing was drawn yet"
    verplicht = {v.naam for v in velden.VELDEN if v.is_verplicht}
    assert all(entry[naam] for naam in verplicht)
    assert len(entry["Naam"]) < 100
    assert len(entry["Korte omschrijving"]) < 350
    for naam, waarde in (("Naam", "x" * 101), ("Organisatie", " "), ("Vreemd", "x")):
        with pytest.raises(velden.RegisterGeweigerd, match=naam):
            velden.controleer(entry | {naam: waarde})


@pytest.mark.skipif(not FEITEN.is_file(), reason="the facts about the standard are not here")
def test_the_fields_are_those_of_the_standard() -> None:
    regel = next(r for r in FEITEN.read_text().splitlines() if "Algoritmeregister standard 1.0.0" in r)  # fmt: skip
    deel = {
        kop: {re.sub(r"\s*\(.*?\)", "", naam).strip(" .") for naam in re.sub(r"\([^)]*\)", "", tekst).split(",")}
        for kop, tekst in re.findall(r"(Mandatory|hidden but mandatory|Shown): ([^;.]*)", regel)
    }  # fmt: skip
    verplicht = {v.naam for v in velden.VELDEN if v.is_verplicht}
    assert deel["Mandatory"] | deel["hidden but mandatory"] == verplicht
    eigen = {v.naam.replace("Impacttoetsen", "Impacttoets") for v in velden.VELDEN}
    assert deel["Shown"] <= eigen, deel["Shown"] - eigen


def test_every_declared_reason_and_limit_stands_in_it() -> None:
    assert set(inschrijving.REDENEN) == set(parameters()["uitsluiting"])
    entry = inschrijving.inschrijving(begindatum=DAG)
    assert all(woorden in entry["Gegevens"] for woorden in inschrijving.REDENEN.values())
    assert "1,25" in entry["Risicobeheer"]
    assert entry["Begindatum"] == "2023-10"


def test_the_public_pages_tell_of_draw_stop_and_lifting(trekking: Trekking) -> None:
    starten.start_controles(trekking_id=trekking.pk, op=DAG)
    assert "staan stil" not in blad("controle:eerlijk")
    lees_in(ruw=cbs(tabel(10, 0, 50)), trekking=trekking, eindigt_op=DAG, bron="CBS 2023", actor="fg")  # fmt: skip
    stil = stopregel.doe_dagelijks(op=DAG)
    assert stil is not None
    assert "Alle controles staan stil sinds 31 oktober 2023" in blad("controle:eerlijk")
    jaar = blad("controle:verantwoording", 2023)
    for zin in (
        "60 van de 200 studenten",
        "Op 31 oktober 2023 zijn alle controles stilgezet. Alarm bij de stap “Uitgekozen voor controle”",
        "Zij staan nog stil.",
        "Niemand maakte dit jaar bezwaar.",
        "Oordeel: alarm",
        "Stilgezet 60",
    ):
        assert zin in jaar, zin
    assert "Alle checks" not in jaar
    opheffen.stel_voor(stilstand=stil, reden="De tabel was fout.", actor="fg")
    opheffen.stem_in(stilstand=stil, actor="baas")
    jaar = blad("controle:verantwoording", 2023)
    assert "“De tabel was fout.”" in jaar
    assert "baas" not in jaar, "in public no names"
    assert Client().get(reverse("controle:verantwoording", args=[2022])).status_code == 404
    assert Client().get(reverse("controle:verantwoording", args=[2024])).status_code == 404
    [tabel_] = [t for t in lees_jaar(2023, vandaag=DAG) if t.naam == "controlebesluiten"]
    assert {r.sleutel: r.waarde for r in tabel_.rijen}["controle.stops"] == 1
    register = blad("controle:register")
    assert "In gebruik" in register
    assert Client().get(reverse("controle:register_bestand")).json()["Naam"] in register


def test_small_numbers_and_what_gives_them_away_stay_hidden(trekking: Trekking) -> None:
    zaken = starten.start_controles(trekking_id=trekking.pk, op=DAG)
    starten.open_dossier(controle_id=zaken[0].pk, actor="anna", op=DAG, sleutel="a")
    stand = dict(uitkomsten(2023))
    assert stand == {
        "In orde": None, "Besluit dat de beurs lager wordt": None, "In bezwaar of bij de rechter": None,
        "Besluit ingetrokken": None, "Stilgezet": None, "Loopt nog": 60, "Samen": 60,
    }  # fmt: skip
    jaar = blad("controle:verantwoording", 2023)
    assert "Moest bewijs sturen te weinig om te tonen" in jaar
