"""The door: in by the demo page, back to where one was going, and nowhere else."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Handeling
from duo_portal.identity import operations as identity
from duo_portal.identity.burger import SESSIE
from duo_portal.identity.models import Persoon, Taal
from duo_portal.web.aanmelden.pogingen import veilige_plek
from tests.aanmelden.mensen import begin, gezin, loop_binnen, op_de_demopagina, student
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie(monkeypatch) -> Persoon:
    gevonden = student()
    op_de_demopagina(monkeypatch, gevonden)
    return gevonden


def test_from_a_page_through_the_door_and_back(client, wie):
    deur = client.get("/mijn/gegevens/?a=1")["Location"]
    assert deur == "/aanmelden/?next=%2Fmijn%2Fgegevens%2F%3Fa%3D1"
    assert 'value="/mijn/gegevens/?a=1"' in client.get(deur).content.decode()
    assert loop_binnen(client, wie, "/mijn/gegevens/?a=1")["Location"] == "/mijn/gegevens/?a=1"
    assert client.get("/mijn/gegevens/").status_code == 200
    assert client.get(reverse("aanmelden:kies")).status_code == 302


@pytest.mark.parametrize(
    "plek",
    [
        "https://elders.example/", "//elders.example/", "///elders.example", "/\\elders.example",
        "http:elders.example", "javascript:alert(1)", "/\t/elders.example", " /mijn/",
        "\\\\elders.example", "/" + "a" * 3000, "elders.example/",
    ],
)  # fmt: skip
def test_going_on_is_only_to_a_path_of_our_own(client, wie, plek):
    assert veilige_plek(plek) == ""
    assert "elders" not in loop_binnen(client, wie, plek)["Location"]
    assert "elders" not in aangemeld(Client(), wie).get("/aanmelden/", {"next": plek})["Location"]


def test_sign_in_and_out_are_recorded_without_numbers(client, wie):
    loop_binnen(client, wie)
    client.post(reverse("aanmelden:af"))
    soorten = Handeling.objects.filter(betrokkene_id=wie.pk).order_by("pk")
    assert list(soorten.values_list("soort", flat=True)) == ["aanmelden", "afmelden"]
    assert soorten[0].actor == f"burger:{wie.pk}"
    assert soorten[0].uitkomst == {"provider": "demo", "betrouwbaarheid": "substantieel"}


def test_no_django_user_is_made(client, wie, django_user_model):
    loop_binnen(client, wie)
    assert django_user_model.objects.count() == 0


def test_outside_demo_mode_the_page_does_not_exist(client, wie, settings):
    weg = begin(client)["Location"]
    settings.DEMO_MODE = False
    assert client.get(weg).status_code == 404
    state = weg.partition("state=")[2]
    antwoord = client.post(reverse("aanmelden:demo"), {"state": state, "persoon": str(wie.uuid)})
    assert antwoord.status_code == 404
    assert SESSIE not in client.session
    assert "demopersoon" not in client.get("/aanmelden/").content.decode()
    assert begin(client).status_code == 400


@pytest.mark.parametrize("persoon", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_whoever_is_not_on_the_list_does_not_come_in(client, wie, persoon):
    state = begin(client)["Location"].partition("state=")[2]
    antwoord = client.post(reverse("aanmelden:demo"), {"state": state, "persoon": persoon})
    assert antwoord.status_code == 403
    assert SESSIE not in client.session
    geweigerd = Handeling.objects.get(soort="aanmelden_geweigerd")
    assert (geweigerd.actor, geweigerd.betrokkene_id) == ("systeem", None)


def test_the_deceased_do_not_come_in(client, wie):
    identity.registreer_overlijden(persoon=wie, overleden_op=date(2023, 10, 12))
    assert loop_binnen(client, wie).status_code == 403


def test_an_answer_to_a_question_of_another_browser_is_refused(client, wie):
    """Login CSRF: an attacker's own state does not sign a victim in."""
    state = begin(Client())["Location"].partition("state=")[2]
    antwoord = client.post(reverse("aanmelden:demo"), {"state": state, "persoon": str(wie.uuid)})
    assert antwoord.status_code == 400
    assert SESSIE not in client.session


