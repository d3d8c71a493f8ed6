"""The panel of a student who was in the frame of a draw: own code, chance, ticket and proof, drawn or not."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from duo_portal.identity.burger import Burger, BurgerRol

from .operations.trekken import bewijs_van
from .queries import trekkingen_van


def lees(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """What the last draw did with this person; None for who was in no frame, and for a parent."""
    if not (burger.is_zelf or burger.rol == BurgerRol.VERTEGENWOORDIGER):
        return None
    verbinding = trekkingen_van(burger.persoon_id).first()
    bewijs = bewijs_van(burger.persoon_id, verbinding) if verbinding else None
    if verbinding is None or bewijs is None:
        return None
    return {
        "dag": verbinding.kader.peildatum,
        "aantal": verbinding.aantal,
        "totaal": verbinding.kader.aantal,
        "pseudoniem": bewijs.pseudoniem.hex(),
        "lot": bewijs.lot.hex() if bewijs.lot else "",
        "is_geloot": bewijs.is_geloot,
        "wortel": bewijs.wortel.hex(),
        "stappen": [(kant, buur.hex()) for kant, buur in bewijs.stappen],
    }
