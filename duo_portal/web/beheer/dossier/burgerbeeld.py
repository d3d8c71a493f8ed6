"""The portal as the citizen sees it, for a colleague on the telephone with him: to read, never to act.

It is no sign-in as the citizen. The panels of the portal are read for his file and drawn within the desk; links
become text and forms are left out, so that nothing can be done here. Each look is on record like any other.
"""

import copy
import re
from datetime import date
from typing import Any

from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation import clock
from duo_portal.identity.burger import Burger, BurgerRol
from duo_portal.web.panelen import panelen_van, taken_van

from .toegang import Bezoek, achter_de_deur

PLEKKEN = {
    "start": _("Overzicht"),
    "studiefinanciering": _("Mijn studiefinanciering"),
    "betalingen": _("Betalingen"),
    "schuld": _("Mijn schuld"),
    "gegevens": _("Mijn gegevens"),
}
_DOEN = re.compile(r"<form\b.*?</form>|<button\b.*?</button>|<input\b[^>]*>", re.DOTALL)
_LINK = re.compile(r"<a\b[^>]*>", re.DOTALL)


@achter_de_deur("zoals de burger het ziet")
def zoals_de_burger(bezoek: Bezoek) -> HttpResponse:
    """The panels of one place of the portal."""
    request = bezoek.request
    plek = request.GET.get("plek", "start")
    plek = plek if plek in PLEKKEN else "start"
    op = bedrijfsdatum.vandaag()
    context = site.each_context(request) | {
        "title": gettext("Zoals de burger het ziet"),
        "persoon": bezoek.persoon,
        "opening": bezoek.opening,
        "plek": plek,
        "plekken": PLEKKEN,
        "stukken": _stukken(request, bezoek.persoon.pk, plek, op),
        "taken": taken_van(_kijker(bezoek.persoon.pk), op) if plek == "start" else [],
    }
    return TemplateResponse(request, "dossier/burger.html", context)


def _kijker(persoon_id: int) -> Burger:
    """The citizen himself, who may only read."""
    return Burger(
        aangemeld_id=persoon_id,
        persoon_id=persoon_id,
        rol=BurgerRol.ZELF,
        mag_handelen=False,
        bevestigd_at=clock.nu(),
    )


def _stukken(request: HttpRequest, persoon_id: int, plek: str, op: date) -> list[SafeString]:
    kijker = _kijker(persoon_id)
    # A request of nobody's session: the colleague's own stays as it is, and no citizen is signed in.
    verzoek: Any = copy.copy(request)
    verzoek.burger, verzoek.session = kijker, {}
    return [
        alleen_lezen(render_to_string(sjabloon, {**inhoud, "vandaag": op}, verzoek))
        for sjabloon, inhoud in panelen_van(plek, kijker, op)
    ]


def alleen_lezen(stuk: str) -> SafeString:
    """A rendered panel without anything to click: links are text, forms, buttons and fields are left out."""
    zonder = _DOEN.sub("", stuk)
    # Rendered by templates that escape; only tags are taken away here.
    return SafeString(_LINK.sub("<span>", zonder).replace("</a>", "</span>"))
