"""The admin: who may look, what is shown, and that every look at a person is on record."""

from datetime import date

import psycopg
import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from duo_portal.audit.models import Handeling, Inzage
from duo_portal.cases import operations as zaken
from duo_portal.cases.models import Werkopdracht
from duo_portal.identity import bsn, iban, machtigen, operations, rollen, voorkeur
from duo_portal.identity.models import Persoon
from tests.harnas.databases import Address
from tests.identity.personen import persoon

LIJST = "/beheer/identity/persoon/"


def aangemeld(rol: str, naam: str = "bo") -> Client:
    gebruiker = User.objects.create_user(naam, password="x", is_staff=True)
    gebruiker.groups.set([Group.objects.get(name=rol)])
    client = Client()
    client.force_login(gebruiker)
    return client


def dossier(p: Persoon) -> str:
    return f"{LIJST}{p.uuid}/change/"


def noor() -> Persoon:
    p = persoon()
    operations.wijzig_adres(
        persoon=p,
        vanaf=date(2020, 1, 1),
        straat="Gracht",
        huisnummer="2",
        postcode="9712CD",
        plaats="Groningen",
    )
    operations.wijzig_rekening(
        persoon=p, vanaf=date(2020, 1, 1), iban=iban.test_iban(77), tenaamstelling="N"
    )
    return p


@pytest.mark.django_db
def test_a_file_shows_masked_numbers_and_leaves_a_record() -> None:
    p = noor()
    antwoord = aangemeld(rollen.BEHANDELAAR).get(
        dossier(p), {"reden": f"bezwaar {bsn.demo_bsn(0)}"}
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert f"*****{bsn.demo_bsn(0)[-4:]}" in tekst
    assert bsn.demo_bsn(0) not in tekst
    assert iban.test_iban(77) not in tekst
    assert "Groningen" in tekst
    inzage = Inzage.objects.get()
    assert (inzage.actor, inzage.rol, inzage.persoon_id) == ("bo", "behandelaar", p.pk)
    assert inzage.reden == "bezwaar [bsn]"


def test_without_a_record_the_file_stays_closed(
    kloon_db: Address, eigenaar_verbinding: psycopg.Connection
) -> None:
    p, client = noor(), aangemeld(rollen.BEHANDELAAR)
    eigenaar_verbinding.execute("REVOKE INSERT ON audit_inzage FROM studiefin_app")
    for pagina in ("change", "history"):
        antwoord = client.get(f"{LIJST}{p.uuid}/{pagina}/")
        assert antwoord.status_code == 503
        assert "dossier blijft dicht" in antwoord.content.decode()
        assert p.achternaam not in antwoord.content.decode()
    eigenaar_verbinding.execute("GRANT INSERT ON audit_inzage TO studiefin_app")
    assert client.get(dossier(p)).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [rollen.FINANCIEEL_MEDEWERKER, rollen.BEHEERDER])
def test_roles_without_a_task_in_files_see_none(rol: str) -> None:
    p, client = noor(), aangemeld(rol)
    for pad in (LIJST, dossier(p), f"{LIJST}{p.uuid}/history/"):
        assert client.get(pad).status_code == 403
    assert client.post(LIJST, {"zoek": bsn.demo_bsn(0)}).status_code == 403
    assert not Inzage.objects.exists()


@pytest.mark.django_db
def test_nobody_adds_changes_or_deletes_here() -> None:
    p = noor()
    User.objects.create_superuser("root", password="x")
    client = Client()
    client.force_login(User.objects.get(username="root"))
    assert client.get(f"{LIJST}add/").status_code == 403
    assert client.get(f"{LIJST}{p.uuid}/delete/").status_code == 403
    assert client.post(dossier(p), {"achternaam": "Ander"}).status_code == 403
    p.refresh_from_db()
    assert p.achternaam == "Jansen0"


@pytest.mark.django_db
def test_a_citizen_number_is_searched_without_standing_in_an_address() -> None:
    p, client = noor(), aangemeld(rollen.BEHANDELAAR)
    nummer = bsn.demo_bsn(0)
    antwoord = client.post(LIJST, {"zoek": f" {nummer[:4]}.{nummer[4:6]}.{nummer[6:]} "})
    assert antwoord.status_code == 302
    assert antwoord["Location"] == dossier(p)
    niemand = client.post(LIJST, {"zoek": bsn.demo_bsn(8)}, follow=True)
    assert "Niemand gevonden" in niemand.content.decode()
    assert bsn.demo_bsn(8) not in niemand.request["QUERY_STRING"]
    gezocht = Handeling.objects.filter(soort="persoon_zoeken_op_bsn").order_by("pk")
    assert [(h.betrokkene_id, h.uitkomst) for h in gezocht] == [
        (p.pk, {"gevonden": True}),
        (None, {"gevonden": False}),
    ]
    geweigerd = client.get(LIJST, {"q": nummer}).content.decode()
    assert p.achternaam not in geweigerd


