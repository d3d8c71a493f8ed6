"""Noor wants to borrow but unticks the aanvullende beurs: she is asked whether she is sure, with the amount."""

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.models import Keuze
from tests.factories.gezinnen import KAMER, Gezin

from . import mensen
from .reis import Reis

pytestmark = pytest.mark.browser


def test_weet_u_het_zeker(reis: Reis) -> None:
    bedrijfsdatum.zet(mensen.BEGIN, "test")
    noor = mensen.student(Gezin.met(2_500_000, 2_000_000), KAMER)
    blad = reis.blad
    reis.als(noor)
    reis.ga("/mijn/aanvragen/beurs/")  # too far: the steps before are asked first
    for _stap in ("opleiding", "wonen", "maand"):
        reis.volgende()
    vinkje = blad.get_by_label("Ik vraag ook de aanvullende beurs aan")
    assert vinkje.is_checked()  # the law's default is the student's advantage
    vinkje.uncheck()
    reis.volgende()
    blad.fill("#id_lening", "150")
    reis.volgende()
    assert "/zeker/" in blad.url
    # (25.000 - 17.613,07 + 20.000 - 17.613,07) x 26 % / 12 = 211,77; 416,00 - 211,77 is about 204
    assert "mist u ongeveer € 204,00 per maand" in reis.tekst()
    reis.kijk("4-zeker")
    reis.volgende()
    assert "/zeker/" in blad.url  # no answer is no answer
    reis.klachten.clear()  # the console names the status of a form that comes back
    reis.kijk("4-zeker-fout")
    blad.get_by_label("Ja, vraag de aanvullende beurs voor mij aan").check()
    reis.volgende()
    reis.volgende()
    reis.klik("Vraag aan", "button")
    keuze = Keuze.objects.get(persoon_id=noor.pk)
    assert (keuze.vraagt_aanvullende_beurs, keuze.lening_gevraagd_centen) == (True, 15_000)
