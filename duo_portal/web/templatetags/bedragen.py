"""Amounts, days and months in the reader's language: whole cents in, text out."""

from datetime import date

from django import template
from django.utils import formats, translation

from duo_portal.foundation.money import euro as euro_nl

register = template.Library()


@register.filter
def euro(centen: int | None) -> str:
    """Cents as "€ 1.234,56" in Dutch and "€1,234.56" in English; nothing for None."""
    if centen is None:
        return ""
    teken = "-" if centen < 0 else ""
    if (translation.get_language() or "nl").startswith("en"):
        return f"{teken}€{abs(centen) // 100:,}.{abs(centen) % 100:02d}"
    return f"{teken}€\u00a0{euro_nl(abs(centen))}"


@register.filter
def datum(dag: date | None) -> str:
    """A day in words: "22 september 2023" or "22 September 2023"."""
    return "" if dag is None else formats.date_format(dag, "j F Y")


@register.filter
def maand(dag: date | None) -> str:
    """A month in words, from its first day: "september 2023"."""
    return "" if dag is None else formats.date_format(dag, "F Y")
