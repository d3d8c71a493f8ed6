"""The public registers: each activity that the log names stands in them, and each term they name exists."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit.verwerkingen import REGISTER
from duo_portal.privacy import registers
from duo_portal.privacy.bewaren.tabel import termijnen

WORTEL = Path(__file__).resolve().parents[2]


def test_each_uri_in_use_stands_in_the_register() -> None:
    gebruikt = set()
    for map_ in ("duo_portal", "studiefinanciering", "terugbetalen", "uitwonendencontrole"):
        for pad in (WORTEL / map_).rglob("*.py"):
            gebruikt |= set(re.findall(r'\{REGISTER\}:([a-z-]+)"', pad.read_text()))
    assert "dossier-inzien" in gebruikt
    assert gebruikt <= {v.naam for v in registers.verwerkingen()}
    assert all(v.uri.startswith(REGISTER) for v in registers.verwerkingen())


def test_the_registers_agree() -> None:
    dpias = {d.naam for d in registers.dpias()}
    namen = {t.naam for t in termijnen()}
    for v in registers.verwerkingen():
        assert not v.dpia or v.dpia in dpias
        assert v.bewaartermijn in namen


@pytest.mark.django_db
def test_anybody_reads_them(client: Client) -> None:
    for naam, wat in (
        ("privacy_register", f"{REGISTER}:dossier-inzien"),
        ("privacy_bewaartermijnen", "Onze eigen keuze"),
    ):
        assert wat in client.get(reverse(naam)).content.decode()
    assert (
        "Our own choice"
        in client.get(
            reverse("privacy_bewaartermijnen"), headers={"accept-language": "en"}
        ).content.decode()
    )
