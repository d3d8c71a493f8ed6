"""Staff in tests: `force_login` opens a session with a real second step, a browser walks through the real pages.

Django's own `force_login` gives a session without a second step, which opens nothing at the desk. Here it gets a
confirmed device of that account, as the sign-in pages would; `zonder_tweede_stap` leaves it out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from duo_portal.foundation import clock
from duo_portal.identity.medewerkers import toestel

WACHTWOORD = "lang-genoeg-wachtwoord"
_force_login = Client.force_login


def geef_toestel(gebruiker: User) -> TOTPDevice:
    """The confirmed device of this account; made when it has none."""
    apparaat = toestel.toestel_van(gebruiker)
    if apparaat is None:
        apparaat = toestel.begin_toestel(gebruiker)
        apparaat.confirmed = True
        apparaat.save()
    return apparaat


def _met_tweede_stap(self: Client, user: Any, backend: str | None = None) -> None:
    _force_login(self, user, backend)
    if user.is_staff:
        sessie = self.session
        sessie[DEVICE_ID_SESSION_KEY] = geef_toestel(user).persistent_id
        sessie.save()


@contextmanager
def zonder_tweede_stap() -> Iterator[None]:
    """`force_login` as Django has it."""
    Client.force_login = _force_login  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Client.force_login = _met_tweede_stap  # type: ignore[assignment, method-assign]


@pytest.fixture(scope="session", autouse=True)
def tweede_stap_bij_force_login() -> Iterator[None]:
    """For the whole session: Django's test client signs staff in as the pages do."""
    Client.force_login = _met_tweede_stap  # type: ignore[assignment, method-assign]
    yield
    Client.force_login = _force_login  # type: ignore[assignment, method-assign]


def maak_medewerker(naam: str, rol: str) -> User:
    """An account with a password, a role and a device."""
    wie = User.objects.create_user(naam, password=WACHTWOORD, is_staff=True)
    wie.groups.set([Group.objects.get(name=rol)])
    geef_toestel(wie)
    return wie


def meld_aan_in_browser(blad: Any, url: str, wie: User) -> None:
    """Through the pages: account and password, then the code of the account's device."""
    apparaat = geef_toestel(wie)
    blad.goto(f"{url}/beheer/login/")
    blad.fill("#id_username", wie.get_username())
    blad.fill("#id_password", WACHTWOORD)
    blad.press("#id_password", "Enter")
    blad.wait_for_selector("#id_code")
    blad.fill("#id_code", toestel.code_voor(apparaat, clock.nu()))
    blad.press("#id_code", "Enter")
    blad.wait_for_url(f"{url}/beheer/")
