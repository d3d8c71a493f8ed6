"""What the front door tells the seams when the app starts: the ways in, its line of the menu, and who leaves."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from duo_portal.identity.aanmelden.demo import DemoProvider
from duo_portal.identity.aanmelden.oidc import OidcProvider
from duo_portal.identity.aanmelden.provider import registreer_provider
from duo_portal.identity.burger import SESSIE, BurgerRol
from duo_portal.web.panelen import MenuPunt, registreer_menu


def registreer() -> None:
    """The broker first; the demo's page after it, where it is offered at all."""
    registreer_provider(OidcProvider())
    registreer_provider(DemoProvider())
    registreer_menu(
        MenuPunt(
            _("Mijn gegevens"),
            "gegevens:toon",
            volgorde=80,
            toon=lambda burger: burger.rol != BurgerRol.OUDER,
            onder=("mijn:inzage", "mijn:alles"),
        )
    )
    user_logged_in.connect(_laat_de_burger_los, dispatch_uid="aanmelden.laat_de_burger_los")


def _laat_de_burger_los(*, request: HttpRequest | None = None, **_: Any) -> None:
    """One browser is staff or a citizen, never both: who signs in at the desk leaves the portal."""
    if request is not None:
        request.session.pop(SESSIE, None)
