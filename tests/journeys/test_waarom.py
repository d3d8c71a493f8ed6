"""Fatima asks why: from the amount to its steps, each with its article, added up to the cent."""

import pytest

from tests.factories.gezinnen import Gezin

from . import mensen
from .reis import Reis

pytestmark = pytest.mark.browser


def test_van_bedrag_naar_wetsartikel(reis: Reis) -> None:
    fatima = mensen.toegekend(Gezin.met(2_100_456, 1_900_123), lening_gevraagd_centen=10_000)
    reis.als(fatima)
    reis.ga("/mijn/")
    reis.klik("Waarom dit bedrag")
    assert "Aanvullende beurs" in reis.tekst(), (reis.blad.url, reis.tekst())
    bedrag = reis.blad.locator(".bedragen li", has_text="Aanvullende beurs").first
    genoemd = bedrag.locator(".bedrag").inner_text()
    reis.kijk("6-bedragen")
    reis.druk(bedrag.get_by_role("link", name="Waarom dit bedrag"))
    assert reis.blad.url.endswith("#aanvullende_beurs")
    deel = reis.blad.locator("#aanvullende_beurs")
    stappen = deel.locator("li")
    laatste = stappen.nth(stappen.count() - 1)
    # (21.004,56 + 19.001,23 - 2 x 17.613,07) x 26 % / 12 = 103,56; 416,00 - 103,56
    assert genoemd.replace("\u00a0", " ") == "€ 312,44"
    assert genoemd in laatste.inner_text()
    for stap in stappen.all():
        assert "artikel" in stap.get_by_role("link").get_attribute("href").lower()
    assert "klopt tot op de cent" in reis.tekst()
    reis.kijk("6-uitleg")
