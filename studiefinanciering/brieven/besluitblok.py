"""Who decided, on which articles, and how to object: what every decision letter ends with (arts. 3:45-3:47 Awb)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from duo_portal.cases.termijnen import ZES_WEKEN, verleng
from duo_portal.foundation.law import LawReference
from duo_portal.letters.inhoud import Besluitblok, Link
from duo_portal.letters.models import Brief
from studiefinanciering.inzien.besluiten import besluitsleutel
from studiefinanciering.models import Toekenning
from studiefinanciering.rules.componenten import Component

_BEDRAGEN = "Wsf 2000 art. 3.18"
ARTIKEL_COMPONENT: dict[Component, tuple[str, ...]] = {
    Component.BASISBEURS: ("Wsf 2000 art. 3.6", _BEDRAGEN),
    Component.KOOPKRACHT: ("Wsf 2000 art. 3.18a",),
    Component.AANVULLENDE_BEURS: ("Wsf 2000 art. 3.8", "Wsf 2000 art. 3.9", _BEDRAGEN),
    Component.LENING: ("Wsf 2000 art. 3.15",),
    Component.COLLEGEGELDKREDIET: ("Wsf 2000 art. 3.16a",),
    Component.EENOUDERTOESLAG: ("Wsf 2000 art. 3.5", _BEDRAGEN),
    Component.REISVOORZIENING: ("Wsf 2000 art. 3.7",),
    Component.LEVENLANGLERENKREDIET: ("Wsf 2000 art. 3.16b",),
}
TOEKENNEN = ("Wsf 2000 art. 2.1", "Wsf 2000 art. 3.19")
HERZIEN = ("Wsf 2000 art. 7.1",)


def bezwaar_tot(dag: date) -> date:
    """Last day to object to a decision that was sent on `dag`.

    Six weeks that begin on the day after (arts. 6:7 and 6:8 Awb), longer when the last day is a Saturday, Sunday
    or recognised holiday (art. 1 Algemene termijnenwet).
    """
    begin = dag + timedelta(days=1)
    return verleng(begin + ZES_WEKEN - timedelta(days=1))


def besluitblok(
    brief: Brief, artikelen: Iterable[str], *, wie: str = "", uitleg: str = ""
) -> Besluitblok:
    """The block of one letter; `artikelen` as "Wsf 2000 art. 3.18", `uitleg` an address of the portal."""
    return Besluitblok(
        wie=wie or namens_minister(is_mens=False),
        artikelen=tuple(_artikel(artikel) for artikel in dict.fromkeys(artikelen)),
        bezwaar_tot=bezwaar_tot(brief.datum),
        bezwaar_adres=settings.BEZWAAR_ADRES,
        uitleg=Link(_("Bekijk de uitleg bij uw bedragen"), uitleg or portaal("mijn:start")),
    )


def namens_minister(*, is_mens: bool) -> str:
    """By whom: the minister, and whether a person or only the computer looked at it."""
    if is_mens:
        return _(
            "De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten."
            " Een medewerker heeft naar uw gegevens gekeken."
        )
    return _(
        "De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten."
        " Onze computer heeft het uitgerekend, met de gegevens van u en van de overheid."
    )


def uitleg_adres(besluit: Toekenning) -> str:
    """Where the portal explains a decision."""
    return portaal("mijn:besluit", besluitsleutel(besluit.persoon.kenmerk, besluit.pk))


def portaal(naam: str, *args: object) -> str:
    """An address of the portal; the start when this page is not there."""
    for poging, delen in ((naam, args), ("mijn:start", ())):
        try:
            return reverse(poging, args=list(delen))
        except NoReverseMatch:
            continue
    return "/mijn/"


def _artikel(tekst: str) -> Link:
    wet = LawReference.parse(tekst)
    if not wet.artikel:
        return Link(tekst, "")
    naam = {"Wsf 2000": _("Wet studiefinanciering 2000"), "Awb": _("Algemene wet bestuursrecht")}
    lid = _(", lid %(lid)s") % {"lid": wet.lid} if wet.lid else ""
    return Link(
        _("%(wet)s, artikel %(artikel)s")
        % {"wet": naam.get(wet.wet, wet.wet), "artikel": wet.artikel}
        + lid,
        wet.link,
    )
