"""Dutch and English: no text without a translation, the compiled catalogue is the readable one, pages differ."""

import ast
import gettext
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html

from duo_portal.batches.soorten import runsoorten
from duo_portal.identity.models import Blokkade
from duo_portal.web.catalogus import engels
from studiefinanciering.desk.stapnamen import stapnaam
from studiefinanciering.models import Omstandigheid, Student, Toekenning
from studiefinanciering.operations.uitleggen import leg_uit
from studiefinanciering.rules.feiten import Feiten
from studiefinanciering.rules.reden import Reden

from .conftest import maak_collega
from .test_paginas import adres

WORTEL = Path(__file__).resolve().parents[2]
SJABLONEN = sorted(
    pagina for map_ in ("admin", "desk") for pagina in (WORTEL / "templates" / map_).rglob("*.html")
)
"""The portal's pages and catalogues have a test of their own: tests/web."""
CODE = [
    *(WORTEL / "studiefinanciering/desk").glob("*.py"),
    WORTEL / "studiefinanciering/uitbetalen/paneel.py",
    *(WORTEL / "duo_portal/web" / naam for naam in ("zoeken.py", "paginering.py", "admin_site.py")),
    *(WORTEL / "duo_portal/web/beheer").glob("*.py"),
]
CATALOGUS = WORTEL / "locale/en/LC_MESSAGES/django"
ZELFDE = {"Mijn Studiefinanciering"}
MERKEN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_BLOK = re.compile(r"{% blocktrans(?:late)?.*?{% endblocktrans(?:late)? %}", re.DOTALL)
_NAAM = re.compile(r"{% trans(?:late)? \"((?:[^\"\\]|\\.)*)\"")


def vertaald() -> dict[str, str]:
    """Every msgid of the compiled catalogue with its English (plurals by their first form)."""
    with CATALOGUS.with_suffix(".mo").open("rb") as bestand:
        inhoud: dict[Any, str] = vars(gettext.GNUTranslations(bestand))["_catalog"]
    enkel = {k: v for k, v in inhoud.items() if k and isinstance(k, str)}
    return enkel | {k[0]: v for k, v in inhoud.items() if isinstance(k, tuple) and k[1] == 0}


def leesbaar() -> dict[str, str]:
    """The same from the readable catalogue."""
    uit = {}
    for deel in CATALOGUS.with_suffix(".po").read_text().split("\n\n")[1:]:
        velden = dict(
            re.findall(r'^(msgid|msgstr(?:\[0\])?) ((?:"[^\n]*"\n?)+)', deel, re.MULTILINE)
        )
        tekst = {naam: ast.literal_eval(f"({waarde})") for naam, waarde in velden.items()}
        uit[tekst["msgid"]] = tekst.get("msgstr") or tekst["msgstr[0]"]
    return uit


def gemerkt() -> Iterator[tuple[str, str]]:
    """(where, msgid) of every text that is marked in templates and in the code of pages."""
    for pad in SJABLONEN:
        bron = pad.read_text()
        yield from ((pad.name, m.replace('\\"', '"')) for m in _NAAM.findall(bron))
    for pad in CODE:
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name):
                tekst = knoop.args[0] if knoop.func.id in MERKEN and knoop.args else None
                if isinstance(tekst, ast.Constant):
                    yield pad.name, tekst.value


def test_elke_gemerkte_tekst_heeft_ander_engels() -> None:
    catalogus = vertaald()
    bekend = catalogus.keys() | {t.msgid for t in engels() if t.is_vertaald}
    assert [(waar, tekst) for waar, tekst in gemerkt() if tekst not in bekend] == []
    assert {k for k, v in catalogus.items() if v == k} == ZELFDE
    assert leesbaar() == catalogus


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_een_sjabloon_heeft_geen_tekst_buiten_de_catalogus(pad: Path) -> None:
    bron = _BLOK.sub("", pad.read_text())
    bron = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", bron, flags=re.DOTALL)
    bron = re.sub(r"<(script|style)\b.*?</\1>|<!.*?>", "", bron, flags=re.DOTALL)
    attributen = re.findall(r'\b(?:aria-label|title|alt|placeholder)="([^"]*[a-z]{3}[^"]*)"', bron)
    knoppen = re.findall(r'<input[^>]*type="submit"[^>]*value="([^"]*[a-z]{3}[^"]*)"', bron)
    tekst = re.sub(r"<[^>]*>", " ", bron)
    assert [w for w in re.findall(r"[A-Za-zé]{3,}", tekst) if w != "nbsp"] == []
    assert attributen + knoppen == []


