"""What the front door tells the seams when the app starts: the ways in, and its line of the menu."""

from django.utils.translation import gettext_lazy as _

from duo_portal.identity.aanmelden.demo import DemoProvider
from duo_portal.identity.aanmelden.oidc import OidcProvider
from duo_portal.identity.aanmelden.provider import registreer_provider
from duo_portal.identity.burger import BurgerRol
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
        )
    )
