"""Thijs' browser runs no scripts: he applies from end to end, and nothing he needs is missing."""

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.models import Aanvraag, Keuze
from tests.factories.gezinnen import Gezin

from . import mensen
from .reis import TELEFOON, Reis

pytestmark = pytest.mark.browser


def test_aanvragen_zonder_script(reis: Reis) -> None:
    bedrijfsdatum.zet(mensen.BEGIN, "test")
    thijs = mensen.student(Gezin.met(2_500_000))
    context = reis.blad.context.browser.new_context(
        java_script_enabled=False, viewport=TELEFOON, locale="nl-NL"
    )
    zonder = reis.in_ander(context.new_page())
    blad = zonder.blad
    zonder.als(thijs)
    zonder.ga("/mijn/")
    blad.locator(".menu-klap > summary").click()  # opens without a script
    blad.locator(".menu-klap a", has_text="Mijn schuld").wait_for(state="visible")
    zonder.klik("Studiefinanciering aanvragen")
    zonder.klik("Begin")
    for _stap in ("wonen", "maand", "beurs", "lenen"):
        zonder.volgende()
    blad.fill("#id_lening", "100,50")
    zonder.volgende()
    zonder.volgende()
    assert "€ 100,50" in zonder.tekst()
    zonder.klik("Vraag aan", "button")
    assert "Wij hebben uw aanvraag ontvangen" in zonder.tekst()
    blad.reload()
    assert Aanvraag.objects.filter(persoon_id=thijs.pk).count() == 1
    assert Keuze.objects.get(persoon_id=thijs.pk).lening_gevraagd_centen == 10_050
    context.close()
