"""Mijn gegevens: what is shown, masked; what may be changed, after a fresh proof; nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Handeling
from duo_portal.foundation import clock
from duo_portal.identity import iban, queries, voorkeur
from duo_portal.identity import operations as identity
from duo_portal.identity.burger import SESSIE, BurgerRol
from duo_portal.identity.models import Persoon, Post
from tests.aanmelden.mensen import gezin, student
from tests.factories.gezinnen import persoon
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.django_db
TOON, CONTACT = "/mijn/gegevens/", "/mijn/gegevens/contact/"


def _bevestigd(client, geleden: timedelta) -> None:
    sessie = client.session
    sessie[SESSIE] = {**sessie[SESSIE], "bevestigd_at": (clock.nu() - geleden).isoformat()}
    sessie.save()


def test_what_is_known_is_shown_and_numbers_are_masked(client):
    kind, _ = gezin()
    nummer = iban.test_iban(7)
    identity.wijzig_rekening(
        persoon=kind, vanaf=date(2020, 1, 1), iban=nummer, tenaamstelling="P. Proef"
    )
    blad = aangemeld(client, kind).get(TOON).content.decode()
    bsn = queries.bsn_van(kind)
    for tekst in ("Lindelaan 1", "1234AB", "10 maart 2004", bsn[-4:], nummer[-4:], "P. Proef"):
        assert tekst in blad
    assert bsn not in blad
    assert nummer not in blad
    assert "Ga dan naar uw gemeente" in blad
    assert "Wij hebben geen e-mailadres van u" in blad


def test_who_has_no_address_and_no_account_reads_what_to_do(client):
    blad = aangemeld(client, student()).get(TOON).content.decode()
    assert "Wij kennen geen adres van u" in blad
    assert "Zonder rekening kunnen wij u niet betalen" in blad


def test_contact_is_saved_and_shown(client):
    kind = student()
    aangemeld(client, kind)
    velden = {"post": "papier", "email": "puk@voorbeeld.nl", "telefoon": "06 12345678"}
    antwoord = client.post(CONTACT, velden, follow=True)
    assert "Uw gegevens zijn bewaard" in antwoord.content.decode()
    assert queries.contact_van(kind.pk) == voorkeur.Contact(
        "puk@voorbeeld.nl", "0612345678", Post.PAPIER
    )
    assert "puk@voorbeeld.nl" in client.get(TOON).content.decode()
    assert 'value="puk@voorbeeld.nl"' in client.get(CONTACT).content.decode()


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"email": "geen adres"}, "Dit e-mailadres klopt niet"),
        ({"email": "a@b.nl\r\nBcc: x@y.nl"}, "Dit e-mailadres klopt niet"),
        ({"email": ""}, "kies voor brieven op papier"),
        ({"telefoon": "12"}, "8 tot 15 cijfers"),
        ({"post": "duif"}, "Kies een van de mogelijkheden"),
        ({"post": ""}, "Kies hoe u brieven"),
        ({"email": "a" * 300 + "@b.nl"}, "254"),
    ],
)
def test_wrong_input_comes_back_with_the_rest_kept(client, velden, tekst):
    kind = student()
    aangemeld(client, kind)
    goed = {"post": "digitaal", "email": "puk@voorbeeld.nl", "telefoon": "0612345678"}
    antwoord = client.post(CONTACT, goed | velden)
    assert antwoord.status_code == 422
    blad = antwoord.content.decode()
    assert tekst in blad
    assert "foutsamenvatting" in blad
    for naam in set(goed) - set(velden) - {"post"}:
        assert goed[naam] in blad
    assert queries.contact_van(kind.pk) == voorkeur.Contact()


def test_changing_contact_wants_a_fresh_proof_but_a_form_under_way_is_not_lost(client):
    kind = student()
    aangemeld(client, kind)
    velden = {"post": "papier", "email": "puk@voorbeeld.nl"}
    _bevestigd(client, timedelta(minutes=6))
    assert client.get(CONTACT)["Location"].startswith(reverse("aanmelden:bevestig"))
    assert client.post(CONTACT, velden)["Location"] == TOON
    _bevestigd(client, timedelta(minutes=16))
    assert client.post(CONTACT, velden)["Location"].startswith(reverse("aanmelden:bevestig"))


def test_another_address_ends_the_other_sessions_of_this_person():
    kind = student()
    een, twee = aangemeld(Client(), kind), aangemeld(Client(), kind)
    een.post(CONTACT, {"post": "papier", "email": "puk@voorbeeld.nl"})
    assert (een.get(TOON).status_code, twee.get(TOON).status_code) == (200, 302)


def test_the_language_is_kept_with_the_person_and_followed(client):
    kind = student()
    aangemeld(client, kind)
    client.post("/taal/", {"language": "nl"})
    antwoord = client.post("/mijn/gegevens/taal/", {"taal": "en"}, follow=True)
    assert '<html lang="en"' in antwoord.content.decode()
    assert Persoon.objects.get(pk=kind.pk).taal == "en"
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == ""
    assert Handeling.objects.filter(soort="taal_wijzigen", betrokkene_id=kind.pk).count() == 1


@pytest.mark.parametrize("taal", ["", "de", "\x00", "nl" * 500])
def test_a_language_we_do_not_have_changes_nothing(client, taal):
    kind = student()
    aangemeld(client, kind)
    antwoord = client.post("/mijn/gegevens/taal/", {"taal": taal}, follow=True)
    assert antwoord.status_code == 200
    assert "Kies Nederlands of Engels" in antwoord.content.decode()
    assert Persoon.objects.get(pk=kind.pk).taal == "nl"


def test_a_representative_changes_the_language_of_the_student_not_their_own():
    kind, helper = student(), persoon(date(1980, 1, 1))
    client = aangemeld(Client(), helper, rol=BurgerRol.VERTEGENWOORDIGER, namens=kind)
    antwoord = client.post("/mijn/gegevens/taal/", {"taal": "en"}, follow=True)
    assert '<html lang="nl"' in antwoord.content.decode()
    assert Persoon.objects.get(pk=kind.pk).taal == "en"
    assert Persoon.objects.get(pk=helper.pk).taal == "nl"


def test_who_may_only_read_sees_no_way_to_change():
    kind, helper = student(), persoon(date(1980, 1, 1))
    client = aangemeld(
        Client(), helper, rol=BurgerRol.VERTEGENWOORDIGER, namens=kind, mag_handelen=False
    )
    blad = client.get(TOON).content.decode()
    assert CONTACT not in blad
    assert "/mijn/gegevens/taal/" not in blad
    assert client.post(CONTACT, {"post": "papier"}).status_code == 403


def test_a_parent_has_no_look_at_it():
    kind, ouder = gezin()
    assert aangemeld(Client(), ouder, namens=kind).get(TOON).status_code == 404
    assert aangemeld(Client(), ouder).get(TOON).status_code == 200