def test_an_answer_counts_once(client, wie):
    state = begin(client)["Location"].partition("state=")[2]
    velden = {"state": state, "persoon": str(wie.uuid)}
    assert client.post(reverse("aanmelden:demo"), velden).status_code == 302
    client.post(reverse("aanmelden:af"))
    assert client.post(reverse("aanmelden:demo"), velden).status_code == 400


def test_the_demo_cannot_be_answered_at_the_brokers_door(client, wie):
    state = begin(client)["Location"].partition("state=")[2]
    antwoord = client.get(reverse("aanmelden:terug"), {"state": state, "persoon": str(wie.uuid)})
    assert antwoord.status_code == 400
    assert SESSIE not in client.session


def test_a_post_without_token_is_refused(wie):
    streng = Client(enforce_csrf_checks=True)
    for naam in ("kies", "demo", "af", "verleng", "bevestig", "namens"):
        assert streng.post(reverse(f"aanmelden:{naam}")).status_code == 403, naam


def test_who_tries_too_often_waits(client, wie):
    for _ in range(10):
        assert begin(client).status_code == 302
    antwoord = begin(client)
    assert antwoord.status_code == 429
    assert "Wacht 10 minuten" in antwoord.content.decode()


def test_the_language_someone_chose_is_followed_until_the_browser_asks_another(client, wie):
    Persoon.objects.filter(pk=wie.pk).update(taal=Taal.EN)
    loop_binnen(client, wie)
    assert '<html lang="en"' in client.get("/mijn/gegevens/").content.decode()
    client.post("/taal/", {"language": "nl"})
    assert '<html lang="nl"' in client.get("/mijn/gegevens/").content.decode()


def test_proving_again_brings_back_and_makes_the_proof_fresh(client, wie):
    loop_binnen(client, wie)
    sessie = client.session
    sessie[SESSIE] = {**sessie[SESSIE], "bevestigd_at": "2023-01-01T00:00:00+01:00"}
    sessie.save()
    oud = client.session.session_key
    naar = client.get("/mijn/gegevens/contact/")["Location"]
    assert naar == "/aanmelden/bevestig/?next=%2Fmijn%2Fgegevens%2Fcontact%2F"
    assert client.get(naar).status_code == 200
    weg = client.post(reverse("aanmelden:bevestig"), {"next": "/mijn/gegevens/contact/"})[
        "Location"
    ]
    state = weg.partition("state=")[2]
    antwoord = client.post(reverse("aanmelden:demo"), {"state": state, "persoon": str(wie.uuid)})
    assert antwoord["Location"] == "/mijn/gegevens/contact/"
    assert client.get("/mijn/gegevens/contact/").status_code == 200
    assert client.session.session_key != oud
    assert Handeling.objects.filter(soort="identiteit_bevestigen", betrokkene_id=wie.pk).exists()


def test_proving_as_somebody_else_is_refused_and_the_session_stays_as_it_was(client, monkeypatch):
    kind, ouder = gezin()
    op_de_demopagina(monkeypatch, kind, ouder)
    loop_binnen(client, kind)
    voor = client.session[SESSIE]
    weg = client.post(reverse("aanmelden:bevestig"), {"next": "/mijn/gegevens/"})["Location"]
    assert str(ouder) not in client.get(weg).content.decode()
    state = weg.partition("state=")[2]
    antwoord = client.post(reverse("aanmelden:demo"), {"state": state, "persoon": str(ouder.uuid)})
    assert antwoord.status_code == 403
    assert "als iemand anders" in antwoord.content.decode()
    assert client.session[SESSIE] == voor
    geweigerd = Handeling.objects.get(soort="aanmelden_geweigerd")
    assert geweigerd.uitkomst["reden"] == "ander"
