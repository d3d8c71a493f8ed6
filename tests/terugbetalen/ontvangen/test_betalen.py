"""The page of a payment request: for whoever has the link, without a word about the person; and the demo's bank."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from terugbetalen.models import Betaalverzoek
from terugbetalen.ontvangen.verzoeken import Doel, adres_van, stand_van, trek_in, vraag_betaling
from tests.factories.innen import termijn
from tests.factories.portaal import aangemeld
from tests.terugbetalen.innen.innen import TERMIJN, debiteur

from .bankdag import JAN, bank, map_, open_centen, saldo

OP = date(2024, 1, 10)


@pytest.fixture
def verzoek(db) -> Betaalverzoek:
    wie = debiteur(incasso=False)
    bedrijfsdatum.zet(OP, "proef")
    return vraag_betaling(
        persoon_id=wie.pk,
        bedrag_centen=TERMIJN,
        doel=Doel.TERMIJN,
        vervaldatum=date(2024, 1, 25),
        termijn_id=termijn(wie, JAN, TERMIJN).pk,
    )


def test_who_has_the_link_sees_what_to_pay_and_nothing_of_the_person(verzoek):
    tekst = Client().get(adres_van(verzoek)).content.decode()
    for moet in ("84,40", "januari 2024", verzoek.kenmerk[:4], "NL26 FICT", "25 januari 2024"):
        assert moet in tekst, moet
    persoon = verzoek.persoon
    for nooit in (persoon.achternaam, persoon.voornamen, "20.000", str(persoon.uuid)):
        assert nooit not in tekst, nooit
    assert "Naar uw schuld" not in tekst


def test_the_debtor_gets_the_way_back_and_english_is_english(verzoek):
    client = aangemeld(Client(), verzoek.persoon)
    assert "Naar uw schuld" in client.get(adres_van(verzoek)).content.decode()
    engels = Client().get(adres_van(verzoek), headers={"accept-language": "en"}).content.decode()
    assert "Your monthly amount of January 2024" in engels and "How to pay" in engels


def test_an_unknown_link_is_not_found_and_a_get_changes_nothing(verzoek):
    onbekend = adres_van(verzoek).replace(str(verzoek.uuid)[:8], "00000000")
    assert Client().get(onbekend).status_code == 404
    assert Client().post(adres_van(verzoek)).status_code == 405


def test_a_request_that_was_withdrawn_or_is_late_says_so(verzoek):
    bedrijfsdatum.zet(date(2024, 2, 10), "proef")
    assert "De datum is voorbij" in Client().get(adres_van(verzoek)).content.decode()
    trek_in(verzoek, date(2024, 2, 10))
    tekst = Client().get(adres_van(verzoek)).content.decode()
    assert "vragen dit bedrag niet meer" in tekst and "NL26" not in tekst


@pytest.mark.parametrize("met_kenmerk", [True, False])
def test_the_pretend_bank_brings_the_money_with_its_next_statement(verzoek, met_kenmerk):
    adres = reverse("terugbetalen:proefbank", args=[verzoek.uuid])
    antwoord = Client().post(
        adres, {"bedrag": "84,40", **({"met_kenmerk": "on"} if met_kenmerk else {})}, follow=True
    )
    assert "hebt de bank gevraagd" in antwoord.content.decode()
    assert saldo(1000) == 0, "nothing is booked until the bank says so"
    (opdracht,) = (map_() / "stortingen").glob("*.json")
    assert json.loads(opdracht.read_text())["centen"] == TERMIJN
    bank(date(2024, 1, 12))
    assert not list((map_() / "stortingen").iterdir())
    if met_kenmerk:
        assert stand_van(verzoek, OP).status == "betaald"
        assert open_centen(verzoek.persoon) == 0
        assert "Dit is betaald" in Client().get(adres_van(verzoek)).content.decode()
    else:
        assert (saldo(1190), open_centen(verzoek.persoon)) == (-TERMIJN, TERMIJN)


@pytest.mark.parametrize("bedrag", ["", "0", "-1", "abc", "1e9", "\x00", "99999999999"])
def test_bad_amounts_are_told_and_nothing_leaves(verzoek, bedrag):
    adres = reverse("terugbetalen:proefbank", args=[verzoek.uuid])
    antwoord = Client().post(adres, {"bedrag": bedrag})
    assert antwoord.status_code == 200
    assert "foutsamenvatting" in antwoord.content.decode()
    assert not (map_() / "stortingen").exists()


def test_outside_the_demo_there_is_no_pretend_bank(verzoek, settings):
    settings.DEMO_MODE = False
    assert Client().get(reverse("terugbetalen:proefbank", args=[verzoek.uuid])).status_code == 404
    assert "proefbank" not in Client().get(adres_van(verzoek)).content.decode()
