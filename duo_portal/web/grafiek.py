"""Charts drawn by the server as SVG, always with the same numbers as a table beside them.

No script, no inline style (the content security policy allows neither): colours and type come from
`web/grafiek.css` through classes, sizes are attributes of the drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

BREEDTE, HOOGTE, MARGE = 720, 240, 28
BREEDSTE_STAAF = 64


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: its label, its value (for the height) and how the value reads."""

    label: str
    waarde: int
    tekst: str
    is_nadruk: bool = False


def staafgrafiek(titel: str, kolom: str, waarde_kolom: str, staven: Sequence[Staaf]) -> SafeString:
    """Bars from left to right with their table; an empty series says so instead of drawing nothing."""
    hoogste = max((staaf.waarde for staaf in staven), default=0) or 1
    stap = (BREEDTE - 2 * MARGE) / max(len(staven), 1)
    breed = min(stap * 0.7, BREEDSTE_STAAF)
    getekend = [
        {
            "label": staaf.label,
            "tekst": staaf.tekst,
            "nadruk": staaf.is_nadruk,
            "x": round(MARGE + (i + 0.5) * stap - breed / 2, 1),
            "breed": round(breed, 1),
            "midden": round(MARGE + (i + 0.5) * stap, 1),
            "hoog": round((HOOGTE - 2 * MARGE) * max(staaf.waarde, 0) / hoogste, 1),
        }
        for i, staaf in enumerate(staven)
    ]
    for staaf in getekend:
        staaf["y"] = round(HOOGTE - MARGE - float(staaf["hoog"]), 1)  # type: ignore[arg-type]
    return render_to_string(
        "components/staafgrafiek.html",
        {
            "titel": titel,
            "kolom": kolom,
            "waarde_kolom": waarde_kolom,
            "staven": getekend,
            "breedte": BREEDTE,
            "hoogte": HOOGTE,
            "bodem": HOOGTE - MARGE,
            "onder": HOOGTE - 8,
        },
    )
