"""The words of a run's page: states, buttons and totals, in Dutch and through the catalogue in English.

Titles of steps come from the app that registered the kind of run; they are keys of the catalogue too.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.money import euro

STATUS_STAP = {
    "wacht": _("wacht"),
    "bezig": _("bezig"),
    "wacht_op_mens": _("wacht op een medewerker"),
    "klaar": _("klaar"),
    "geweigerd": _("geweigerd"),
}
STATUS_RUN = {
    "lopend": _("loopt"),
    "wacht_op_mens": _("wacht op een medewerker"),
    "afgerond": _("afgerond"),
    "geannuleerd": _("geannuleerd"),
    "mislukt": _("gestopt door een fout"),
}
STATUS_POST = {"open": _("open"), "opgelost": _("opgelost")}
KNOP = {
    "tekenen": _("Tekenen"),
    "vrijgeven": _("Vrijgeven"),
    "annuleren": _("Annuleren"),
    "hervatten": _("Hervatten"),
}
TOTAAL = {
    "aangehouden": _("aangehouden"),
    "bestanden": _("bestanden"),
    "bestanden_bevestigd": _("bestanden bevestigd"),
    "betaald_centen": _("betaald"),
    "betalingen": _("betalingen"),
    "geboekt": _("geboekt"),
    "kas_centen": _("te betalen"),
    "onbruikbare_rekeningen": _("onbruikbare rekeningen"),
    "personen": _("personen"),
    "regels": _("regels"),
    "som_centen": _("som"),
    "te_veel": _("personen met te veel ontvangen"),
    "te_veel_centen": _("te veel ontvangen"),
    "totaal_centen": _("totaal"),
    "verrekend_centen": _("verrekend"),
    "verstuurd": _("verstuurd"),
}


def totalen_tekst(totalen: Mapping[str, Any]) -> str:
    """Totals as "personen 1.234, som € 5,00": names that end in _centen are money."""
    delen = []
    for naam, waarde in sorted(totalen.items()):
        if isinstance(waarde, bool) or not isinstance(waarde, int):
            continue
        woord = TOTAAL.get(naam) or naam.removesuffix("_centen").replace("_", " ")
        if naam.endswith("_centen"):
            delen.append(f"{woord} € {euro(waarde)}")
        else:
            delen.append(f"{woord} {waarde:,}".replace(",", "."))
    return ", ".join(delen)


def staptitel(titel: str) -> str:
    """The title of a step as its app registered it, in the language of the page."""
    return gettext(titel)
