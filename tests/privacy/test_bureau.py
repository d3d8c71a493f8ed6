"""The privacy officer at the desk: requests with their light, proposals with a second person, and who may not."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.models import Inzage
from duo_portal.foundation import clock
from duo_portal.identity import rollen
from duo_portal.privacy.bewaren import operations as bewaren
from duo_portal.privacy.models import Privacybesluit, Privacyverzoek, Vernietigingsvoorstel
from duo_portal.privacy.verzoeken import operations
from tests.desk.conftest import maak_collega
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
OP = date(2024, 1, 31)


@pytest.fixture
def pia() -> Client:
    return maak_collega(rollen.PRIVACY_OFFICER, "pia")


def test_a_request_is_opened_on_record_and_decided(pia: Client) -> None:
    bedrijfsdatum.zet(OP, "test")
    wie = persoon()
    rij = operations.dien_in(persoon_id=wie.pk, recht=Privacyverzoek.Recht.VERWIJDERING, tekst="alles weg",
                             op=OP, sleutel=uuid4(), actor="burger:1")  # fmt: skip
    adres = reverse("admin:privacy_verzoek", args=[rij.uuid])
    assert str(rij.uuid) in pia.get(reverse("admin:privacy_verzoeken")).content.decode()
    assert "alles weg" in pia.get(adres).content.decode()
    assert Inzage.objects.filter(persoon_id=wie.pk, scherm="beheer: privacyverzoek").count() == 1
    geen_plicht = pia.post(
        adres, {"actie": "beslissen", "besluit": "afgewezen", "gronden": "Nee, want"}
    )
    assert geen_plicht.status_code == 422
    assert "Nee, want" in geen_plicht.content.decode(), "what was typed is kept"
    assert pia.post(adres, {"actie": "verlengen", "reden": "veel"}).status_code == 302
    assert pia.post(adres, {"actie": "beslissen", "besluit": "deels", "gronden": "Een deel moet blijven.",
                            "wettelijke_plicht": "AWR art. 52", "weg_op": "2031-01-01"}).status_code == 302  # fmt: skip
    assert Privacybesluit.objects.get().weg_op == date(2031, 1, 1)
    assert (
        pia.post(
            adres, {"actie": "beslissen", "besluit": "ingewilligd", "gronden": "x"}
        ).status_code
        == 422
    )
    assert pia.post(adres, {"actie": "weg"}).status_code == 400


def test_a_proposal_is_approved_by_another_person(pia: Client) -> None:
    Inzage.objects.create(
        actor="bo", persoon_id=7, scherm="dossier", opgeslagen_at=datetime(2015, 1, 1, tzinfo=UTC)
    )
    assert pia.post(reverse("admin:privacy_stel_voor")).status_code == 302
    eigen = Vernietigingsvoorstel.objects.get()
    adres = reverse("admin:privacy_voorstel", args=[eigen.uuid])
    zelf = pia.post(adres, {"actie": "goedkeuren"})
    assert zelf.status_code == 422
    assert "vraag een collega" in zelf.content.decode()
    assert pia.post(adres, {"actie": "afwijzen"}).status_code == 422, "without a reason"
    bewaren.wijs_af(voorstel_id=eigen.pk, actor="ander", reden="eerst navragen")
    (vannacht,) = bewaren.stel_voor(clock.vandaag())
    adres = reverse("admin:privacy_voorstel", args=[vannacht.uuid])
    assert pia.post(adres, {"actie": "goedkeuren"}).status_code == 302
    assert pia.post(adres, {"actie": "goedkeuren"}).status_code == 422
    assert bewaren.voer_goedgekeurde_uit() == 1
    assert "uitgevoerd" in pia.get(adres).content.decode()
    assert "Onze eigen keuze" in pia.get(reverse("admin:privacy_bewaren")).content.decode()
    assert "dossier-inzien" in pia.get(reverse("admin:privacy_registers")).content.decode()
