"""`{% panelen "start" %}` draws what apps registered; `{% menupunten as punten %}` gives the menu.

`{% naam_van_dossier as wie %}` names the person whose file is open.
"""

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.models import Persoon
from duo_portal.web.panelen import MenuPunt, menu_van, panelen_van

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
def menupunten(context: Any) -> list[MenuPunt]:
    """The menu of the citizen of this request; empty for a visitor."""
    burger = getattr(context["request"], "burger", None)
    return menu_van(burger) if burger is not None else []


@register.simple_tag(takes_context=True)
def naam_van_dossier(context: Any) -> str:
    """The name of the person whose file is open; the session knows it, else the register."""
    namen = context.get("burgersessie", {}).get("namen", {})
    if namen.get("namens"):
        return str(namen["namens"])
    return str(Persoon.objects.get(pk=context["request"].burger.persoon_id))
