"""The public page: the alarm that 2014 and 2019 deserve, in two languages, readable by anybody and without sign-in."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.harnas.databases import Address
from tests.web.test_browser import bevindingen, wakker
from uitwonendencontrole.fairness import historie


def blad_van(taal: str = "nl") -> Any:
    antwoord = Client(HTTP_ACCEPT_LANGUAGE=taal).get(reverse("controle:eerlijk"))
    assert antwoord.status_code == 200
    return html.fromstring(antwoord.content)


def tekst(boom: Any) -> str:
    return " ".join(boom.text_content().replace("\xa0", " ").split())


@pytest.mark.django_db
def test_both_old_selections_get_their_alarm() -> None:
    boom = blad_van()
    meldingen = [tekst(m) for m in boom.find_class("melding")]
    assert len(meldingen) == 2
    assert all("Oordeel: alarm" in melding for melding in meldingen)
    assert "6,2 keer zo vaak" in meldingen[0]
    assert "5,5 keer" in meldingen[0]
    assert "3,6 keer zo vaak" in meldingen[1]


@pytest.mark.django_db
def test_every_row_of_the_report_stands_in_a_table() -> None:
    boom = blad_van()
    in_tabellen = sum(len(t.findall("./tbody/tr")) for t in boom.iterfind(".//table"))
    rapport = historie.rapport()
    fasen = sum(len(t["fasen"]) for t in rapport["tabellen"].values())
    assert in_tabellen == fasen + len(rapport["samenstelling"]["precies_2014"]) + len(
        rapport["kracht"]
    )
    rijen = [tekst(rij) for rij in boom.iterfind(".//tbody/tr")]
    assert any(
        "Uitgekozen voor controle buiten Europa 2.010 54.820 3,7% 6,22 5,78 tot 6,70" in r
        for r in rijen
    )


@pytest.mark.django_db
def test_drawings_keep_to_the_policy_and_their_numbers_stand_in_words() -> None:
    boom = blad_van()
    assert not boom.xpath("//main//@style")
    figuren = boom.xpath("//main//figure")
    assert len(figuren) == 4
    for rij in boom.xpath("//main//ol[@class='grafiek-rijen']/li"):
        assert rij.find("p") is not None
        assert [svg.get("aria-hidden") for svg in rij.iterfind("svg")] in ([], ["true"])
    eerste = figuren[0].xpath(".//ol/li")[0]
    breedten = [float(deel.get("width").rstrip("%")) for deel in eerste.iter("rect")]
    assert sum(breedten) == pytest.approx(100, abs=0.02)
    assert "71,7%" in tekst(eerste)


@pytest.mark.django_db
def test_the_page_in_english() -> None:
    leest = tekst(blad_van("en").find(".//main"))
    assert "Is the check fair?" in leest
    assert "6.2 times as often" in leest
    assert "less than 0.001" in leest
    for dutch in ("keer zo vaak", "Uitgekozen", "kleiner dan", "geen signaal"):
        assert dutch not in leest


@pytest.mark.django_db
def test_the_report_can_be_downloaded_and_is_linked() -> None:
    antwoord = Client().get(reverse("controle:rapport"))
    assert antwoord["Content-Type"] == "application/json"
    assert json.loads(antwoord.content) == historie.rapport()
    assert Client().post(reverse("controle:rapport")).status_code == 405
    voet = html.fromstring(Client().get(reverse("voorpagina")).content).find(".//footer")
    assert reverse("controle:eerlijk") in [a.get("href") for a in voet.iter("a")]


def test_the_page_reads_what_was_published_and_calculates_nothing() -> None:
    """No scipy in a web process: the modules of the page import none of the monitor's calculation."""
    import subprocess

    code = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'duo_portal.settings.test'\n"
        "import django, sys; django.setup()\n"
        "from uitwonendencontrole.openbaar import tonen\n"
        "[tonen.selectie(n) for n in tonen.historie.SELECTIES]; tonen.kracht()\n"
        "print([m for m in ('scipy', 'statsmodels', 'pandas') if m in sys.modules])"
    )
    gedraaid = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert gedraaid.stdout.strip() == "[]", gedraaid.stderr


@pytest.mark.browser
def test_anybody_can_read_it_on_a_phone(
    pagina: tuple[Any, list[str]], start_web: Callable[..., Any], kloon_db: Address, tmp_path: Path
) -> None:
    blad, klachten = pagina
    url = wakker(start_web(kloon_db.env).url)
    mis: dict[str, list[Any]] = {}
    for breedte in (320, 1280):
        blad.set_viewport_size({"width": breedte, "height": 900})
        blad.goto(f"{url}{reverse('controle:eerlijk')}")
        for klap in blad.locator("main details > summary").all():
            klap.click()
        mis[str(breedte)] = [*klachten, *bevindingen(blad)]
        klachten.clear()  # axe measures with inline styles of its own
        if (breed := blad.evaluate("document.documentElement.scrollWidth")) > breedte:
            mis[str(breedte)].append(f"{breed} px breed")
        blad.screenshot(path=str(tmp_path / f"eerlijk-{breedte}.png"), full_page=True)
    assert mis == {"320": [], "1280": []}
