"""How someone wants to hear from us: encrypted at rest, recorded without values."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from duo_portal.audit.models import Handeling
from duo_portal.identity import queries, voorkeur
from duo_portal.identity.models import Contactvoorkeur, Post, Taal
from tests.factories.gezinnen import persoon

pytestmark = pytest.mark.django_db
ADRES = "eva.de.wit@example.org"


def _kies(wie, **velden):
    return voorkeur.wijzig_contact(
        persoon_id=wie.pk, contact=voorkeur.Contact(**velden), actor=f"burger:{wie.pk}"
    )


def test_who_never_chose_has_digital_post_and_no_address():
    wie = persoon(date(2004, 1, 1))
    assert queries.contact_van(wie.pk) == voorkeur.Contact(None, None, Post.DIGITAAL)
    assert queries.contacten_van([wie.pk]) == {}


def test_what_was_chosen_comes_back_and_is_unreadable_in_the_table():
    wie = persoon(date(2004, 1, 1))
    assert _kies(wie, email=ADRES, telefoon="06-12 34 56 78", post=Post.PAPIER) == [
        "email",
        "telefoon",
        "post",
    ]
    assert queries.contact_van(wie.pk) == voorkeur.Contact(ADRES, "0612345678", Post.PAPIER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(c)::text FROM identity_contactvoorkeur c")
        rij = cursor.fetchone()[0]
    assert ADRES.encode().hex() not in rij
    assert b"0612345678".hex() not in rij
    assert ADRES not in str(Handeling.objects.get(soort="contact_wijzigen").uitkomst)


def test_the_same_again_records_nothing():
    wie = persoon(date(2004, 1, 1))
    _kies(wie, email=ADRES)
    assert _kies(wie, email=ADRES) == []
    assert Handeling.objects.filter(soort="contact_wijzigen").count() == 1


def test_an_address_is_taken_away():
    wie = persoon(date(2004, 1, 1))
    _kies(wie, email=ADRES, telefoon="0612345678")
    assert _kies(wie, telefoon="0612345678") == ["email"]
    assert queries.contact_van(wie.pk).email is None


@pytest.mark.parametrize("nummer", ["06123", "06-abc45678", "+" + "1" * 16, "٠٦١٢٣٤٥٦٧٨"])
def test_what_is_no_telephone_number_is_refused(nummer):
    wie = persoon(date(2004, 1, 1))
    with pytest.raises(voorkeur.TelefoonOngeldig) as fout:
        _kies(wie, telefoon=nummer)
    assert nummer not in str(fout.value)


def test_an_address_without_its_key_is_refused_by_the_database():
    wie = persoon(date(2004, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Contactvoorkeur.objects.create(persoon=wie, email_versleuteld=b"x" * 40)


def test_the_language_changes_once():
    wie = persoon(date(2004, 1, 1))
    assert voorkeur.wijzig_taal(persoon_id=wie.pk, taal=Taal.EN, actor="burger:1")
    assert not voorkeur.wijzig_taal(persoon_id=wie.pk, taal=Taal.EN, actor="burger:1")
    wie.refresh_from_db()
    assert wie.taal == "en"
