"""A name that attacks stands on pages, in letters and in files as it is written, and does nothing there."""

import io
import json
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.html import escape
from pypdf import PdfReader

from duo_portal.identity.models import Persoon
from duo_portal.letters.dekking import VERVANGER, gedekt, zetbaar
from duo_portal.letters.models import Duidelijkheid
from duo_portal.letters.tasks import verstuur
from tests.factories.portaal import aangemeld

from .wereld import AANVAL, Wereld, medewerker

NAMEN = [
    AANVAL,
    '#panic("x") *vet* $1+1$ `x` @geen <label> \\ // /* [',
    "ĳ́ øß-de l'Été \U0001f600",
    "=HYPERLINK(1)",
]


def _heet(wereld: Wereld, naam: str) -> Persoon:
    Persoon.objects.filter(pk=wereld.a.pk).update(achternaam=naam)
    wereld.a.refresh_from_db()
    return wereld.a


def _tekst(pdf: bytes) -> str:
    return "".join(blad.extract_text() for blad in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("naam", NAMEN)
def test_een_naam_op_paginas_in_brieven_en_bestanden(wereld: Wereld, naam: str) -> None:
    wie = _heet(wereld, naam)
    client = aangemeld(wereld.client("anoniem"), wie)
    gegevens = client.get(reverse("gegevens:toon")).content.decode()
    assert escape(str(wie)) in gegevens
    alles = client.post(reverse("mijn:alles"), {"vorm": "json"})
    stukken: Any = alles
    tekst = b"".join(stukken.streaming_content).decode()
    assert json.dumps(naam, ensure_ascii=False) in json.dumps(json.loads(tekst), ensure_ascii=False)
    alles_pdf = client.post(reverse("mijn:alles"), {"vorm": "pdf"})
    assert alles_pdf.content.startswith(b"%PDF")
    brief = client.get(reverse("berichten:brief", args=[wereld.dingen["brief"]]))
    assert brief.status_code == 200
    pdf = client.get(reverse("berichten:pdf", args=[wereld.dingen["brief"]]))
    assert pdf.status_code == 200 and pdf.content.startswith(b"%PDF")
    if naam.isascii():
        # Lines of a PDF break where they must.
        assert naam.split()[0] in _tekst(pdf.content) + _tekst(alles_pdf.content)
    bureau = medewerker("behandelaar")
    blad = bureau.get(f"/beheer/identity/persoon/{wie.pk}/change/").content.decode()
    assert escape(naam) in blad and "<script>{{" not in blad


def test_wat_geen_lettertype_heeft_houdt_geen_brief_tegen() -> None:
    assert all(ord(teken) in gedekt() for teken in "ĳøßŁçãÉñşđČžőŵ€–’“…éẅ" + VERVANGER)
    assert zetbaar({"a": ["Puk \u202e\x07é \U0001f600", 3]}) == {"a": [f"Puk é {VERVANGER}", 3]}


def test_een_naam_staat_niet_in_de_mail(wereld: Wereld) -> None:
    verstuur()
    assert mail.outbox
    for bericht in mail.outbox:
        assert "O'Brien" not in f"{bericht.body} {bericht.subject}"


def test_het_oordeel_over_een_pagina_houdt_geen_nummers_en_geen_opmaak(wereld: Wereld) -> None:
    wereld.client("anoniem").post(
        reverse("berichten:duidelijk"),
        {"oordeel": "nee", "pagina": AANVAL, "toelichting": f"{AANVAL} {wereld.geheimen[0]}\x00"},
    )
    bewaard = Duidelijkheid.objects.get()
    assert bewaard.pagina == "onbekend" and wereld.geheimen[0] not in bewaard.toelichting
    lijst = medewerker("behandelaar").get("/beheer/letters/duidelijkheid/").content.decode()
    assert escape(AANVAL) in lijst and "<script>{{" not in lijst


def test_geboren_in_een_rond_jaar(wereld: Wereld) -> None:
    """In 2024 a form elsewhere could not be sent by who was born in 2000."""
    client = wereld.client("anoniem")
    goed = {"nationaliteit": "nl", "opleiding": "ho", "vorm": "voltijd", "ingeschreven": "ja"}
    for geboren in (date(2000, 1, 1), date(2004, 2, 29), date(2000, 12, 31)):
        antwoord = client.post(reverse("vooraf:recht"), {**goed, "geboren": f"{geboren:%d-%m-%Y}"})
        assert antwoord.status_code == 200 and not antwoord.context["form"].errors
        assert "oordeel" in antwoord.context
