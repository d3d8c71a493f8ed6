"""What the pages of changes need: names of components, days out of a receipt."""

from datetime import date

from django import template

from studiefinanciering.inzien.woorden import COMPONENT
from studiefinanciering.rules.componenten import Component

register = template.Library()


@register.filter
def componentnaam(component: Component) -> str:
    """A part of student finance in the reader's words."""
    return str(COMPONENT[component])


@register.filter
def als_dag(tekst: str | None) -> date | None:
    """A day as a receipt keeps it ("2023-11-01")."""
    return date.fromisoformat(tekst) if tekst else None
