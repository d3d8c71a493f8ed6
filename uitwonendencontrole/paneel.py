"""The panel of a student who was in the frame of a draw: the chance and the outcome, and the way to the proof."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from duo_portal.identity.burger import Burger, BurgerRol

from .meedoen.eigen import deelname_van
from .queries import trekkingen_van


def lees(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """What the last draw did with this person; None for who was in no frame, and for a parent."""
    if not (burger.is_zelf or burger.rol == BurgerRol.VERTEGENWOORDIGER):
        return None
    verbinding = trekkingen_van(burger.persoon_id).first()
    deelname = deelname_van(burger.persoon_id, verbinding) if verbinding else None
    return {"d": deelname, "t": deelname.publicatie} if deelname else None
