"""Roles follow the code; two pairs of eyes are two people; demo staff exist in a demo only."""

import io

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from duo_portal.identity import rollen
from duo_portal.identity.demo import maak_demo_medewerkers
from duo_portal.identity.synthetisch import MassapersoonGeweigerd

pytestmark = pytest.mark.django_db


def test_roles_exist_after_migration_with_what_the_code_says() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(rollen.ROLLEN)
    auditor = Group.objects.get(name=rollen.AUDITOR).permissions
    assert auditor.filter(codename="view_handeling").exists()
    # Opening a file is itself a row: who opened it and why.
    anders = auditor.exclude(codename__startswith="view_").values_list("codename", flat=True)
    assert set(anders) <= {"add_dossieropening"}
    behandelaar = Group.objects.get(name=rollen.BEHANDELAAR).permissions
    assert behandelaar.filter(codename="view_persoon").exists()
    assert not behandelaar.filter(codename="change_persoon").exists()
    assert not behandelaar.filter(content_type__app_label="auth").exists()


def test_a_change_by_hand_is_put_back() -> None:
    groep = Group.objects.get(name=rollen.BEHANDELAAR)
    voor = set(groep.permissions.values_list("pk", flat=True))
    groep.permissions.clear()
    uit = io.StringIO()
    call_command("setup_rollen", stdout=uit)
    assert "behandelaar" in uit.getvalue()
    assert set(groep.permissions.values_list("pk", flat=True)) == voor


def test_rights_for_an_unknown_role_are_refused() -> None:
    with pytest.raises(rollen.RolOnbekend, match="baas"):
        rollen.registreer_rechten(inzage={"baas": ["identity"]})


@pytest.mark.parametrize(
    ("een", "ander"),
    [("bo", "bo"), ("bo", "BO "), ("bo", "systeem"), ("systeem", "systeem"), ("bo", " ")],
)
def test_four_eyes_are_two_people(een: str, ander: str) -> None:
    with pytest.raises(rollen.VierOgenVereist):
        rollen.vier_ogen(een, ander)


@pytest.mark.parametrize(("een", "ander"), [("bo", "coen"), ("systeem", "coen")])
def test_another_person_may_decide(een: str, ander: str) -> None:
    rollen.vier_ogen(een, ander)


def test_demo_staff_sign_in_with_their_role() -> None:
    eerste, tweede = maak_demo_medewerkers(), maak_demo_medewerkers()
    assert User.objects.count() == len(rollen.ROLLEN)
    assert {m.wachtwoord for m in eerste}.isdisjoint(m.wachtwoord for m in tweede)
    for medewerker in tweede:
        gebruiker = authenticate(username=medewerker.gebruikersnaam, password=medewerker.wachtwoord)
        assert isinstance(gebruiker, User)
        assert gebruiker.is_staff
        assert not gebruiker.is_superuser
        assert rollen.rol_van(gebruiker) == medewerker.rol


def test_demo_staff_are_refused_elsewhere(settings: object) -> None:
    settings.DEMO_MODE = False  # type: ignore[attr-defined]
    with pytest.raises(MassapersoonGeweigerd):
        maak_demo_medewerkers()
    assert not User.objects.exists()
