"""Steps and reasons in the reader's language: for the desk and for the debtor."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STAP: dict[str, Promise] = {
    "bericht": _("bericht over de achterstand"),
    "betaalverzoek": _("betaalverzoek"),
    "herinnering": _("herinnering"),
    "aanmaning": _("aanmaning"),
    "laatste_aanbod": _("laatste aanbod"),
    "cjib": _("overgedragen aan het CJIB"),
    "buitenland": _("overgedragen aan een incassobureau"),
    "einde": _("klaar"),
}
STOP: dict[str, Promise] = {
    "overleden": _("overleden"),
    "wsnp": _("schuldsanering (Wsnp)"),
    "uitstel": _("uitstel van betaling"),
    "schuldhulp": _("schuldhulp van de gemeente"),
    "bezwaar": _("bezwaar"),
    "aangehouden": _("aangehouden door een medewerker"),
    "brief_ongelezen": _("brief niet gelezen"),
    "betalingsregeling": _("betalingsregeling"),
    "onder_grens": _("te klein om over te dragen"),
    "geen_aanmaning": _("nog niet aangemaand"),
    "veranderd": _("veranderd sinds het voorbeeld"),
}


def stap_in_woorden(naam: str) -> str:
    """A step that is no more in use shows its name."""
    return str(STAP.get(naam, naam))


def stop_in_woorden(naam: str) -> str:
    """A reason of another room that has no words here shows its name."""
    return str(STOP.get(naam, naam.replace("_", " ")))
