"""The citizen's own form, and what the desk sees of a term."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases import operations
from duo_portal.cases.models import Ingebrekestelling, Zaak
from duo_portal.cases.termijn.te_laat import ontvang_ingebrekestelling
from duo_portal.identity.models import Persoon
from tests.desk.conftest import maak_collega
from tests.factories.portaal import aangemeld
from tests.identity.personen import persoon

pytestmark = pytest.mark.django_db
OP = date(2023, 5, 2)


def zaak(wie: Persoon, tot: date = date(2023, 4, 26)) -> Zaak:
    return operations.open_zaak(
        soort=Zaak.Soort.MAATWERK, persoon_id=wie.pk, ontvangen_op=date(2023, 3, 1), termijn_tot=tot, actor="bo"
    )  # fmt: skip


def test_a_citizen_says_that_we_are_late() -> None:
    bedrijfsdatum.zet(OP, "test")
    wie = persoon()
    laat, straks, ander = zaak(wie), zaak(wie, date(2023, 6, 1)), zaak(persoon(1))
    client = aangemeld(Client(), wie)
    adres = reverse("zaken:te_laat")
    pagina = client.get(adres).content.decode()
    assert laat.kenmerk in pagina
    assert straks.kenmerk not in pagina
    for fout in ("", straks.kenmerk, ander.kenmerk, "x' OR 1=1", "\0"):
        antwoord = client.post(adres, {"zaak": fout})
        assert antwoord.status_code == 422
        assert "Kies een zaak." in antwoord.content.decode()
    assert not Ingebrekestelling.objects.exists()
    antwoord = client.post(adres, {"zaak": laat.kenmerk}, follow=True)
    assert "2 mei 2023" in antwoord.content.decode()
    rij = Ingebrekestelling.objects.get()
    assert (rij.zaak_id, rij.ontvangen_op, rij.bron) == (laat.pk, OP, "formulier")
    assert client.post(adres, {"zaak": laat.kenmerk}).status_code == 422
    client.cookies["django_language"] = "en"
    assert "What you told us before" in client.get(adres).content.decode()


def test_the_desk_sees_the_light_the_steps_and_the_queue() -> None:
    bedrijfsdatum.zet(date(2023, 5, 20), "test")
    laat = zaak(persoon())
    op_tijd = zaak(persoon(1), date(2023, 6, 1))
    ontvang_ingebrekestelling(laat.pk, date(2023, 5, 1), Ingebrekestelling.Bron.BRIEF)
    client = maak_collega()
    lijst = client.get("/beheer/cases/zaak/").content.decode()
    assert "24 dagen te laat" in lijst
    assert "nog 12 dagen" in lijst
    rij = client.get("/beheer/cases/zaak/?termijn=ingebreke").content.decode()
    assert laat.kenmerk in rij
    assert op_tijd.kenmerk not in rij
    assert op_tijd.kenmerk not in client.get("/beheer/cases/zaak/?termijn=laat").content.decode()
    pagina = client.get(f"/beheer/cases/zaak/{laat.pk}/change/").content.decode()
    assert "Awb art. 4:13(2)" in pagina
    assert "115,00" in pagina  # 16 to 20 May: five days of 23 euros
    wachtrij = client.get("/beheer/cases/ingebrekestelling/").content.decode()
    assert laat.kenmerk in wachtrij
