"""Charts drawn by the server as SVG, always with the same numbers as a table beside them.

No script, no inline style (the content security policy allows neither): colours and type come from
`web/grafiek.css` through classes, sizes are attributes of the drawing. Lines and bands are drawn in a space of their
own that stretches with the page (`duo_portal.web.assen`), bars in percents; words never stretch: letters stay
readable on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from duo_portal.web.assen import HOOGTE as HOOGTE_LIJN
from duo_portal.web.assen import LANG_LABEL, Assen
from duo_portal.web.templatetags.bedragen import euro

HOOGTE, MARGE = 240, 28  # pixels
BREEDSTE_STAAF = 9.0  # percents of the width
MEESTE_LANG = 4
"""So many long words fit below the bars of a phone."""
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
    """Bars from left to right with their table; an empty series says so instead of drawing nothing.

    Across in percents of the page, up in pixels: it fits a phone, and its letters keep their size.
    """
    hoogste = max((staaf.waarde for staaf in staven), default=0) or 1
    stap = 100 / max(len(staven), 1)
    breed = min(stap * 0.7, BREEDSTE_STAAF)
    ankers = _ankers([staaf.label for staaf in staven])
    getekend = [
        {
            "label": staaf.label,
            "tekst": staaf.tekst,
            "nadruk": staaf.is_nadruk,
            "x": f"{(i + 0.5) * stap - breed / 2:.2f}%",
            "breed": f"{breed:.2f}%",
            "y": f"{HOOGTE - MARGE - _hoog(staaf, hoogste):.1f}",
            "hoog": f"{_hoog(staaf, hoogste):.1f}",
            "midden": {"start": "0", "end": "100%"}.get(anker, f"{(i + 0.5) * stap:.2f}%"),
            "anker": anker,
        }
        for i, (staaf, anker) in enumerate(zip(staven, ankers, strict=True))
    ]
    inhoud = {
        "titel": titel,
        "kolom": kolom,
        "waarde_kolom": waarde_kolom,
        "staven": getekend,
        "hoogte": HOOGTE,
        "bodem": HOOGTE - MARGE,
        "onder": HOOGTE - 8,
    }
    return render_to_string("components/staafgrafiek.html", inhoud)


def _hoog(staaf: Staaf, hoogste: int) -> float:
    return (HOOGTE - 2 * MARGE) * max(staaf.waarde, 0) / hoogste


def _ankers(labels: Sequence[str]) -> list[str]:
    """How the word below each bar is aligned, "" for none: long words stand below the first and the last bar only."""
    laatste = len(labels) - 1
    if max(map(len, labels), default=0) <= LANG_LABEL or laatste < MEESTE_LANG:
        return ["middle"] * len(labels)
    return ["start" if i == 0 else "end" if i == laatste else "" for i in range(len(labels))]


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
