"""A citizen asks about own data, follows the dates and gets a decision with its letter."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Zaak
from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from duo_portal.privacy.models import Privacybesluit, Privacyverzoek
from duo_portal.privacy.verzoeken import operations
from tests.factories.portaal import aangemeld
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
OP = date(2024, 1, 31)
R, B = Privacyverzoek.Recht, Privacybesluit.Besluit


def verzoek(wie: Persoon, recht: str = R.VERWIJDERING) -> Privacyverzoek:
    return operations.dien_in(
        persoon_id=wie.pk, recht=R(recht), tekst="mijn oude adres", op=OP, sleutel=uuid4(), actor="burger:1"
    )  # fmt: skip


def test_filed_in_the_portal_once_with_a_month_and_a_receipt(client: Client) -> None:
    bedrijfsdatum.zet(OP, "test")
    wie = persoon()
    aangemeld(client, wie)
    pagina = client.get(reverse("gegevens:toon"))
    assert reverse("privacyrechten:lijst") in pagina.content.decode()
    sleutel = str(uuid4())
    for _ in range(2):
        antwoord = client.post(
            reverse("privacyrechten:lijst"), {"recht": "verwijdering", "tekst": "mijn adres", "sleutel": sleutel}
        )  # fmt: skip
        assert antwoord.status_code == 302
    rij = Privacyverzoek.objects.get()
    zaak = operations.zaak_van(rij)
    assert (zaak.soort, zaak.termijn_tot) == (Zaak.Soort.PRIVACY, date(2024, 2, 29))
    assert b"mijn adres" not in bytes(rij.verzoek_versleuteld)
    tekst = client.get(antwoord["Location"]).content.decode()
    assert "29 februari 2024" in tekst
    assert "AVG art. 12(3)" in tekst
    assert Brief.objects.get(soort="privacy_ontvangen").persoon_id == wie.pk
    assert client.get(reverse("privacyrechten:lijst")).content.decode().count(str(rij.uuid)) == 1


@pytest.mark.parametrize(
    "stuur", [{}, {"recht": "alles", "tekst": "x"}, {"recht": "inzage", "tekst": " "}]
)
def test_a_wrong_form_keeps_what_was_typed(client: Client, stuur: dict[str, str]) -> None:
    aangemeld(client, persoon())
    antwoord = client.post(reverse("privacyrechten:lijst"), {"sleutel": "geen", **stuur})
    assert antwoord.status_code == 422
    assert not Privacyverzoek.objects.exists()


def test_of_somebody_else_is_not_found(client: Client) -> None:
    rij = verzoek(persoon())
    aangemeld(client, persoon(1))
    assert client.get(reverse("privacyrechten:verzoek", args=[rij.uuid])).status_code == 404
    assert client.post(reverse("privacyrechten:intrekken", args=[rij.uuid])).status_code == 404


def test_two_months_more_is_told_within_the_first_and_only_once() -> None:
    rij = verzoek(persoon())
    zaak = operations.verleng(
        verzoek_id=rij.pk, op=date(2024, 2, 29), reden="Veel gegevens", actor="pia"
    )
    assert zaak.termijn_tot == date(2024, 4, 30)
    brief = maak_inhoud(Brief.objects.get(soort="privacy_verlengd"))
    assert "Veel gegevens" in str(brief.delen)
    with pytest.raises(operations.VerzoekGeweigerd, match="al verdaagd"):
        operations.verleng(verzoek_id=rij.pk, op=date(2024, 3, 1), reden="nog", actor="pia")
    ander = verzoek(persoon(1))
    with pytest.raises(operations.VerzoekGeweigerd, match="voorbij"):
        operations.verleng(verzoek_id=ander.pk, op=date(2024, 3, 1), reden="te laat", actor="pia")


def test_deletion_yields_only_to_a_named_duty_with_the_day_it_goes() -> None:
    rij = verzoek(persoon())
    with pytest.raises(operations.VerzoekGeweigerd, match="wettelijke plicht"):
        operations.beslis(
            verzoek_id=rij.pk, besluit=B.AFGEWEZEN, gronden="Nee.", op=OP, actor="pia"
        )
    operations.beslis(
        verzoek_id=rij.pk, besluit=B.AFGEWEZEN, gronden="Wij moeten dit bewaren.", op=OP, actor="pia",
        wettelijke_plicht="AWR art. 52", weg_op=date(2031, 1, 1),
    )  # fmt: skip
    zaak = operations.zaak_van(rij)
    assert (zaak.status, zaak.uitkomst) == ("afgedaan", "afgewezen")
    inhoud = str(maak_inhoud(Brief.objects.get(soort="privacy_beslist"), "nl").delen)
    assert "AWR art. 52" in inhoud
    assert "1 januari 2031" in inhoud
    with pytest.raises(operations.VerzoekGeweigerd, match="al afgehandeld"):
        operations.beslis(
            verzoek_id=rij.pk, besluit=B.INGEWILLIGD, gronden="Ja.", op=OP, actor="pia"
        )


def test_withdrawn_by_the_citizen(client: Client) -> None:
    bedrijfsdatum.zet(OP, "test")
    wie = persoon()
    rij = verzoek(wie)
    aangemeld(client, wie)
    for _ in range(2):
        assert client.post(reverse("privacyrechten:intrekken", args=[rij.uuid])).status_code == 302
    assert operations.zaak_van(rij).status == "ingetrokken"
