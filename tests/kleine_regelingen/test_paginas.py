"""Pages: an application through the portal, the decision at the desk by two, and what everybody may read before."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Inzage
from duo_portal.cases.models import Zaak
from duo_portal.identity import rollen
from studiefinanciering.models import Lesgeldteruggave, Regelingaanvraag, Regelingbesluit
from studiefinanciering.regelingen.instelbaar import bezwaar, rondes
from studiefinanciering.regelingen.instelbaar.lesgeld.factureren import factureer
from tests.desk.conftest import maak_collega
from tests.factories.portaal import aangemeld
from tests.web.twee_talen import zelfde_zinnen

from .wereld import BESLOTEN, GEVRAAGD, ken_toe, promovendus, stel_eui_vast, vraag

pytestmark = pytest.mark.django_db


def test_the_public_page_says_what_is_not_at_hand() -> None:
    bedrijfsdatum.zet(GEVRAAGD, "proef")
    tekst = Client(headers={"accept-language": "nl"}).get(reverse("vooraf:regeling"))
    assert tekst.content.decode().count("er zijn geen bedragen vastgesteld") == 4
    stel_eui_vast()
    nl, en = (
        Client(headers={"accept-language": taal}).get(reverse("vooraf:regeling"))
        for taal in ("nl", "en")
    )
    assert nl.content.decode().count("er zijn geen bedragen vastgesteld") == 3
    assert "proef, geen bedrag uit een regeling" in nl.content.decode()
    gelijk = [z for z in zelfde_zinnen(nl, en) if "inburgering" in z or "geen bedragen" in z]
    assert [z for z in gelijk if not z.startswith("Wet inburgering")] == []


def test_an_application_in_the_portal_comes_back_with_its_errors_and_is_sent_once(
    eui: date,
) -> None:
    wie = promovendus()
    client = aangemeld(Client(headers={"accept-language": "nl"}), wie)
    stap = reverse("mijn:regeling_eui_stap", args=["gegevens"])
    fout = client.post(stap, {"is_toegelaten": "misschien", "faculteit": "rechten"})
    assert fout.status_code == 200 and fout.context["form"].errors.keys() == {
        "is_toegelaten",
        "onderzoeksjaar",
    }
    concept = fout.context["concept"].sleutel
    goed = {"is_toegelaten": "nee", "faculteit": "rechten", "onderzoeksjaar": "1"}
    client.post(stap, goed | {"concept": concept})
    controle = reverse("mijn:regeling_eui_stap", args=["controle"])
    antwoord = client.get(controle)
    assert "misschien niet aan alle voorwaarden" in antwoord.content.decode()
    versie = antwoord.context["concept"].versie
    for _ in range(2):
        klaar = client.post(controle, {"concept": concept, "versie": versie}, follow=True)
    assert "1 juli 2024" in klaar.content.decode(), "eight weeks after 6 May"
    assert Regelingaanvraag.objects.get().antwoorden["is_toegelaten"] is False
    assert "wij beslissen nog" in client.get(reverse("mijn:regelingen")).content.decode().lower()


def test_two_colleagues_decide_at_the_desk_and_every_look_is_recorded(eui: date) -> None:
    aanvraag = vraag(promovendus())
    zaak = Zaak.objects.get(onderwerp="kleine_regeling")
    pad = reverse("admin:kleine_regeling_zaak", args=[zaak.pk])
    bea, tess = maak_collega(naam="bea"), maak_collega(rollen.TEAMLEIDER, "tess")
    assert bea.post(pad, {"actie": "voorstel", "dictum": "toekennen"}).status_code == 422
    assert bea.post(pad, {"actie": "beslis", "voorstel": "abc"}).status_code == 422
    bea.post(pad, {"actie": "voorstel", "dictum": "toekennen", "reden": "voldoet"})
    nummer = aanvraag.voorstellen.get().pk
    assert bea.post(pad, {"actie": "beslis", "voorstel": nummer}).status_code == 422
    assert tess.post(pad, {"actie": "beslis", "voorstel": nummer}).status_code == 302
    assert Regelingbesluit.objects.get().besloten_door == "tess"
    assert Inzage.objects.filter(scherm="beheer: kleine regeling").count() >= 4
    assert maak_collega(rollen.CONTROLEUR, "co").get(pad).status_code == 403


def test_a_round_at_the_desk_is_kept_when_it_is_wrong(db) -> None:
    bedrijfsdatum.zet(GEVRAAGD, "proef")
    pad = reverse("admin:kleine_regeling_rondes", args=["eui"])
    tess = maak_collega(rollen.TEAMLEIDER, "tess")
    velden = {
        "actie": "ronde", "ronde": "2024", "opent_op": "2024-05-01", "sluit_op": "2024-04-01",
        "van": "2024-09-12", "tot_en_met": "2025-08-01", "bron": "proef van de bron", "rij_beurs": "1.234,56",
    }  # fmt: skip
    fout = tess.post(pad, velden)
    assert fout.status_code == 422 and "1.234,56" in fout.content.decode()
    assert tess.post(pad, velden | {"sluit_op": "2024-06-01", "rij_beurs": "-1"}).status_code == 422
    assert tess.post(pad, velden | {"sluit_op": "2024-06-01"}).status_code == 302
    assert rondes.rondes("eui") == []
    fin = maak_collega(rollen.FINANCIEEL_MEDEWERKER, "fin")
    nummer = fin.get(pad).context["open"][0][0].pk
    assert tess.post(pad, {"actie": "goedkeuren", "nummer": nummer}).status_code == 422
    assert fin.post(pad, {"actie": "goedkeuren", "nummer": nummer}).status_code == 302
    (ronde,) = rondes.rondes("eui")
    assert (ronde.bedragen, ronde.van, ronde.tot) == ({"beurs": 123_456}, date(2024, 9, 1), date(2025, 9, 1))  # fmt: skip
    assert (
        tess.get(reverse("admin:kleine_regeling_rondes", args=["bestaat-niet"])).status_code == 404
    )


def test_my_decision_shows_days_and_the_way_to_object_and_is_nobody_elses(eui: date) -> None:
    wie = promovendus()
    besluit = ken_toe(vraag(wie))
    pad = reverse("mijn:regelingbesluit", args=[besluit.uuid])
    tekst = aangemeld(Client(headers={"accept-language": "nl"}), wie).get(pad).content.decode()
    assert "24 september 2024" in tekst and reverse("zaken:bezwaar", args=[besluit.uuid]) in tekst
    assert "15 juli 2024" in tekst, "six weeks from the day after 3 June"
    assert aangemeld(Client(), promovendus()).get(pad).status_code == 404
    assert bezwaar.zoek(wie.pk, besluit.uuid) == besluit.pk
    assert bezwaar.bekendgemaakt_op(besluit.pk) == BESLOTEN


def test_a_granted_objection_is_worked_out_anew_by_the_new_amounts(eui: date) -> None:
    besluit = ken_toe(vraag(promovendus()))
    stel_eui_vast(160_000)
    bedrijfsdatum.zet(BESLOTEN, "proef")
    herstel = bezwaar.herzie(besluit.pk, correctie="", actor="bob", sleutel="x")
    assert herstel.centen == 12 * 10_000 and herstel.is_anders


def test_lesgeld_in_the_portal_and_its_refund_at_the_desk(db) -> None:
    wie, sept = promovendus(), date(2024, 9, 20)
    bedrijfsdatum.zet(sept, "proef")
    factuur = factureer(persoon_id=wie.pk, studiejaar=2024, op=sept, actor="anna")
    client = aangemeld(Client(headers={"accept-language": "nl"}), wie)
    pad = reverse("mijn:lesgeld")
    assert "negen termijnen" in client.get(pad).content.decode()
    plan = reverse("mijn:lesgeld_termijnen", args=[factuur.uuid])
    assert client.get(plan).status_code == 405
    assert aangemeld(Client(), promovendus()).post(plan).status_code == 404
    assert client.post(plan).status_code == 302 and client.post(plan).status_code == 302
    assert "25 juni 2025" in client.get(pad).content.decode()
    desk = reverse("admin:lesgeld_factuur", args=[factuur.uuid])
    bedrijfsdatum.zet(date(2025, 2, 12), "proef")
    bea, tess = maak_collega(naam="bea"), maak_collega(rollen.TEAMLEIDER, "tess")
    velden = {
        "actie": "voorstel", "reden": "diploma", "uitgeschreven_op": "2025-06-01",
        "gevraagd_op": "2025-06-02", "bedrag": "500", "grond": "berekend voor deze proef",
    }  # fmt: skip
    assert bea.post(desk, velden).status_code == 422
    goed = velden | {"uitgeschreven_op": "2025-02-01", "gevraagd_op": "2025-02-03"}
    assert bea.post(desk, goed).status_code == 302
    assert bea.post(desk, {"actie": "toekennen"}).status_code == 422
    assert tess.post(desk, {"actie": "toekennen"}).status_code == 302
    assert Lesgeldteruggave.objects.get().open_centen == 50_000
    assert "minder verschuldigd" in client.get(pad).content.decode()
