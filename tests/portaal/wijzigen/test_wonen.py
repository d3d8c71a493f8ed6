"""Living away or at home: shown before it is sent, decided by the BRP, paid back by itself."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.identity.models import Persoon
from studiefinanciering.models import Aanvraag, Toekenning
from tests.factories.gezinnen import THUIS, woont

from .conftest import Loper

Loop = Callable[..., Loper]


def test_de_index_noemt_alle_wijzigingen(burger: Client) -> None:
    antwoord = burger.get(reverse("mijn:wijzigen"))
    assert antwoord.status_code == 200
    assert reverse("mijn:wonen") in antwoord.content.decode()


def test_halverwege_op_kamers_ziet_de_nabetaling_voor_het_versturen(
    loop: Loop, student: Persoon
) -> None:
    wonen = loop("mijn:wonen")
    eerst = wonen.get("woning")
    assert "Op dat adres woont geen ouder van u." in eerst.content.decode()
    voor = Toekenning.objects.count()
    controle = wonen.post("woning", woont="uit", vanaf="2023-11")
    tekst = controle.content.decode()
    assert "€\xa0328,90 extra" in tekst and "22 december 2023" in tekst
    assert controle.context["gevolg"].nabetaling_centen == 16_460 + 16_430
    assert Toekenning.objects.count() == voor
    ontvangst = wonen.verstuur()
    assert "€\xa0328,90" in ontvangst.content.decode()
    assert Toekenning.objects.count() == voor + 1
    aanvraag = Aanvraag.objects.get(soort="wijziging")
    assert str(aanvraag.kenmerk) in ontvangst.content.decode()


def test_twee_keer_versturen_geeft_het_eerste_ontvangstbewijs(loop: Loop) -> None:
    wonen = loop("mijn:wonen")
    wonen.post("woning", woont="uit", vanaf="2023-11")
    verborgen = wonen._verborgen("controle")
    een = wonen.client.post(wonen.adres("controle"), verborgen, follow=True)
    twee = wonen.client.post(wonen.adres("controle"), verborgen, follow=True)
    assert een.redirect_chain == twee.redirect_chain
    assert Aanvraag.objects.filter(soort="wijziging").count() == 1


def test_zolang_de_brp_een_ouder_noemt_blijft_het_bedrag(
    loop: Loop, student: Persoon, op: Callable[[date], None]
) -> None:
    woont(student, THUIS, date(2023, 10, 10))
    wonen = loop("mijn:wonen")
    controle = wonen.post("woning", woont="uit", vanaf="2023-12")
    assert not controle.context["gevolg"].is_anders
    assert controle.context["na_brp"].is_anders
    assert "Bij uw gemeente staat u nog bij een ouder" in controle.content.decode()
    assert "Geef uw nieuwe adres door" in wonen.verstuur().content.decode()


@pytest.mark.parametrize(
    "invoer",
    [
        {},
        {"woont": "uit"},
        {"woont": "kasteel", "vanaf": "2023-11"},
        {"woont": "uit", "vanaf": "2022-11"},
        {"woont": "uit", "vanaf": "31-11"},
        {"woont": "uit", "vanaf": "0001-01"},
        {"woont": "uit", "vanaf": "9999-12-31"},
        {"woont": "uit", "vanaf": "2023-13"},
        {"woont": "uit", "vanaf": "\x00"},
        {"woont": "<script>alert(1)</script>", "vanaf": "x" * 10_000},
        {"woont": "thuis", "vanaf": "2023-11"},  # is so already
    ],
)
def test_verkeerde_invoer_komt_terug_met_een_melding(loop: Loop, invoer: dict[str, Any]) -> None:
    wonen = loop("mijn:wonen")
    antwoord = wonen.post("woning", **invoer)
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors
    assert "<script>alert" not in antwoord.content.decode()
    assert not Aanvraag.objects.filter(soort="wijziging").exists()


def test_extra_velden_doen_niets(loop: Loop) -> None:
    wonen = loop("mijn:wonen")
    wonen.post("woning", woont="uit", vanaf="2023-11", lening_gevraagd_centen="999999", persoon="1")
    wonen.verstuur(status="toegekend", lening_gevraagd_centen="999999")
    assert Aanvraag.objects.get(soort="wijziging").inhoud == {"vraagt_uitwonend": True}


def test_wie_niets_heeft_aangevraagd_hoort_waarom_niet(client: Client, student: Persoon) -> None:
    from tests.factories.gezinnen import Gezin
    from tests.factories.portaal import aangemeld

    ander = aangemeld(client, Gezin.met().student())
    antwoord = ander.get(reverse("mijn:wonen"), follow=True)
    assert "nu geen studiefinanciering" in antwoord.content.decode()
