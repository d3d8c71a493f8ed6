"""The session: a new id, an end, nothing left behind (ASVS 7; facts: fixation, reuse, idle, absolute, everywhere)."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.urls import reverse

from duo_portal.foundation import clock
from duo_portal.identity.aanmelden.sessies import beeindig_sessies
from duo_portal.identity.burger import SESSIE
from duo_portal.identity.models import Sessie
from duo_portal.web.aanmelden import duur
from tests.aanmelden.mensen import loop_binnen, op_de_demopagina, student, verzet
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.django_db
GEGEVENS = "/mijn/gegevens/"


def _koekje(client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _is_binnen(client) -> bool:
    return client.get(GEGEVENS).status_code == 200


def test_the_id_is_new_at_sign_in_and_the_visitors_session_is_gone(client, monkeypatch):
    wie = student()
    op_de_demopagina(monkeypatch, wie)
    client.post(reverse("aanmelden:kies"), {"provider": "demo"})
    bezoeker = _koekje(client)
    assert loop_binnen(client, wie).status_code == 302
    assert _koekje(client) != bezoeker
    assert not Sessie.objects.filter(pk=bezoeker).exists()
    vreemde = Client()
    vreemde.cookies[settings.SESSION_COOKIE_NAME] = bezoeker
    assert not _is_binnen(vreemde)


def test_an_id_that_somebody_planted_is_never_used(client, monkeypatch):
    wie = student()
    op_de_demopagina(monkeypatch, wie)
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    loop_binnen(client, wie)
    assert _koekje(client) != "a" * 32
    assert _is_binnen(client)


def test_after_sign_out_the_old_cookie_opens_nothing(client):
    aangemeld(client, student())
    oud = _koekje(client)
    antwoord = client.post(reverse("aanmelden:af"))
    assert antwoord["Location"] == reverse("aanmelden:afgemeld")
    assert antwoord["Clear-Site-Data"] == '"cache"'
    vreemde = Client()
    vreemde.cookies[settings.SESSION_COOKIE_NAME] = oud
    for wie in (client, vreemde):
        assert wie.get(GEGEVENS)["Location"].startswith(reverse("aanmelden:kies"))


def test_a_get_does_not_sign_out(client):
    aangemeld(client, student())
    assert client.get(reverse("aanmelden:af")).status_code == 200
    assert _is_binnen(client)


@pytest.mark.parametrize("pad", [GEGEVENS, "/aanmelden/", "/aanmelden/af/"])
def test_nothing_behind_the_door_is_stored(client, pad):
    aangemeld(client, student())
    assert "no-store" in client.get(pad)["Cache-Control"]


def test_fifteen_minutes_of_nothing_end_it(client):
    aangemeld(client, student())
    verzet(client, gezien=15 * 60 - 5)
    assert _is_binnen(client)
    verzet(client, gezien=15 * 60 + 1)
    antwoord = client.get(GEGEVENS)
    assert antwoord["Location"].startswith("/aanmelden/?next=%2Fmijn%2Fgegevens%2F&verlopen=1")
    assert Sessie.objects.count() == 0
    assert "U bent uitgelogd omdat" in client.get(antwoord["Location"]).content.decode()


def test_the_row_itself_ends_as_well(client):
    aangemeld(client, student())
    rij = Sessie.objects.get()
    assert rij.expire_date - clock.nu() <= timedelta(minutes=15)
    Sessie.objects.update(expire_date=clock.nu() - timedelta(seconds=1))
    assert not _is_binnen(client)


def test_two_hours_end_it_however_busy(client):
    aangemeld(client, student())
    verzet(client, begonnen=2 * 3600 - 30)
    assert _is_binnen(client)
    assert not duur.rest(client.session, clock.nu()).is_te_verlengen
    verzet(client, begonnen=40)
    assert not _is_binnen(client)


def test_an_ordinary_page_writes_no_session(client, django_assert_num_queries):
    aangemeld(client, student())
    verzet(client, gezien=50)
    with django_assert_num_queries(1) as geteld:
        client.head(reverse("aanmelden:afgemeld"))
    assert "UPDATE" not in str(geteld.captured_queries)


def test_after_a_minute_it_slides(client):
    aangemeld(client, student())
    verzet(client, gezien=600)
    eerst = Sessie.objects.get().expire_date
    assert _is_binnen(client)
    assert duur.rest(client.session, clock.nu()).einde > 14 * 60
    assert Sessie.objects.get().expire_date >= eerst


def test_a_page_knows_what_is_left_and_staying_helps(client):
    aangemeld(client, student())
    verzet(client, gezien=50)
    over = client.get(GEGEVENS).context["burgersessie"]
    assert over["einde"] <= 850
    assert over["einde"] - over["waarschuwing"] == 120
    antwoord = client.post(reverse("aanmelden:verleng")).json()
    assert antwoord["einde"] >= 898
    assert antwoord["waarschuwing"] == antwoord["einde"] - 120
    assert client.head(reverse("aanmelden:verleng")).status_code == 204


def test_staying_without_javascript_goes_back_to_the_page_and_nowhere_else(client):
    aangemeld(client, student())
    weg = reverse("aanmelden:verleng")
    assert client.post(weg, {"next": GEGEVENS})["Location"] == GEGEVENS
    assert client.post(weg, {"next": "https://elders.example/"}).status_code == 200
    assert client.get(weg).status_code == 405


def test_whoever_is_gone_cannot_stay(client):
    assert client.post(reverse("aanmelden:verleng")).status_code == 401
    assert client.head(reverse("aanmelden:verleng")).status_code == 401


def test_parallel_sessions_live_apart_and_all_but_this_one_can_be_ended():
    wie, ander = student(), student()
    een, twee, vreemd = (aangemeld(Client(), p) for p in (wie, wie, ander))
    assert all(map(_is_binnen, (een, twee, vreemd)))
    assert beeindig_sessies(wie.pk, behalve=een.session.session_key) == 1
    assert [_is_binnen(c) for c in (een, twee, vreemd)] == [True, False, True]
    assert beeindig_sessies(wie.pk) == 1
    assert not _is_binnen(een)


def test_a_request_under_way_does_not_bring_an_ended_session_back(client):
    """Another tab signs out while this one is being answered: its row stays away."""
    aangemeld(client, student())
    sessie = client.session
    assert SESSIE in sessie  # read now, as by the other request
    client.post(reverse("aanmelden:af"))
    sessie[duur.KLOK] = {"begonnen": 0, "gezien": 0}
    with pytest.raises(UpdateError):
        sessie.save()
    assert Sessie.objects.count() == 0


def test_staff_slide_too_and_end_after_eight_hours(admin_client):
    assert admin_client.get("/beheer/").status_code == 200
    verzet(admin_client, gezien=600)
    assert admin_client.get("/beheer/").status_code == 200
    assert duur.rest(admin_client.session, clock.nu()).einde > 14 * 60
    assert Sessie.objects.get().aangemeld_id is None
    verzet(admin_client, begonnen=8 * 3600 + 1)
    assert admin_client.get("/beheer/").status_code == 302


def test_a_citizen_who_signs_in_takes_the_desk_out_of_this_browser(admin_client, monkeypatch):
    wie = student()
    op_de_demopagina(monkeypatch, wie)
    loop_binnen(admin_client, wie)
    assert admin_client.get("/beheer/").status_code == 302
    assert SESSIE in admin_client.session


def test_who_signs_in_at_the_desk_leaves_the_portal(client, admin_user):
    aangemeld(client, student())
    client.force_login(admin_user)
    assert SESSIE not in client.session
    assert not _is_binnen(client)


def test_a_visitor_costs_no_session(client):
    client.get(reverse("aanmelden:kies"))
    assert Sessie.objects.count() == 0
