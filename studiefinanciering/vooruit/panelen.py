"""What looking ahead puts on pages of others: a threshold, a way to "what if", tips, tasks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.panelen import (
    MenuPunt,
    Paneel,
    Taak,
    registreer_menu,
    registreer_paneel,
    registreer_taken,
)
from studiefinanciering.queries import geldende_besluiten

from .eenmalig import eenmalige_taken
from .populaties import registreer_tips
from .taken import taken_van_toestand
from .tegenvoorbeeld import ZONDER_TEGENVOORBEELD, tegenvoorbeeld
from .tips import is_taak, taak_van, tips_voor
from .toestand import lees_toestand


def mag_lezen(burger: Burger) -> bool:
    """A parent has no look at the file of the student."""
    return burger.rol is not BurgerRol.OUDER


def lees_tegenvoorbeeld(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """What would have to be different for (more) aanvullende beurs this month; None when nothing would."""
    if not mag_lezen(burger):
        return None
    maand = Maand.van(op)
    besluit = (
        geldende_besluiten(burger.persoon_id)
        .filter(regeling=0, van__lte=maand.eerste_dag, tot__gt=maand.eerste_dag)
        .order_by("-besluit_at", "-pk")
        .first()
    )
    gevonden = tegenvoorbeeld(besluit, maand) if besluit else None
    if gevonden is None or gevonden.beeld in ZONDER_TEGENVOORBEELD:
        return None
    return {"t": gevonden, "peiljaar": maand.jaar - 2}


def lees_taken(burger: Burger, op: date) -> list[Taak]:
    """Everything to be done: one query, and one more for who may miss something."""
    toestand = lees_toestand(burger.persoon_id, op) if mag_lezen(burger) else None
    if toestand is None:
        return []
    tips = [taak_van(tip, op) for tip in tips_voor(toestand) if is_taak(tip, toestand)]
    return [*taken_van_toestand(toestand), *tips, *eenmalige_taken(toestand)]


def _altijd(burger: Burger, op: date) -> Mapping[str, Any] | None:
    return {} if mag_lezen(burger) else None


def registreer() -> None:
    """Called once, when the app is ready."""
    registreer_tips()
    registreer_taken("studiefinanciering", lees_taken)
    registreer_menu(MenuPunt(_("Wat als?"), "mijn:watals", 70, mag_lezen))
    anders = "portal/vooruit/tegenvoorbeeld.html"
    registreer_paneel(
        Paneel("studiefinanciering", "tegenvoorbeeld", anders, lees_tegenvoorbeeld, 60)
    )
    registreer_paneel(
        Paneel("studiefinanciering", "watals", "portal/vooruit/naar_watals.html", _altijd, 80)
    )
