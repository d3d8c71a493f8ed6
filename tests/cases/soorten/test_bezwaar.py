"""A decision on a request can be objected to; granted, the request is open again and two people decide anew."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import besluitsoort, zoek_besluit
from duo_portal.cases.bezwaar import behandelen
from duo_portal.cases.bezwaar.behandelen import Voorstel
from duo_portal.cases.bezwaar.beslissen import beslis, laatste_voorstel
from duo_portal.cases.bezwaar.indienen import dien_bezwaar_in
from duo_portal.cases.models import Verzoek
from duo_portal.cases.soorten.woorden import woorden_van
from duo_portal.identity.models import Persoon
from duo_portal.web.zaken.verzoek.bezwaar import sleutel_van
from tests.factories.portaal import aangemeld
from tests.identity.personen import persoon

from .test_soorten import OP, besluit_erop, dien, met_voorstel

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie() -> Persoon:
    bedrijfsdatum.zet(OP, "test")
    return persoon()


def test_from_a_no_to_an_open_request(wie: Persoon, client: Client) -> None:
    verzoek = dien(wie, "maatwerk")
    burger = aangemeld(client, wie)
    pagina = reverse("zaken:verzoek", args=[verzoek.uuid])
    bezwaar_maken = reverse("zaken:bezwaar", args=[sleutel_van(verzoek)])
    assert bezwaar_maken not in burger.get(pagina).content.decode()
    besluit = besluit_erop(met_voorstel(verzoek, "afgewezen"))
    assert bezwaar_maken in burger.get(pagina).content.decode()
    assert verzoek.zaak.kenmerk in burger.get(bezwaar_maken).content.decode()
    assert aangemeld(Client(), persoon(1)).get(bezwaar_maken).status_code == 404
    bezwaar = dien_bezwaar_in(
        persoon_id=wie.pk,
        onderwerp="verzoekbesluit",
        onderwerp_id=besluit.pk,
        gronden="U zag mijn opname niet.",
        op=OP,
        sleutel="een",
        actor="noor",
    )
    wat: dict[str, Any] = {"bezwaar_id": bezwaar.pk, "actor": "bo"}
    behandelen.plan_hoorzitting(**wat, versie=0, vorm="geen", afzien="7:3e")
    behandelen.stel_voor(**wat, versie=1, voorstel=Voorstel("gegrond", "Klopt.", "anders"))
    voorstel = laatste_voorstel(bezwaar)
    assert voorstel is not None
    uit = beslis(bezwaar_id=bezwaar.pk, versie=2, voorstel_id=voorstel.pk, op=OP, actor="ank")
    nieuw = Verzoek.objects.exclude(pk=verzoek.pk).get()
    assert uit.nieuwe_besluiten == [nieuw.pk]
    assert (nieuw.soort, nieuw.zaak.afgedaan_op) == ("maatwerk", None)
    assert woorden_van(nieuw) == woorden_van(verzoek)


def test_an_answer_to_a_complaint_is_no_decision(wie: Persoon, client: Client) -> None:
    verzoek = dien(wie)
    besluit_erop(met_voorstel(verzoek))
    assert zoek_besluit(wie.pk, sleutel_van(verzoek)) is None
    pagina = aangemeld(client, wie).get(reverse("zaken:verzoek", args=[verzoek.uuid]))
    assert "niet mee eens" not in pagina.content.decode()


def test_it_names_itself(wie: Persoon) -> None:
    besluit = besluit_erop(met_voorstel(dien(wie, "woo"), "geweigerd"))
    soort = besluitsoort("verzoekbesluit")
    assert soort.titel(besluit.pk) == f"Besluit op: Woo-verzoek {besluit.verzoek.zaak.kenmerk}"
    assert soort.bekendgemaakt_op(besluit.pk) == OP
    assert [s.waarde for s in soort.uitleg(besluit.pk, "")] == ["U krijgt de informatie niet."]
