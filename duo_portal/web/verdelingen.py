"""Charts of shares and of ratios, drawn by the server: rows of words with a small drawing under each.

The words stand outside the drawing, so that they wrap on a phone; every number of a drawing stands in its words too,
so that nobody depends on seeing it. Same rules as `duo_portal.web.grafiek`: no script, no inline style.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

ONDER, BOVEN = 0.125, 8.0
"""The ends of the axis of ratios; it is logarithmic, so that twice and half as often are as far from equal."""
STREPEN = (0.25, 0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class Verdeling:
    """A row of shares: its label, how it reads, and a count per group."""

    label: str
    tekst: str
    aantallen: Sequence[int]


@dataclass(frozen=True, slots=True)
class Verhouding:
    """A row with a ratio and its interval; `nadruk` draws it heavier. Without a ratio nothing is drawn."""

    label: str
    tekst: str
    ratio: float | None
    interval: tuple[float, float] | None
    nadruk: bool = False


def verdelingsgrafiek(titel: str, groepen: Sequence[str], rijen: Sequence[Verdeling]) -> SafeString:
    """One bar of a hundred percent a row, divided over the groups in their order (at most four)."""
    getekend = []
    for rij in rijen:
        samen, begin, delen = sum(rij.aantallen) or 1, 0.0, []
        for nummer, aantal in enumerate(rij.aantallen, start=1):
            breed = 100 * aantal / samen
            delen.append({"soort": nummer, "x": f"{begin:.2f}%", "breed": f"{breed:.2f}%"})
            begin += breed
        getekend.append({"label": rij.label, "tekst": rij.tekst, "delen": delen})
    inhoud = {"titel": titel, "groepen": list(enumerate(groepen, start=1)), "rijen": getekend}
    return render_to_string("components/verdelingsgrafiek.html", inhoud)


def verhoudingsgrafiek(
    titel: str, rijen: Sequence[Verhouding], *, band: tuple[float, float], uitleg: str
) -> SafeString:
    """One ratio with its interval a row on an axis from an eighth to eight; `band` is what counts as equal."""
    getekend = []
    for rij in rijen:
        tekening = None
        if rij.ratio is not None:
            laag, hoog = rij.interval or (rij.ratio, rij.ratio)
            tekening = {"van": _plaats(laag), "tot": _plaats(hoog), "punt": _plaats(rij.ratio)}
        getekend.append(
            {"label": rij.label, "tekst": rij.tekst, "nadruk": rij.nadruk, "tekening": tekening}
        )
    breed = _log(band[1]) - _log(band[0])
    inhoud = {
        "titel": titel,
        "rijen": getekend,
        "uitleg": uitleg,
        "strepen": [{"x": _plaats(waarde), "is_gelijk": waarde == 1} for waarde in STREPEN],
        "band_x": _plaats(band[0]),
        "band_breed": f"{breed:.2f}%",
    }
    return render_to_string("components/verhoudingsgrafiek.html", inhoud)


def _log(waarde: float) -> float:
    """Percents of the width; what lies beyond the axis stands at its end."""
    binnen = min(max(waarde, ONDER), BOVEN)
    return 100 * math.log(binnen / ONDER) / math.log(BOVEN / ONDER)


def _plaats(waarde: float) -> str:
    return f"{_log(waarde):.2f}%"
