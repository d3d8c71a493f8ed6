"""`{% panelen "start" %}` draws what apps registered; `{% menulijst as lijst %}` gives the menu.

`{% naam_van_dossier as wie %}` names the person whose file is open.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from duo_portal.web.adressen import adres_voor
from duo_portal.web.panelen import MenuPunt, menu_van, panelen_van, tekst_van

register = template.Library()
_VAN_DE_PAGINA = ("request", "csrf_token", "burgersessie", "messages")


@register.simple_tag(takes_context=True)
def panelen(context: Any, plek: str) -> SafeString:
    """Every panel of a place, for the citizen of this request."""
    burger = context["request"].burger
    if burger is None:
        return SafeString("")
    op = context.get("vandaag") or bedrijfsdatum.vandaag()  # a page that knows the day says so
    # Of the page a panel sees these alone, so that no name of the page means something else in it.
    mee = {naam: context[naam] for naam in _VAN_DE_PAGINA if naam in context}
    haal = context.template.engine.get_template
    stukken = [
        (haal(sjabloon).render(context.new({**mee, **inhoud})),)
        for sjabloon, inhoud in panelen_van(plek, burger, op)
    ]
    return format_html_join("\n", "{}", stukken)


@register.simple_tag(takes_context=True)
def menulijst(context: Any) -> SafeString:
    """The links of the menu of this citizen, for a phone and for a desk alike; nothing for a visitor.

    The page itself is "page"; of a page beneath one of the menu the item above it is "true".
    """
    request = context["request"]
    burger = getattr(request, "burger", None)
    if burger is None:
        return SafeString("")
    regels = []
    for punt in menu_van(burger):
        adres = adres_voor(burger, punt.url_naam)
        if adres:
            tekst, teller = tekst_van(punt, burger)
            nu = _nu(request.path, adres, is_onder=bool(punt.onder) and _onder(request, punt))
            regels.append(_regel(adres, nu, tekst, teller))
    return SafeString("".join(regels))


@lru_cache(512)
def _regel(adres: str, nu: str, tekst: str, teller: str) -> SafeString:
    """Every page draws the same dozen lines."""
    woorden = f"{tekst} ({teller})" if teller else tekst
    return format_html('<li><a href="{}"{}>{}</a></li>', adres, SafeString(nu), woorden)


def _onder(request: HttpRequest, punt: MenuPunt) -> bool:
    """Whether the page is one of those named with an item, or stands beneath one of them."""
    hier = request.resolver_match.view_name if request.resolver_match else ""
    burger = getattr(request, "burger", None)
    adressen = [(naam, adres_voor(burger, naam)) for naam in punt.onder]
    return any(hier == naam or (pad and request.path.startswith(pad)) for naam, pad in adressen)


def _nu(pad: str, adres: str, *, is_onder: bool) -> str:
    if pad == adres:
        return ' aria-current="page"'
    beneden = adres != "/mijn/" and pad.startswith(adres)  # every page stands beneath the first one
    return ' aria-current="true"' if beneden or is_onder else ""


@register.simple_tag(takes_context=True)
def naam_van_dossier(context: Any) -> str:
    """The name of the person whose file is open; the session knows it, else the register."""
    namen = context.get("burgersessie", {}).get("namen", {})
    if namen.get("namens"):
        return str(namen["namens"])
    return str(Persoon.objects.get(pk=context["request"].burger.persoon_id))
