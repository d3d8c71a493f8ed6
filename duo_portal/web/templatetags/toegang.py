"""`{% adres_voor "mijn:rekening" as adres %}`: the address, when whoever looks may go there; else empty."""

from typing import Any

from django import template

from duo_portal.web.adressen import adres_voor as adres_van

register = template.Library()


@register.simple_tag(takes_context=True)
def adres_voor(context: dict[str, Any], url_naam: str) -> str:
    """See `duo_portal.web.adressen.adres_voor`."""
    return adres_van(getattr(context.get("request"), "burger", None), url_naam)
