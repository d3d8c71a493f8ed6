"""The steps of the Uitleg as a page shows them: readable names and values, in the language of the page.

Rules name their steps in Dutch, and those names are the keys of the catalogue; a name with underscores is a
column and is written out here.
"""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.explain import CENTEN, CODE, JA_NEE, MAANDEN, PPM, Stap

from .kolommen import bedrag
from .teksten import COMPONENT

_KOLOM = {
    "prestatiebeurs_gebruikt": _("Maanden prestatiebeurs vóór deze maand"),
    "fase": _("Fase van de studiefinanciering"),
    "maanden_met_recht": _("Maanden met recht vóór deze maand"),
    "inkomen_onbekend": _("Inkomen van een ouder onbekend"),
}
_CODE = {
    "geen": _("geen recht"),
    "gift": _("gift"),
    "prestatiebeurs": _("prestatiebeurs"),
    "leenfase": _("leenfase"),
    "alleen_reis": _("alleen reisproduct"),
    "levenlanglerenkrediet": _("levenlanglerenkrediet"),
    "alleen_toegang": _("alleen collegegeldkrediet"),
    "lening": _("lening"),
    "niet": _("krijgt dit niet"),
}
_VORM = {f"vorm_{component.name.lower()}": naam for component, naam in COMPONENT.items()}
_OUDER = re.compile(r"ouder ([12]): (.+)")


def stapnaam(naam: str) -> str:
    """The name of a step, with a capital; of a parent's step with the number of the parent before it."""
    if naam in _KOLOM:
        return str(_KOLOM[naam])
    if naam in _VORM:
        return gettext("Vorm: %(onderdeel)s") % {"onderdeel": _VORM[naam]}
    van_ouder = _OUDER.fullmatch(naam)
    if van_ouder is None:
        return _eerste_hoofdletter(gettext(naam))
    delen = {"nummer": van_ouder[1], "stap": gettext(van_ouder[2])}
    return gettext("Ouder %(nummer)s: %(stap)s") % delen


def stapwaarde(stap: Stap) -> str:
    """The value of a step with its unit."""
    waarde = stap.waarde
    if waarde is None:
        return gettext("onbekend")
    if stap.eenheid == CENTEN:
        return bedrag(int(waarde))
    if stap.eenheid == PPM:
        return f"{int(waarde) / 10_000:.4f}".rstrip("0").rstrip(".").replace(".", ",") + " %"
    if stap.eenheid == JA_NEE:
        return gettext("ja") if waarde else gettext("nee")
    if stap.eenheid == MAANDEN:
        return gettext("%(aantal)s maanden") % {"aantal": waarde}
    if stap.eenheid == CODE:
        return str(_CODE.get(str(waarde), str(waarde).replace("_", " ")))
    return str(waarde)


def _eerste_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
