"""What this room hangs on the page of the debt: the list of acts, the tips, and the way to the statements."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from duo_portal.identity.burger import Burger
from duo_portal.web.adressen import adres_voor
from duo_portal.web.panelen import Paneel, registreer_paneel
from terugbetalen.portaal.lezing import lezing
from terugbetalen.portaal.panelen import mag_lezen

from .daden import mogelijkheden
from .stand import lees_stand
from .tips import tips

PLEK = "terugbetalen"
"""The place on `terugbetalen:start`."""


def lees_daden(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """What can be done, why the rest cannot, and what to look at first; None for who owes nothing."""
    if not mag_lezen(burger):
        return None
    stand = lees_stand(burger.persoon_id, op, lezing(burger, op))
    if not stand.leningen and stand.definitief_centen <= 0:
        return None
    gekozen = mogelijkheden(burger, stand)
    return {
        "wel": gekozen.wel,
        "nu_niet": gekozen.nu_niet,
        "tips": [(tip, adres_voor(burger, tip.url_naam)) for tip in tips(stand)],
        "opgaven": adres_voor(burger, "terugbetalen:opgaven"),
    }


def registreer_panelen() -> None:
    """Called once, when the app is ready."""
    registreer_paneel(Paneel(PLEK, "terugbetaal_daden", "portal/aflossen/daden.html", lees_daden, 50))  # fmt: skip