def test_wat_van_elders_komt_is_ook_vertaald() -> None:
    catalogus = vertaald()
    eigen = [s for s in runsoorten() if not s.naam.startswith("proef")]
    elders = {stap.titel for soort in eigen for stap in soort.stappen}
    elders |= {reden.tekst for reden in Reden}
    elders |= {str(label) for _, label in Blokkade.Reden.choices}
    elders |= {str(label) for _, label in Omstandigheid.Soort.choices}
    assert len(elders) > 40
    assert sorted(elders - catalogus.keys()) == []


def _stappen(map_: Path) -> set[str]:
    """The names of steps as they stand in the rules: text that is passed to `recorder.stap`."""
    namen: set[str] = set()
    for pad in map_.glob("*.py"):
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if (
                isinstance(knoop, ast.Call)
                and isinstance(knoop.func, ast.Attribute)
                and knoop.func.attr == "stap"
                and isinstance(knoop.args[0], ast.Constant)
            ):
                namen.add(str(knoop.args[0].value))
    return namen


# One-off schemes and fines explain themselves in their own pages, not in a month of a decision.
BUITEN_DE_MAAND = {
    "halve maand", "verschuldigd", "groep", "energietoeslag", "tegemoetkoming", "maanden",
    "bedrag per maand", "bedrag van de voucher", "tegemoetkoming voucher",
    "tegemoetkoming wegvallen beurs", "duur_basis", "duur_extra", "prestatiebeurs_maanden",
    "inkomen van de ouders samen in het peiljaar", "inkomen van de ouders samen in het latere jaar",
    "terugval van ten minste 15%",
}  # fmt: skip


def test_elke_stap_van_een_maand_heeft_een_engelse_naam() -> None:
    namen = _stappen(WORTEL / "studiefinanciering/rules") - BUITEN_DE_MAAND
    assert len(namen) > 20
    with translation.override("en"):
        assert [naam for naam in sorted(namen) if stapnaam(naam).lower() == naam.lower()] == []


def test_de_stappen_van_een_echte_uitleg_zijn_engels(dossier: Student) -> None:
    besluit = Toekenning.objects.get(soort="herziening")
    from duo_portal.foundation.period import Maand

    stappen = leg_uit(toekenning_id=besluit.pk, maand=Maand(2023, 10)).uitleg
    with translation.override("nl"):
        nederlands = {stap.naam: stapnaam(stap.naam) for stap in stappen}
    with translation.override("en"):
        assert [n for n, nl in nederlands.items() if stapnaam(n) == nl] == []


def teksten(client: Client, pad: str) -> set[str]:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    boom = html.fromstring(antwoord.content.decode())
    (inhoud,) = [deel for deel in boom.iter("div") if deel.get("id") == "content-main"]
    return {" ".join(t.split()) for t in inhoud.itertext() if re.search(r"[A-Za-z]{3}", t)}


# What both languages share: names, codes, references and amounts.
GEGEVEN = re.compile(
    r"Wsf 2000 art\. .*|Puk Proef|[0-9a-f-]{36}|2026\.\d.*|[0-9a-f]{8,}.*|test|intake|max|SF\d+"
)


def test_geen_zin_van_de_paginas_is_in_beide_talen_gelijk(
    dossier: Student, collega: Callable[..., Client]
) -> None:
    besluit = Toekenning.objects.get(soort="herziening")
    toekenning = reverse("admin:studiefinanciering_toekenning_change", args=[besluit.pk])
    herzien = reverse("admin:studiefinanciering_student_herzien", args=[dossier.kenmerk])
    stoppen = reverse("admin:studiefinanciering_student_stopzetten", args=[dossier.kenmerk])
    aanhouden = reverse("admin:studiefinanciering_student_aanhouden", args=[dossier.kenmerk])
    nl, en = collega(), maak_collega(taal="en")
    for pad in (adres(dossier), f"{toekenning}?maand=2023-11", herzien, stoppen, aanhouden):
        beide = teksten(nl, pad) & teksten(en, pad)
        assert sorted(t for t in beide if not GEGEVEN.fullmatch(t)) == [], pad


def test_feiten_hebben_allemaal_een_naam() -> None:
    from dataclasses import fields

    from studiefinanciering.desk.verschillen import FEIT
    from studiefinanciering.dossier.opslag import GETELD

    namen = {veld.name for veld in fields(Feiten)} - GETELD.keys() - {"maand"}
    assert sorted(namen - FEIT.keys()) == []
    assert all(str(FEIT[naam]) for naam in namen)