@pytest.mark.django_db
def test_a_mass_person_is_found_by_its_number_too() -> None:
    p = persoon(0, bsn=bsn.massa_bsn(5), is_massapersoon=True)
    client = aangemeld(rollen.BEHANDELAAR)
    assert client.post(LIJST, {"zoek": bsn.massa_bsn(5)})["Location"] == dossier(p)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [
        ("jansen0", True),
        ("ANSE", True),
        ("ja", False),
        ("pieters", False),
        ("o'x", False),
        ("%%%", False),
    ],
)
def test_search_by_surname(zoek: str, gevonden: bool) -> None:
    p, client = noor(), aangemeld(rollen.BEHANDELAAR)
    antwoord = client.post(LIJST, {"zoek": "jansen"})
    assert antwoord["Location"] == f"{LIJST}?q=jansen"
    tekst = client.get(LIJST, {"q": zoek}).content.decode()
    assert (dossier(p) in tekst) is gevonden
    assert dossier(p) in client.get(LIJST, {"q": str(p.uuid)}).content.decode()


@pytest.mark.django_db
def test_pages_behind_the_login_are_not_stored() -> None:
    client = aangemeld(rollen.BEHANDELAAR)
    for pad in (LIJST, "/beheer/", "/"):
        assert "no-store" in client.get(pad)["Cache-Control"]
    assert "no-store" in Client().get("/beheer/login/")["Cache-Control"]
    assert "no-store" not in Client().get("/").get("Cache-Control", "")


@pytest.mark.django_db
def test_every_page_says_that_it_is_independent() -> None:
    regel = "Onafhankelijke uitvoering; geen website van DUO of de Rijksoverheid"
    nl = {"Accept-Language": "nl"}
    assert regel in Client(headers=nl).get("/").content.decode()
    assert regel in Client(headers=nl).get("/beheer/login/").content.decode()
    engels = Client(headers={"Accept-Language": "en"}).get("/").content.decode()
    assert '<html lang="en">' in engels
    assert "Independent implementation" in engels
    client = Client()
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert "Independent implementation" in client.get("/").content.decode()


@pytest.mark.django_db
def test_work_is_taken_through_the_operation() -> None:
    opdracht = zaken.maak_werkopdracht(
        zaken.NieuweWerkopdracht(
            soort="uitbetaling",
            reden="geen_rekening",
            bron=Werkopdracht.Bron.RUN,
            sleutel="a",
            persoon_id=noor().pk,
        )
    )
    keuze = {"action": "pak_op", "_selected_action": [opdracht.pk]}
    aangemeld(rollen.AUDITOR, "ada").post("/beheer/cases/werkopdracht/", keuze)
    opdracht.refresh_from_db()
    assert opdracht.toegewezen == ""
    aangemeld(rollen.BEHANDELAAR).post("/beheer/cases/werkopdracht/", keuze)
    opdracht.refresh_from_db()
    assert (opdracht.toegewezen, opdracht.status) == ("bo", "opgepakt")
    assert Handeling.objects.filter(soort="werkopdracht_toewijzen", actor="bo").exists()


@pytest.mark.django_db
def test_a_beheerder_widens_nobody_to_superuser_and_not_oneself() -> None:
    client = aangemeld(rollen.BEHEERDER, "bea")
    ander = User.objects.create_user("nieuw", password="x")
    root = User.objects.create_superuser("root", password="x")
    zelf = User.objects.get(username="bea")
    data = {
        "username": "nieuw",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "groups": [Group.objects.get(name=rollen.CONTROLEUR).pk],
        "user_permissions": ["1"],
    }
    assert client.post(f"/beheer/auth/user/{ander.pk}/change/", data).status_code == 302
    ander.refresh_from_db()
    assert ander.is_staff
    assert not ander.is_superuser
    assert not ander.user_permissions.exists()
    assert Handeling.objects.get(soort="medewerker_wijzigen").uitkomst["rol"] == "controleur"
    for wie in (root, zelf):
        assert client.post(f"/beheer/auth/user/{wie.pk}/change/", data).status_code == 403
        assert client.get(f"/beheer/auth/user/{wie.pk}/password/").status_code == 403
    assert client.post(f"/beheer/auth/user/{ander.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pad",
    [
        "audit/handeling",
        "audit/inzage",
        "audit/bedrijfsdatum",
        "cases/zaak",
        "cases/werkopdracht",
        "letters/brief",
        "identity/persoon",
    ],
)
def test_every_list_opens_for_the_auditor(pad: str) -> None:
    client = aangemeld(rollen.AUDITOR, "ada")
    assert client.get(f"/beheer/{pad}/").status_code == 200


@pytest.mark.django_db
def test_a_file_shows_contact_masked_and_who_may_act() -> None:
    p, wie = noor(), persoon(1)
    contact = voorkeur.Contact("noor@voorbeeld.invalid", "0612345678")
    voorkeur.wijzig_contact(persoon_id=p.pk, contact=contact, actor="test")
    machtigen.machtig(
        persoon=p, gemachtigde=wie, vanaf=date(2023, 9, 1), mag_handelen=True, actor="test"
    )
    client = aangemeld(rollen.BEHANDELAAR)
    tekst = client.get(dossier(p)).content.decode()
    assert "n•••@voorbeeld.invalid" in tekst and "••••••78" in tekst
    assert "noor@" not in tekst and "0612345678" not in tekst
    assert "machtigingen die deze persoon gaf" in tekst.lower()
    assert str(wie) in tekst
    assert str(p) in client.get(dossier(wie)).content.decode()
