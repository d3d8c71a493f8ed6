"""Plans of one position below each other, and a pause more in the facts of one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from terugbetalen.rules.fase import Fasefeiten
from terugbetalen.rules.kolommen import GEEN

from .verloop import Plannen


def stapel(rijen: Sequence[Plannen]) -> Plannen:
    """Rows of one position below each other."""
    samen: dict[str, Any] = {
        naam: np.concatenate([getattr(rij, naam) for rij in rijen])
        for naam in (
            *("schuld", "erbij", "rente_ppm", "termijn", "is_extra_afgelost"),
            *("inkomen", "partner_inkomen", "is_alleenstaande_ouder", "vrijwillig", "bovenop"),
        )
    }
    breed = max(rij.fasen.aflosvrij_van.shape[1] for rij in rijen)
    fasen = [_breder(rij.fasen, breed) for rij in rijen]
    kolommen = [
        np.concatenate([getattr(f, naam) for f in fasen])
        for naam in Fasefeiten.__dataclass_fields__
    ]
    return replace(rijen[0], fasen=Fasefeiten(*kolommen), **samen)


def met_pauze(f: Fasefeiten, van: int, maanden: int) -> Fasefeiten:
    """One period more, after those that stand."""
    leeg = f.aflosvrij_van == GEEN
    if leeg.all():
        return replace(
            f, aflosvrij_van=np.array([[van]]), aflosvrij_tot=np.array([[van + maanden]])
        )
    begin = max(van, int(f.aflosvrij_tot.max()))
    return replace(
        f,
        aflosvrij_van=np.concatenate([f.aflosvrij_van, [[begin]]], axis=1),
        aflosvrij_tot=np.concatenate([f.aflosvrij_tot, [[begin + maanden]]], axis=1),
    )


def _breder(f: Fasefeiten, breed: int) -> Fasefeiten:
    """The same facts with room for as many pauses as the others have."""
    tekort = breed - f.aflosvrij_van.shape[1]
    geen = np.full((len(f), tekort), GEEN, dtype=np.int64)
    return replace(
        f,
        aflosvrij_van=np.concatenate([f.aflosvrij_van, geen], axis=1),
        aflosvrij_tot=np.concatenate([f.aflosvrij_tot, geen], axis=1),
    )
