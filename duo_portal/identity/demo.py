"""Demo staff: one person per role, and a second for four eyes; refused outside demo and test."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction

from duo_portal.identity import rollen
from duo_portal.identity.medewerkers import toestel
from duo_portal.identity.synthetisch import eis_demo

_MEDEWERKERS = (
    ("bo.behandelaar", "Bo", "Behandelaar", rollen.BEHANDELAAR),
    ("tess.teamleider", "Tess", "Teamleider", rollen.TEAMLEIDER),
    ("finn.financien", "Finn", "Financiën", rollen.FINANCIEEL_MEDEWERKER),
    ("coen.controleur", "Coen", "Controleur", rollen.CONTROLEUR),
    ("kim.klachten", "Kim", "Klachten", rollen.KLACHTENFUNCTIONARIS),
    ("pia.privacy", "Pia", "Privacy", rollen.PRIVACY_OFFICER),
    ("bea.beheerder", "Bea", "Beheerder", rollen.BEHEERDER),
    ("ada.auditor", "Ada", "Auditor", rollen.AUDITOR),
)


@dataclass(frozen=True)
class DemoMedewerker:
    """A demo account; the password is known only to whoever just made it."""

    gebruikersnaam: str
    wachtwoord: str
    rol: str
    geheim: str
    """The secret of the app that makes codes; the sign-in page of a demo shows the code as well."""


def maak_demo_medewerkers() -> list[DemoMedewerker]:
    """Make (or give a new password to) one demo account per role.

    Raises `MassapersoonGeweigerd` outside demo and test.
    """
    eis_demo("Een demo-medewerker")
    with transaction.atomic():
        rollen.setup_rollen()
        return [_maak(*medewerker) for medewerker in _MEDEWERKERS]


def _maak(gebruikersnaam: str, voornaam: str, achternaam: str, rol: str) -> DemoMedewerker:
    wachtwoord = secrets.token_urlsafe(12)
    gebruiker, _ = User.objects.get_or_create(
        username=gebruikersnaam,
        defaults={"first_name": voornaam, "last_name": achternaam},
    )
    gebruiker.is_staff, gebruiker.is_active = True, True
    gebruiker.set_password(wachtwoord)
    gebruiker.save()
    gebruiker.groups.set([Group.objects.get(name=rol)])
    apparaat = toestel.maak_demo_toestel(gebruiker)
    return DemoMedewerker(gebruikersnaam, wachtwoord, rol, toestel.geheim_leesbaar(apparaat))
