"""The words of outcomes: codes of groups, arrangements and remarks as a reader of the desk sees them."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.web.templatetags.bedragen import euro

NAMEN: dict[str, str | Promise] = {
    "totaal": _("Iedereen"),
    "onderwijs": _("Soort onderwijs"),
    "wonen": _("Woonsituatie"),
    "inkomen_ouders": _("Inkomen van de ouders samen"),
    "component": _("Onderdeel"),
    "regeling": _("Terugbetaalregeling"),
    "inkomen": _("Inkomen"),
    "huishouden": _("Huishouden"),
    "ho": _("Hoger onderwijs"),
    "mbo_34": _("Mbo niveau 3 en 4"),
    "mbo_12": _("Mbo niveau 1 en 2"),
    "thuiswonend": _("Thuiswonend"),
    "uitwonend": _("Uitwonend"),
    "niet_gevraagd": _("Geen aanvullende beurs gevraagd"),
    "niet_gevraagd_schuld": _("Draagkracht niet aan de orde"),
    "onbekend": _("Inkomen niet bekend"),
    "tot_20": _("Tot € 20.000"),
    "20_40": _("€ 20.000 tot € 40.000"),
    "40_60": _("€ 40.000 tot € 60.000"),
    "60_80": _("€ 60.000 tot € 80.000"),
    "80_100": _("€ 80.000 tot € 100.000"),
    "vanaf_100": _("€ 100.000 of meer"),
    "basisbeurs": _("Basisbeurs"),
    "koopkracht": _("Verhoging koopkracht"),
    "aanvullende_beurs": _("Aanvullende beurs"),
    "lening": _("Lening"),
    "collegegeldkrediet": _("Collegegeldkrediet"),
    "eenoudertoeslag": _("Eenoudertoeslag"),
    "reisvoorziening": _("Reisproduct"),
    "levenlanglerenkrediet": _("Levenlanglerenkrediet"),
    "sf15_oud": _("SF15-oud"),
    "sf15": _("SF15"),
    "sf35": _("SF35"),
    "lllk": _("Levenlanglerenkrediet"),
    "alleen": _("Alleen"),
    "met_partner": _("Met partner"),
    "gedrag_gelijk": _(
        "Aangenomen is dat niemand anders gaat studeren, wonen of lenen door het voorstel."
    ),
    "jaar_zoals_besloten": _(
        "Gerekend is over de maanden van dit jaar waarover op de peildatum was besloten."
    ),
    "sluit_niet_aan": _(
        "Let op: de berekening onder de geldende wet is niet gelijk aan wat er geboekt staat."
    ),
    "zonder_nieuwe_vaststelling": _(
        "Een maandbedrag dat volgens de wet dit jaar niet opnieuw wordt bepaald, blijft staan."
    ),
}


def naam(code: str) -> str:
    """The words of a code; an unknown code reads as itself."""
    return str(NAMEN.get(code, code))


def geld(centen: int | None) -> str:
    """Euros, or that the cell is hidden."""
    return gettext("verborgen") if centen is None else str(euro(centen))


def aantal(mensen: int | None) -> str:
    """A count with points, or that the cell is hidden."""
    return gettext("verborgen") if mensen is None else f"{mensen:,}".replace(",", ".")


def klasse(van: int | None, tot: int | None) -> str:
    """How much a month changes, in whole euros."""
    if van == tot == 0:
        return gettext("gelijk")
    if van is None:
        return gettext("minder dan %(tot)s") % {"tot": _heel(tot or 0)}
    if tot is None:
        return gettext("%(van)s of meer") % {"van": _heel(van)}
    return gettext("%(van)s tot %(tot)s") % {"van": _heel(van), "tot": _heel(tot)}


def rij(groep: dict[str, Any]) -> dict[str, str]:
    """A group as cells of text."""
    telling = ("mensen", "wint", "verliest", "gelijk")
    bedragen = ("nu_centen", "voorstel_centen", "verschil_centen")
    return {
        "naam": naam(groep["naam"]),
        **{k: aantal(groep[k]) for k in telling},
        **{k: geld(groep[k]) for k in bedragen},
    }


def kaal(centen: int | None) -> str:
    """Euros for a file: a point, no sign of the currency, empty where hidden."""
    return (
        ""
        if centen is None
        else f"{'-' if centen < 0 else ''}{abs(centen) // 100}.{abs(centen) % 100:02d}"
    )


def _heel(centen: int) -> str:
    return str(euro(centen))[:-3]
