"""The panel, the task and the decisions that can be objected to; called when the app is ready."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.panelen import Paneel, Taak, registreer_paneel, registreer_taken
from duo_portal.web.vlaggen import registreer_vlag, vlaggen
from uitwonendencontrole.controleren import queries
from uitwonendencontrole.controleren.overgangen import ZIET
from uitwonendencontrole.models import Stand

from . import bezwaar


def registreer() -> None:
    """Below the payments of the student, and above the draw."""
    registreer_paneel(
        Paneel("studiefinanciering", "controle", "portal/controle/zaak_paneel.html", paneel, 59)
    )
    registreer_taken("controle", taken)
    registreer_vlag("open_controle", queries.VRAAG_OPEN_CONTROLE)
    bezwaar.registreer()


def paneel(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """Where the last check stands; None for who has none, and for a parent."""
    if not _eigen(burger):
        return None
    controle = queries.zaken_van(burger.persoon_id).first()
    return {"controle": controle, "uitleg": ZIET[Stand(controle.stand)]} if controle else None


def taken(burger: Burger, op: date) -> list[Taak]:
    """Whether something is asked now: one of the flags of the page."""
    if not _eigen(burger) or not vlaggen(burger, op)["open_controle"]:
        return []
    return [
        Taak(
            _("Uw controle"),
            _("Wij vragen u iets, of u kunt iets laten weten."),
            reverse("controlezaak:zaak"),
        )
    ]


def _eigen(burger: Burger) -> bool:
    return burger.is_zelf or burger.rol == BurgerRol.VERTEGENWOORDIGER
