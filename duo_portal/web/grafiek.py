"""Charts drawn by the server as SVG, always with the same numbers as a table beside them.

No script, no inline style (the content security policy allows neither): colours and type come from
`web/grafiek.css` through classes, sizes are attributes of the drawing. Lines and bands are drawn in a space of their
own that stretches with the page (`duo_portal.web.assen`), their words are not: letters stay readable on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from duo_portal.web.assen import HOOGTE as HOOGTE_LIJN
from duo_portal.web.assen import Assen
from duo_portal.web.templatetags.bedragen import euro

BREEDTE, HOOGTE, MARGE = 720, 240, 28
BREEDSTE_STAAF = 64
MEESTE_STIPPEN = 40

Reeks = tuple[str, Sequence[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: its label, its value (for the height) and how the value reads."""

    label: str
    waarde: int
    tekst: str
    is_nadruk: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One moment of a band: its label, and the lowest, middle and highest amount, in cents."""

    label: str
    laag_centen: int
    midden_centen: int
    hoog_centen: int


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


def lijngrafiek(
    titel: str, x_kolom: str, reeksen: Sequence[Reeks], *, toelichting: str = ""
) -> SafeString:
    """Amounts over time, one line a series, with their table.

    `reeksen` are (name, [(label, cents), …]); labels that one series lacks are left out of its line and empty in
    the table. At most four series can be told apart without colour.
    """
    labels = list(dict.fromkeys(label for _, punten in reeksen for label, _ in punten))
    assen = Assen(labels, [centen for _, punten in reeksen for _, centen in punten])
    lijnen = [
        {
            "naam": naam,
            "pad": assen.pad(punten),
            "stippen": assen.stippen(punten) if len(labels) <= MEESTE_STIPPEN else [],
            "soort": f"grafiek-reeks-{nummer}",
        }
        for nummer, (naam, punten) in enumerate(reeksen, start=1)
    ]
    kolommen = [dict(punten) for _, punten in reeksen]
    rijen = [(label, [euro(kolom.get(label)) for kolom in kolommen]) for label in labels]
    return _teken(titel, x_kolom, assen, lijnen, rijen, toelichting=toelichting)


def bandgrafiek(
    titel: str,
    x_kolom: str,
    punten: Sequence[Band],
    *,
    namen: tuple[str, str, str] | None = None,
    toelichting: str = "",
) -> SafeString:
    """A line between its lowest and highest course, with their table; `namen` are those of low, middle, high."""
    laag, midden, hoog = namen or (gettext("Laagste"), gettext("Verwacht"), gettext("Hoogste"))
    assen = Assen(
        [p.label for p in punten],
        [c for p in punten for c in (p.laag_centen, p.midden_centen, p.hoog_centen)],
    )
    lijn = [(p.label, p.midden_centen) for p in punten]
    vlak = assen.vlak(
        [(p.label, p.laag_centen) for p in punten], [(p.label, p.hoog_centen) for p in punten]
    )
    lijnen = [
        {
            "naam": midden,
            "pad": assen.pad(lijn),
            "stippen": assen.stippen(lijn) if len(lijn) <= MEESTE_STIPPEN else [],
            "soort": "grafiek-reeks-1",
        }
    ]
    rijen = [
        (p.label, [euro(p.laag_centen), euro(p.midden_centen), euro(p.hoog_centen)]) for p in punten
    ]
    return _teken(
        titel, x_kolom, assen, lijnen, rijen,
        vlak=vlak, vlak_naam=f"{laag} – {hoog}", kolommen=[laag, midden, hoog], toelichting=toelichting,
    )  # fmt: skip


def _teken(
    titel: str,
    x_kolom: str,
    assen: Assen,
    lijnen: list[dict[str, Any]],
    rijen: Sequence[tuple[str, Sequence[str]]],
    **extra: Any,
) -> SafeString:
    inhoud = {
        "titel": titel,
        "x_kolom": x_kolom,
        "assen": assen,
        "hoogte": HOOGTE_LIJN,
        "lijnen": lijnen,
        "rijen": rijen,
        "kolommen": [lijn["naam"] for lijn in lijnen],
    }
    return render_to_string("components/lijngrafiek.html", inhoud | extra)
