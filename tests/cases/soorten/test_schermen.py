"""The citizen's pages and the desk's, through the front door."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import open_dossier
from duo_portal.audit.models import Inzage
from duo_portal.cases.models import Stuk, Verzoek, Verzoekbesluit
from duo_portal.cases.soorten.beslissen import laatste_voorstel
from duo_portal.identity import rollen
from duo_portal.identity.models import Persoon
from tests.cases.stukken import maken
from tests.desk.conftest import collega, nederlands  # noqa: F401
from tests.factories.portaal import aangemeld
from tests.identity.personen import persoon

from .test_soorten import OP, dien, met_voorstel

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie() -> Persoon:
    bedrijfsdatum.zet(OP, "test")
    return persoon()


@pytest.fixture
def burger(wie: Persoon, client: Client) -> Client:
    return aangemeld(client, wie)


def dien_in(burger: Client, soort: str = "klacht") -> Verzoek:
    adres = reverse("zaken:indienen", args=[soort])
    velden = {
        "tekst": "Niemand <b>belde</b> terug.",
        "sleutel": "6f1f0a4e-2f5c-4a53-9f4e-0d6b8a6d7a11",
    }
    eerste = burger.post(adres, velden)
    assert eerste.status_code == 302
    assert burger.post(adres, velden).url == eerste.url  # type: ignore[attr-defined]
    return Verzoek.objects.get(soort=soort)


def test_a_complaint_from_the_list_to_its_page(burger: Client) -> None:
    assert reverse("zaken:nieuw") in burger.get(reverse("zaken:lijst")).content.decode()
    keuzes = burger.get(reverse("zaken:nieuw")).content.decode()
    for soort in ("klacht", "maatwerk", "medisch", "schuldhulp", "woo"):
        assert reverse("zaken:indienen", args=[soort]) in keuzes
    vraag = burger.get(reverse("zaken:indienen", args=["klacht"])).content.decode()
    assert "2 april 2024" in vraag
    verzoek = dien_in(burger)
    pagina = burger.get(reverse("zaken:verzoek", args=[verzoek.uuid])).content.decode()
    assert "Niemand &lt;b&gt;belde&lt;/b&gt; terug." in pagina
    assert "2 april 2024" in pagina
    assert "9:11" in pagina or "Eigen servicenorm" in pagina
    lijst = burger.get(reverse("zaken:lijst")).content.decode()
    assert reverse("zaken:verzoek", args=[verzoek.uuid]) in lijst


def test_it_reads_in_english(burger: Client, wie: Persoon) -> None:
    burger.cookies["django_language"] = "en"
    assert "Filing a complaint" in burger.get(reverse("zaken:nieuw")).content.decode()
    pagina = burger.get(reverse("zaken:indienen", args=["woo"])).content.decode()
    assert "Which information are you looking for?" in pagina


@pytest.mark.parametrize("tekst", ["", "  ", "x" * 4_000, "a\0b"])
def test_bad_input_comes_back_with_everything_kept(burger: Client, tekst: str) -> None:
    antwoord = burger.post(
        reverse("zaken:indienen", args=["klacht"]),
        {"tekst": tekst, "wil": "Bel mij.", "sleutel": "x"},
    )
    assert antwoord.status_code == 422
    assert "Bel mij." in antwoord.content.decode()
    assert "Dit gaat nog niet goed" in antwoord.content.decode()
    assert not Verzoek.objects.exists()


def test_only_what_a_citizen_may_file_and_only_the_own(burger: Client) -> None:
    for soort in ("beroep", "ombudsman", "bestaat-niet"):
        assert burger.get(reverse("zaken:indienen", args=[soort])).status_code == 404
    verzoek = dien_in(burger)
    ander = aangemeld(Client(), persoon(1))
    for naam in ("verzoek", "verzoek_intrekken"):
        assert ander.get(reverse(f"zaken:{naam}", args=[verzoek.uuid])).status_code == 404
    assert ander.post(reverse("zaken:verzoek_intrekken", args=[verzoek.uuid])).status_code == 404
    erbij = reverse("zaken:stuk_erbij", args=[verzoek.uuid])
    assert ander.post(erbij, {"bestand": maken.upload(maken.pdf())}).status_code == 404


def test_documents_and_withdrawing(burger: Client, collega: Callable[..., Client]) -> None:  # noqa: F811
    verzoek = dien_in(burger)
    erbij = reverse("zaken:stuk_erbij", args=[verzoek.uuid])
    pagina = burger.post(erbij, {"bestand": maken.upload(maken.pdf(), "mail.pdf")}, follow=True)
    assert "mail.pdf" in pagina.content.decode()
    stuk = Stuk.objects.get(verzoekstuk__verzoek=verzoek)
    desk = reverse("admin:cases_verzoek_stuk", args=[verzoek.zaak_id, stuk.uuid])
    assert collega(rollen.KLACHTENFUNCTIONARIS, "kim").get(desk).content == maken.pdf()
    adres = reverse("zaken:verzoek_intrekken", args=[verzoek.uuid])
    burger.get(adres)
    assert Verzoek.objects.get().ingetrokken_op is None
    assert "U hebt dit ingetrokken." in burger.post(adres, follow=True).content.decode()
    weer = burger.post(erbij, {"bestand": maken.upload(maken.pdf(2))}, follow=True)
    assert "al afgesloten" in weer.content.decode()
    assert burger.get(adres).status_code == 302


class TestDesk:
    def test_a_complaint_is_handled_by_who_may_and_the_citizen_reads_the_answer(
        self, burger: Client, collega: Callable[..., Client]  # noqa: F811
    ) -> None:  # fmt: skip
        verzoek = dien_in(burger)
        adres = reverse("admin:cases_verzoek_zaak", args=[verzoek.zaak_id])
        assert collega().get(adres).status_code == 403  # a behandelaar handles no complaints
        kim = collega(rollen.KLACHTENFUNCTIONARIS, "kim")
        assert verzoek.zaak.kenmerk in kim.get("/beheer/cases/verzoek/").content.decode()
        assert verzoek.zaak.kenmerk not in collega().get("/beheer/cases/verzoek/").content.decode()
        self.doe(kim, verzoek, "toewijzen", aan="kim")
        eerst = self.stuur(kim, verzoek, "voorstel", uitkomst="gegrond", gronden="Klopt.")
        assert eerst.status_code == 422
        assert "Hoor eerst de klager" in eerst.content.decode()
        self.doe(kim, verzoek, "bijdragen", soort="gehoord", dag="04-03-2024", tekst="Gebeld.")
        self.doe(kim, verzoek, "voorstel", uitkomst="gegrond", gronden="Klopt, sorry.")
        voorstel = laatste_voorstel(verzoek)
        assert voorstel is not None
        self.doe(kim, verzoek, "beslissen", voorstel=voorstel.pk)
        assert Verzoekbesluit.objects.get().besloten_door == "kim"
        pagina = burger.get(reverse("zaken:verzoek", args=[verzoek.uuid])).content.decode()
        assert "U kreeg gelijk." in pagina
        assert "Klopt, sorry." in pagina
        assert Inzage.objects.filter(scherm__contains="behandelen", actor="kim").exists()

    def test_a_department_advises_and_does_not_decide(
        self, wie: Persoon, collega: Callable[..., Client]  # noqa: F811
    ) -> None:  # fmt: skip
        verzoek = dien(wie, "maatwerk")
        fin = collega(rollen.FINANCIEEL_MEDEWERKER, "fin")
        advies = {"soort": "advies", "afdeling": "innen", "tekst": "Stop de inning."}
        self.doe(fin, verzoek, "bijdragen", **advies)
        for actie in ("toewijzen", "voorstel", "beslissen"):
            assert self.stuur(fin, verzoek, actie).status_code == 403
        blad = collega().get(reverse("admin:cases_verzoek_zaak", args=[verzoek.zaak_id]))
        assert "Stop de inning." in blad.content.decode()

    def test_a_stale_form_gets_both_values(
        self, wie: Persoon, collega: Callable[..., Client]  # noqa: F811
    ) -> None:  # fmt: skip
        verzoek = dien(wie, "maatwerk")
        self.doe(collega(), verzoek, "toewijzen", aan="bo")
        adres = reverse("admin:cases_verzoek_zaak", args=[verzoek.zaak_id])
        oud = {"actie": "toewijzen", "versie": 0, "aan": "ank"}
        antwoord = collega(rollen.TEAMLEIDER, "ank").post(adres, oud)
        assert antwoord.status_code == 409
        assert ("Behandelaar", "ank", "bo") in antwoord.context["verschil"]

    def test_bad_input_is_told(self, wie: Persoon, collega: Callable[..., Client]) -> None:  # noqa: F811
        verzoek, bo = dien(wie, "maatwerk"), collega()
        for actie, velden, status in (
            ("bestaat_niet", {}, 400),
            ("toewijzen", {"aan": "x\0"}, 422),
            ("bijdragen", {"soort": "gehoord", "tekst": "x"}, 422),
            ("bijdragen", {"soort": "advies", "tekst": "x"}, 422),
            ("voorstel", {"uitkomst": "gegrond", "gronden": "x"}, 422),
            ("beslissen", {"voorstel": "9" * 30}, 422),
        ):
            assert self.stuur(bo, verzoek, actie, **velden).status_code == status, actie

    def test_what_came_by_post_is_registered_in_an_open_file(
        self, wie: Persoon, collega: Callable[..., Client]  # noqa: F811
    ) -> None:  # fmt: skip
        bo = collega()
        adres = reverse("admin:dossier_zaak", args=[wie.uuid])
        assert bo.get(adres).status_code == 302  # first a reason
        open_dossier(actor="bo", rol="behandelaar", persoon_id=wie.pk, grond="vraag", toelichting="", zaak_id=None)  # fmt: skip
        velden = {
            "soort": "beroep", "kanaal": "post", "ontvangen_op": "01-03-2024", "tekst": "Beroep.",
            "rechter": "Rechtbank", "sleutel": str(bo.get(adres).context["form"].initial["sleutel"]),
        }  # fmt: skip
        for fout in ({"ontvangen_op": "05-03-2024"}, {"soort": "klacht"}, {"tekst": ""}):
            assert bo.post(adres, velden | fout).status_code == 422
        assert bo.post(adres, velden).status_code == 302
        assert bo.post(adres, velden).status_code == 302
        verzoek = Verzoek.objects.get()
        assert (verzoek.soort, verzoek.kanaal, verzoek.ingediend_op) == ("beroep", "post", date(2024, 3, 1))  # fmt: skip
        assert collega(rollen.CONTROLEUR, "co").get(adres).status_code == 403

    def test_precedents_and_figures(
        self, wie: Persoon, collega: Callable[..., Client]  # noqa: F811
    ) -> None:  # fmt: skip
        verzoek = met_voorstel(dien(wie, "maatwerk"))
        ank = collega(rollen.TEAMLEIDER, "ank")
        voorstel = laatste_voorstel(verzoek)
        assert voorstel is not None
        assert (
            "opgesteld door"
            in ank.get(reverse("admin:cases_verzoek_zaak", args=[verzoek.zaak_id])).content.decode()
        )
        self.doe(ank, verzoek, "beslissen", voorstel=voorstel.pk)
        gevonden = ank.get(
            reverse("admin:cases_precedenten"), {"woorden": "opname"}
        ).content.decode()
        assert "Regel pakte verkeerd uit bij opname." in gevonden
        assert verzoek.zaak.kenmerk not in gevonden
        niets = ank.get(reverse("admin:cases_precedenten"), {"woorden": "a\0'", "artikel": "%"})
        assert niets.status_code == 200
        cijfers = ank.get(reverse("admin:cases_verzoek_cijfers"), {"jaar": "2024"}).content.decode()
        assert "Toegewezen: 1" in cijfers
        for jaar in ("x", "9999999999", ""):
            assert (
                ank.get(reverse("admin:cases_verzoek_cijfers"), {"jaar": jaar}).status_code == 200
            )

    @staticmethod
    def stuur(client: Client, verzoek: Verzoek, actie: str, **velden: object):
        versie = Verzoek.objects.get(pk=verzoek.pk).versie
        adres = reverse("admin:cases_verzoek_zaak", args=[verzoek.zaak_id])
        return client.post(adres, {"actie": actie, "versie": versie, **velden})

    def doe(self, client: Client, verzoek: Verzoek, actie: str, **velden: object) -> None:
        antwoord = self.stuur(client, verzoek, actie, **velden)
        assert antwoord.status_code == 302, antwoord.content.decode()[-3000:]
