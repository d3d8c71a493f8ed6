"""What is the same on every page is drawn once a language, and kept: `{% vast %} … {% endvast %}`, `{% pad %}`.

The frame of the portal (stylesheets, footer, buttons) was half the work of drawing an overview. What stands between the
tags sees no variable of the page at all, so that nothing of one reader can reach another.
"""

from collections.abc import Mapping
from typing import Any, cast

from django import template
from django.conf import settings
from django.template.base import Node, NodeList, Parser, Template, Token
from django.template.context import Context
from django.utils import translation
from django.utils.safestring import SafeString

from duo_portal.web.adressen import adres_van_pagina

register = template.Library()


class VastNode(Node):
    """Keeps what it drew for as long as the template itself is kept."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._getekend: Mapping[tuple[str | None, str, str], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The same text for everybody who reads this language at these addresses."""
        sleutel = (translation.get_language(), settings.ROOT_URLCONF, settings.STATIC_URL)
        if sleutel not in self._getekend:
            leeg = Context({})
            with leeg.bind_template(cast("Template", context.template)):
                self._getekend = {**self._getekend, sleutel: self.nodelist.render(leeg)}
        return self._getekend[sleutel]


@register.tag
def vast(parser: Parser, token: Token) -> VastNode:
    """`{% vast %} … {% endvast %}` around what never differs but by language."""
    nodelist = parser.parse(("endvast",))
    parser.delete_first_token()
    return VastNode(nodelist)


@register.simple_tag
def pad(url_naam: str) -> Any:
    """The address of a page without arguments, empty when there is no such page: `{% pad "privacy" as adres %}`."""
    return adres_van_pagina(url_naam)
