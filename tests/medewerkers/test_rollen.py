"""Who may do what: the table in docs/rollen.md is what the groups hold; the review export tells who has which."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from duo_portal.audit.models import Handeling
from duo_portal.identity import rollen
from duo_portal.identity.medewerkers.overzicht import KOPPEN, roltabel
from tests.harnas.bureau import maak_medewerker

pytestmark = pytest.mark.django_db
DOC = Path(__file__).resolve().parents[2] / "docs" / "rollen.md"
BEGIN, EIND = "<!-- rechten: begin -->\n", "\n<!-- rechten: eind -->"


def test_every_permission_is_granted_to_the_roles_that_the_table_says() -> None:
    geschreven = DOC.read_text().split(BEGIN)[1].split(EIND)[0]
    nu, was = set(roltabel().splitlines()), set(geschreven.splitlines())
    assert nu == was, (
        "Rechten zijn veranderd. Kijk of dat de bedoeling is, en zet de tabel van"
        " `manage.py rechtenoverzicht --rollen` in docs/rollen.md.\n" + "\n".join(sorted(nu ^ was))
    )


def test_nobody_holds_keys_sessions_or_deletes() -> None:
    for recht, wie in rollen.rechtentabel().items():
        assert not recht.startswith(("otp_", "sessions.", "contenttypes.add", "auth.delete")), recht
        assert ".delete_" not in recht, (recht, wie)
    alleen = {
        r for r, wie in rollen.rechtentabel().items() if r.startswith("auth.") and "view" not in r
    }
    assert {rol for r in alleen for rol in rollen.rechtentabel()[r]} == {rollen.BEHEERDER}


@pytest.mark.parametrize(
    "rol", [rollen.KLACHTENFUNCTIONARIS, rollen.PRIVACY_OFFICER, rollen.BEHEERDER]
)
def test_who_has_no_task_in_money_has_no_right_in_it(rol: str) -> None:
    rechten = {r for r, wie in rollen.rechtentabel().items() if rol in wie}
    assert not [r for r in rechten if r.startswith(("ledger.", "gateways."))]
    assert "studiefinanciering.add_toekenning" not in rechten
    assert not [r for r in rechten if r.startswith("batches.") and ".view_" not in r]


def test_the_export_for_the_review() -> None:
    maak_medewerker("bo", rollen.BEHANDELAAR)
    User.objects.create_user("=cmd", is_staff=True)
    weg = User.objects.create_user("weg", password="x", is_staff=True, is_active=False)
    weg.groups.set([Group.objects.get(name=rollen.AUDITOR)])
    uit = io.StringIO()
    call_command("rechtenoverzicht", stdout=uit)
    rijen = {rij["account"]: rij for rij in csv.DictReader(io.StringIO(uit.getvalue()))}
    assert tuple(rijen["bo"]) == KOPPEN
    assert (rijen["bo"]["rollen"], rijen["bo"]["tweede_stap"]) == ("behandelaar", "app")
    assert rijen["'=cmd"]["tweede_stap"] == "organisatie"
    assert (rijen["weg"]["is_open"], rijen["weg"]["tweede_stap"]) == ("nee", "geen")


def test_who_comes_moves_and_leaves_is_on_record() -> None:
    bea = Client()
    bea.force_login(maak_medewerker("bea", rollen.BEHEERDER))
    data: dict[str, Any] = {
        "username": "nieuw",
        "password1": "lang-genoeg-geheim",
        "password2": "lang-genoeg-geheim",
        "usable_password": "true",
    }
    assert bea.post("/beheer/auth/user/add/", data).status_code == 302
    wie = User.objects.get(username="nieuw")
    pad = f"/beheer/auth/user/{wie.pk}/change/"
    groepen = {rol: Group.objects.get(name=rol).pk for rol in rollen.ROLLEN}
    open_ = {"username": "nieuw", "is_active": "on", "is_staff": "on"}
    bea.post(pad, {**open_, "groups": [groepen[rollen.BEHANDELAAR]]})
    bea.post(pad, {**open_, "groups": [groepen[rollen.TEAMLEIDER]]})
    bea.post(pad, {"username": "nieuw", "groups": [groepen[rollen.TEAMLEIDER]]})
    gedaan = Handeling.objects.filter(soort__startswith="medewerker_").order_by("pk")
    assert [(h.soort, h.uitkomst["was_rol"], h.uitkomst["rol"]) for h in gedaan] == [
        ("medewerker_toevoegen", "", ""),
        ("medewerker_wijzigen", "", "behandelaar"),
        ("medewerker_wijzigen", "behandelaar", "teamleider"),
        ("medewerker_sluiten", "teamleider", "teamleider"),
    ]
    assert {h.actor for h in gedaan} == {"bea"}


def test_security_txt(client: Client, settings: Any) -> None:
    settings.SECURITY_BELEID = "https://studiefinanciering.example/beleid"
    antwoord = client.get("/.well-known/security.txt", headers={"host": "localhost"})
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    velden = dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())
    assert velden["Contact"].startswith("mailto:") and velden["Policy"] == settings.SECURITY_BELEID
    assert velden["Canonical"] == f"{settings.PORTAAL_URL}/.well-known/security.txt"
    assert velden["Expires"].endswith("T00:00:00Z")
    settings.SECURITY_VERLOOPT = "2030-01-01T00:00:00Z"
    assert (
        "Expires: 2030-01-01T00:00:00Z" in client.get("/.well-known/security.txt").content.decode()
    )
    assert client.post("/.well-known/security.txt").status_code == 405
