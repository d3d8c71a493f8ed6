"""What these letters have in common: a percentage, the rules in words, and the decision block (arts. 3:45-3:47 Awb)."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import formats
from django.utils.translation import gettext as _

from duo_portal.cases.termijnen import ZES_WEKEN, verleng
from duo_portal.foundation.law import LawReference
from duo_portal.ledger.codes import Regime
from duo_portal.letters.inhoud import Besluitblok, Link
from duo_portal.letters.models import Brief

NAMEN = {
    Regime.SF15_OUD: "SF15-oud",
    Regime.SF15: "SF15",
    Regime.SF35: "SF35",
    Regime.LLLK: "SF15-lllk",
}
JAREN = {Regime.SF15_OUD: 15, Regime.SF15: 15, Regime.SF35: 35, Regime.LLLK: 15}


def procent(ppm: int) -> str:
    """ "2,56%", "2.56%"."""
    return f"{formats.number_format(Decimal(ppm) / 10_000, 2)}%"


def regels(regeling: int) -> str:
    """Under which rules, in a sentence."""
    regime = Regime(regeling)
    return _("Voor u gelden de regels van %(naam)s. U betaalt terug in %(jaren)s jaar.") % {
        "naam": NAMEN[regime],
        "jaren": JAREN[regime],
    }


def datum(tekst: str) -> date:
    """A day as it stands in the data of a letter."""
    return date.fromisoformat(tekst)


def portaal(naam: str) -> str:
    """An address of the portal; the start when this page is not there."""
    for poging in (naam, "mijn:start"):
        try:
            return reverse(poging)
        except NoReverseMatch:
            continue
    return "/mijn/"


def besluitblok(brief: Brief, artikelen: Iterable[str]) -> Besluitblok:
    """Who decided, on which articles, and until when one can object: six weeks from the day after (6:7, 6:8 Awb)."""
    return Besluitblok(
        wie=_(
            "De minister van Onderwijs, Cultuur en Wetenschap heeft dit besloten."
            " Onze computer heeft het uitgerekend, met de gegevens van u en van de overheid."
        ),
        artikelen=tuple(_artikel(artikel) for artikel in artikelen),
        bezwaar_tot=verleng(brief.datum + timedelta(days=1) + ZES_WEKEN - timedelta(days=1)),
        bezwaar_adres=settings.BEZWAAR_ADRES,
        uitleg=Link(_("Bekijk de uitleg bij uw bedragen"), portaal("mijn:schuld")),
    )


def _artikel(tekst: str) -> Link:
    wet = LawReference.parse(tekst)
    lid = _(", lid %(lid)s") % {"lid": wet.lid} if wet.lid else ""
    naam = {"Awb": _("Algemene wet bestuursrecht")}.get(wet.wet, _("Wet studiefinanciering 2000"))
    kop = _("%(wet)s, artikel %(artikel)s") % {"wet": naam, "artikel": wet.artikel}
    return Link(kop + lid, wet.link)
