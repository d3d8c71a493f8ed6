"""What student finance puts on the portal: the menu of its pages."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from duo_portal.identity import machtigen
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.panelen import MenuPunt, Paneel, registreer_menu, registreer_paneel

ONDER = {
    "mijn:start": ("mijn:tip",),
    "mijn:studiefinanciering": ("mijn:besluit", "mijn:uitleg"),
    "mijn:wijzigen": (
        "mijn:reisproduct",
        "mijn:ouders",
    ),
}
"""Pages that belong to an item of the menu without standing beneath its address."""


def _mag_lezen(burger: Burger) -> bool:
    """A parent has no look at the file of the student."""
    return burger.is_zelf or burger.rol == BurgerRol.VERTEGENWOORDIGER


def _is_ouder(burger: Burger) -> bool:
    return burger.rol == BurgerRol.OUDER


def _dossier(burger: Burger, _op: date) -> dict[str, Any] | None:
    """The way to who looked, and to everything held about somebody."""
    return {} if _mag_lezen(burger) else None


def _mag_kiezen(burger: Burger) -> bool:
    """In the own file, with others for whom one may act."""
    return burger.is_zelf and burger.heeft_anderen


def _anderen(burger: Burger, op: date) -> dict[str, Any] | None:
    """Whose parent somebody is and who gave a mandate; read only for who has any."""
    namens = machtigen.namens_wie(burger.persoon_id, op) if _mag_kiezen(burger) else []
    if not namens:
        return None
    return {
        "kinderen": [wie.persoon for wie in namens if wie.rol is BurgerRol.OUDER],
        "gemachtigd": [wie.persoon for wie in namens if wie.rol is not BurgerRol.OUDER],
    }


def registreer() -> None:
    """Called once, when the app is ready."""
    for tekst, url_naam, volgorde in (
        (_("Overzicht"), "mijn:start", 10),
        (_("Mijn studiefinanciering"), "mijn:studiefinanciering", 20),
        (_("Betalingen"), "mijn:betalingen", 30),
        (_("Mijn schuld"), "mijn:schuld", 40),
        (_("Wijzigen"), "mijn:wijzigen", 50),
    ):
        onder = ONDER.get(url_naam, ())
        registreer_menu(MenuPunt(tekst, url_naam, volgorde, _mag_lezen, onder=onder))
    registreer_paneel(
        Paneel("gegevens", "dossier", "portal/lezen/paneel_gegevens.html", _dossier, 200)
    )
    registreer_paneel(Paneel("start", "anderen", "portal/lezen/paneel_namens.html", _anderen, 10))
    registreer_menu(MenuPunt(_("Voor iemand anders"), "aanmelden:namens", 80, _mag_kiezen))
    ouder = MenuPunt(_("Uw inkomen als ouder"), "mijn:ouderinkomen", 10, _is_ouder)
    registreer_menu(ouder)
