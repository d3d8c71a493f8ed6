"""The way to small schemes from the page of my student finance."""

from datetime import date
from typing import Any

from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.panelen import Paneel, registreer_paneel
from studiefinanciering.models import Lesgeldfactuur, Regelingaanvraag


def _regelingen(burger: Burger, _op: date) -> dict[str, Any] | None:
    if not (burger.is_zelf or burger.rol == BurgerRol.VERTEGENWOORDIGER):
        return None
    wie = burger.persoon_id
    return {
        "heeft_regelingen": Regelingaanvraag.objects.filter(persoon_id=wie).exists(),
        "heeft_lesgeld": Lesgeldfactuur.objects.filter(persoon_id=wie).exists(),
    }


def registreer() -> None:
    """Called once, when the app is ready."""
    registreer_paneel(
        Paneel(
            "studiefinanciering", "regelingen", "portal/regelingen/paneel.html", _regelingen, 300
        )
    )
