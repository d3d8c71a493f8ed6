"""The citizen's pages and the desk's page, through the front door."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.bezwaar.beslissen import laatste_voorstel
from duo_portal.cases.models import Bezwaar, Bezwaarbesluit, Stuk
from duo_portal.identity.rollen import TEAMLEIDER
from studiefinanciering.inzien.besluiten import besluitsleutel
from studiefinanciering.models import Toekenning
from tests.cases.stukken import maken
from tests.factories.gezinnen import Gezin
from tests.factories.portaal import aangemeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def sleutel(besluit: Toekenning) -> str:
    return str(besluitsleutel(besluit.persoon.kenmerk, besluit.pk))


@pytest.fixture
def burger(besluit: Toekenning, client: Client) -> Client:
    return aangemeld(client, besluit.persoon.persoon)


def stap(sleutel: str, naam: str) -> str:
    return reverse("zaken:bezwaar_stap", kwargs={"onderwerp": sleutel, "stap": naam})


def dien_in(burger: Client, sleutel: str, *, laat: bool = False) -> str:
    """The whole road; gives the address of the receipt."""
    burger.post(stap(sleutel, "waarover"), {"stap": "uitwonend", "maand": "2023-10"})
    burger.post(stap(sleutel, "gronden"), {"gronden": "Ik woon op <b>kamers</b>."})
    if laat:
        burger.post(stap(sleutel, "te-laat"), {"reden_te_laat": "Ik was ziek."})
    burger.post(stap(sleutel, "stukken"), {})
    burger.post(stap(sleutel, "horen"), {"horen": "nee"})
    blad = burger.get(stap(sleutel, "controle"))
    concept = blad.context["concept"]
    velden = {"concept": str(concept.sleutel), "versie": concept.versie}
    antwoord = burger.post(stap(sleutel, "controle"), velden)
    assert burger.post(stap(sleutel, "controle"), velden).url == antwoord.url  # type: ignore[attr-defined]
    return str(antwoord.url)  # type: ignore[attr-defined]


def test_from_a_step_of_the_explanation_to_the_receipt(
    burger: Client, sleutel: str, besluit: Toekenning
) -> None:
    uitleg = burger.get(reverse("mijn:uitleg", args=[sleutel, "2023-10"])).content.decode()
    assert stap(sleutel, "waarover") in uitleg
    assert 'name="stap" value="uitwonend"' in uitleg
    assert (
        reverse("zaken:bezwaar", args=[sleutel])
        in burger.get(reverse("mijn:besluit", args=[sleutel])).content.decode()
    )
    ontvangst = burger.get(dien_in(burger, sleutel)).content.decode()
    assert "27 november 2023" in ontvangst
    bezwaar = Bezwaar.objects.get()
    assert (bezwaar.stap, bezwaar.maand, bezwaar.horen) == ("uitwonend", "2023-10", "nee")
    zaak = burger.get(reverse("zaken:zaak", args=[bezwaar.uuid])).content.decode()
    assert "Ik woon op &lt;b&gt;kamers&lt;/b&gt;." in zaak
    assert "27 november 2023" in zaak
    assert bezwaar.zaak.kenmerk in burger.get(reverse("zaken:lijst")).content.decode()
    again = burger.get(reverse("zaken:bezwaar", args=[sleutel])).content.decode()
    assert "U hebt al bezwaar gemaakt" in again
    assert Bezwaar.objects.count() == 1


def test_what_winning_brings_is_shown(burger: Client, sleutel: str) -> None:
    burger.post(stap(sleutel, "waarover"), {"stap": "uitwonend", "maand": "2023-10"})
    effect = burger.get(stap(sleutel, "gronden")).context["effect"]
    assert effect.centen > 0
    burger.post(stap(sleutel, "waarover"), {"stap": "", "maand": ""})
    assert burger.get(stap(sleutel, "gronden")).context["effect"].centen is None


def test_late_asks_why(burger: Client, sleutel: str) -> None:
    bedrijfsdatum.zet(date(2023, 11, 1), "test")
    dien_in(burger, sleutel, laat=True)
    assert not Bezwaar.objects.get().is_op_tijd


@pytest.mark.parametrize("vreemd", ["nationaliteit' OR 1=1", "uitwonend\0", "x" * 9_000])
def test_a_step_that_is_none_is_refused(burger: Client, sleutel: str, vreemd: str) -> None:
    antwoord = burger.post(stap(sleutel, "waarover"), {"stap": vreemd, "maand": "2023-99"})
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors


def test_documents_come_along_and_are_served_as_files(burger: Client, sleutel: str) -> None:
    erbij = reverse("zaken:stuk_erbij", args=[sleutel])
    burger.post(erbij, {"bestand": maken.upload(maken.pdf(), "../loon.pdf")})
    slecht = burger.post(erbij, {"bestand": maken.upload(b"MZ\0", "x.pdf")}, follow=True)
    assert "Kies een PDF, JPG of PNG" in slecht.content.decode()
    assert burger.post(erbij, {}, follow=True).status_code == 200
    dien_in(burger, sleutel)
    bezwaar = Bezwaar.objects.get()
    stuk = Stuk.objects.get(bezwaarstuk__bezwaar=bezwaar)
    burger.post(
        reverse("zaken:stuk_erbij", args=[bezwaar.uuid]), {"bestand": maken.upload(maken.pdf(2))}
    )
    assert bezwaar.stukken.count() == 2
    burger.post(reverse("zaken:stuk_weg", args=[bezwaar.uuid, stuk.uuid]))
    assert bezwaar.stukken.count() == 2  # what was sent stays
    antwoord = burger.get(reverse("zaken:stuk", args=[stuk.uuid]))
    assert antwoord.content == maken.pdf()
    assert antwoord["Content-Disposition"] == 'attachment; filename="loon.pdf"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Type"] == "application/octet-stream"


def test_nobody_else_finds_anything(burger: Client, sleutel: str) -> None:
    burger.post(reverse("zaken:stuk_erbij", args=[sleutel]), {"bestand": maken.upload(maken.pdf())})
    stuk = Stuk.objects.get()
    dien_in(burger, sleutel)
    bezwaar = Bezwaar.objects.get()
    ander = aangemeld(Client(), Gezin.met(None).student())
    for adres in (
        reverse("zaken:zaak", args=[bezwaar.uuid]),
        reverse("zaken:intrekken", args=[bezwaar.uuid]),
        reverse("zaken:stuk", args=[stuk.uuid]),
        reverse("zaken:bezwaar", args=[sleutel]),
        stap(sleutel, "waarover"),
    ):
        assert ander.get(adres).status_code == 404
    assert ander.post(reverse("zaken:intrekken", args=[bezwaar.uuid])).status_code == 404
    erbij = reverse("zaken:stuk_erbij", args=[sleutel])
    assert ander.post(erbij, {"bestand": maken.upload(maken.pdf(3))}).status_code == 404
    assert Bezwaar.objects.get().ingetrokken_op is None


def test_withdrawing_asks_first(burger: Client, sleutel: str) -> None:
    dien_in(burger, sleutel)
    adres = reverse("zaken:intrekken", args=[Bezwaar.objects.get().uuid])
    burger.get(adres)
    assert Bezwaar.objects.get().ingetrokken_op is None
    antwoord = burger.post(adres, follow=True)
    assert "Uw bezwaar is ingetrokken" in antwoord.content.decode()


class TestDesk:
    def test_two_colleagues_decide_and_the_citizen_sees_it(
        self, burger: Client, sleutel: str, collega: Callable[..., Client]
    ) -> None:
        dien_in(burger, sleutel)
        bezwaar, een, twee = Bezwaar.objects.get(), collega(), collega(TEAMLEIDER, "ank")
        adres = reverse("admin:cases_bezwaar_zaak", args=[bezwaar.zaak_id])
        self.doe(een, adres, "toewijzen", aan="bo")
        self.doe(een, adres, "horen", vorm="geen", afzien="7:3c")
        self.doe(
            een,
            adres,
            "voorstel",
            dictum="gegrond",
            oorzaak="uitwonend",
            correctie="uitwonend",
            gronden="U woont op kamers.",
        )
        voorstel = laatste_voorstel(bezwaar)
        assert voorstel is not None
        blad = twee.get(adres)
        assert blad.context["gevolg"].herstel.centen > 0
        assert not Toekenning.objects.filter(
            vervangt__isnull=False
        ).exists()  # a look decides nothing
        zelf = self.stuur(een, adres, "beslissen", voorstel=voorstel.pk)
        assert zelf.status_code == 422
        self.doe(twee, adres, "beslissen", voorstel=voorstel.pk)
        assert Bezwaarbesluit.objects.get().besloten_door == "ank"
        zaak = burger.get(reverse("zaken:zaak", args=[bezwaar.uuid])).content.decode()
        assert "U kreeg gelijk." in zaak
        cijfers = twee.get(reverse("admin:cases_bezwaar_cijfers"), {"jaar": "2023"})
        assert "Uitwonend" in cijfers.content.decode()

    def test_a_stale_form_gets_both_values_and_changes_nothing(
        self, burger: Client, sleutel: str, collega: Callable[..., Client]
    ) -> None:
        dien_in(burger, sleutel)
        bezwaar = Bezwaar.objects.get()
        adres = reverse("admin:cases_bezwaar_zaak", args=[bezwaar.zaak_id])
        self.doe(collega(), adres, "toewijzen", aan="bo")
        oud = {"actie": "toewijzen", "versie": 0, "aan": "ank"}
        antwoord = collega(TEAMLEIDER, "ank").post(adres, oud)
        assert antwoord.status_code == 409
        assert ("Behandelaar", "ank", "bo") in antwoord.context["verschil"]
        assert Bezwaar.objects.get().behandelaar == "bo"

    def test_bad_input_is_told_and_who_may_not_is_refused(
        self, burger: Client, sleutel: str, collega: Callable[..., Client]
    ) -> None:
        dien_in(burger, sleutel)
        adres = reverse("admin:cases_bezwaar_zaak", args=[Bezwaar.objects.get().zaak_id])
        een = collega()
        for actie, velden, status in (
            ("bestaat_niet", {}, 400),
            ("toewijzen", {"aan": ""}, 422),
            ("toewijzen", {"aan": "x\0"}, 422),
            ("horen", {"vorm": "kantoor", "gepland_at": "31-11-2023 10:00"}, 422),
            ("voorstel", {"dictum": "gegrond", "oorzaak": "anders", "gronden": "x"}, 422),
            ("beslissen", {"voorstel": 1}, 422),
            ("beslissen", {"voorstel": "9" * 30}, 422),
        ):
            assert self.stuur(een, adres, actie, **velden).status_code == status, actie
        wie = User.objects.create_user("kijker", is_staff=True)
        wie.user_permissions.add(Permission.objects.get(codename="view_bezwaar"))
        kijker = Client()
        kijker.force_login(wie)
        assert kijker.get(adres).status_code == 403

    @staticmethod
    def stuur(client: Client, adres: str, actie: str, **velden: object):
        versie = Bezwaar.objects.get().versie
        return client.post(adres, {"actie": actie, "versie": versie, **velden})

    def doe(self, client: Client, adres: str, actie: str, **velden: object) -> None:
        antwoord = self.stuur(client, adres, actie, **velden)
        assert antwoord.status_code == 302, antwoord.content.decode()[-3000:]
