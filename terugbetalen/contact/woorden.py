"""What pages and letters of this room say alike: a moment on two clocks, facts and outcomes in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.models import Afspraak, Contactmoment, Kanaal, Tijdslot

from .agenda import NEDERLAND, plaatselijk, verschil
from .feiten import FEITEN, Maat
from .regels import tekst_uit

SOORT: Mapping[str, str | Promise] = {
    Tijdslot.Soort.TELEFOON: _("Wij bellen u"),
    Tijdslot.Soort.VIDEO: _("Videogesprek"),
    Tijdslot.Soort.KANTOOR: _("Op ons kantoor"),
}
KANAAL: Mapping[str, str | Promise] = {
    Kanaal.TELEFOON: _("telefoon"),
    Kanaal.EMAIL: _("e-mail"),
    Kanaal.VIDEO: _("videogesprek"),
    Kanaal.KANTOOR: _("op kantoor"),
    Kanaal.BEZOEK: _("huisbezoek"),
    Kanaal.BRIEF: _("brief"),
}
_U = Contactmoment.Uitkomst
UITKOMST: Mapping[str, str | Promise] = {
    _U.NIET_BEREIKT: _("niet bereikt"),
    _U.VOICEMAIL: _("voicemail ingesproken"),
    _U.VERKEERD_NUMMER: _("verkeerd nummer of adres"),
    _U.GESPROKEN: _("gesproken, niets afgesproken"),
    _U.BETAALT: _("gaat betalen"),
    _U.REGELING: _("wil een betalingsregeling"),
    _U.INKOMENSTOETS: _("wil minder betalen naar inkomen"),
    _U.SCHULDHULP: _("gaat naar schuldhulp"),
    _U.ONEENS: _("is het niet eens met de schuld"),
    _U.GEEN_CONTACT: _("wil niet gebeld worden"),
}
VERVOLG: Mapping[str, str | Promise] = {
    Contactmoment.Vervolg.GEEN: _("niets"),
    Contactmoment.Vervolg.TERUGBELLEN: _("terugbellen"),
    Contactmoment.Vervolg.BRIEF: _("brief sturen"),
    Contactmoment.Vervolg.OPNIEUW: _("later opnieuw proberen"),
}
STATUS: Mapping[str, str | Promise] = {
    Afspraak.Status.GEMAAKT: _("staat"),
    Afspraak.Status.VERZET: _("verzet"),
    Afspraak.Status.GEANNULEERD: _("geannuleerd"),
    Afspraak.Status.GEWEEST: _("geweest"),
    Afspraak.Status.NIET_VERSCHENEN: _("niet verschenen"),
    Afspraak.Status.VOORBIJ: _("voorbij, niets vastgelegd"),
}


def klok(moment: datetime) -> str:
    """A local moment as a clock reads it: "dinsdag 5 december 2023 om 15.30 uur"."""
    return gettext("%(dag)s om %(tijd)s uur") % {
        "dag": formats.date_format(moment, "l j F Y"),
        "tijd": formats.date_format(moment, "H:i"),
    }


def eigen_tijd(moment: datetime, tijdzone: str) -> str:
    """The moment where the debtor is, with how far that is from UTC when that is not the Netherlands."""
    hier = plaatselijk(moment, tijdzone)
    return klok(hier) if tijdzone == NEDERLAND else f"{klok(hier)} ({verschil(hier)})"


def nederlandse_tijd(moment: datetime) -> str:
    """The moment in the Netherlands."""
    return klok(plaatselijk(moment, NEDERLAND))


def is_andere_klok(moment: datetime, tijdzone: str) -> bool:
    """Whether the two clocks differ then: only so are both worth showing."""
    return plaatselijk(moment, tijdzone).utcoffset() != plaatselijk(moment, NEDERLAND).utcoffset()


def feit_in_woorden(feit: str, waarde: Any) -> str:
    """The value of a fact as a reader reads it; "nooit" or "niet bekend" where there is none."""
    maat = FEITEN[feit].maat
    if waarde is None:
        return gettext("nooit") if maat is Maat.DAGEN else gettext("niet bekend")
    if maat is Maat.EURO:
        return euro(int(waarde))
    if maat is Maat.JA_NEE:
        return gettext("ja") if waarde else gettext("nee")
    return str(waarde)


def reden_voor_u(regeldata: Mapping[str, Any], feiten: Mapping[str, Any]) -> str:
    """Why somebody is on a list, as he reads it: the sentence of the rule of that day, with his own facts."""
    waarden = {feit: feit_in_woorden(feit, waarde) for feit, waarde in feiten.items()}
    return tekst_uit(regeldata, "aan_u").format_map(waarden)
