"""Parts of lists and pages: a column with a translated title, money, a link that opens with a record."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from psycopg.types.range import Range

from duo_portal.foundation.money import euro
from duo_portal.foundation.period import Maand
from duo_portal.web.zoeken import is_uuid

Titel = str | Promise
MAX_ID = 2**63 - 1


def kolom(
    pad: str, titel: Titel, vorm: Callable[[Any], Any] | None = None
) -> Callable[[Model], Any]:
    """A column of a list: the value at a dotted `pad`, through `vorm`, under a title in both languages."""

    def waarde(rij: Model) -> Any:
        gevonden: Any = rij
        for deel in pad.split("."):
            gevonden = getattr(gevonden, deel)
        return gevonden if vorm is None or gevonden is None else vorm(gevonden)

    waarde.__name__ = pad.replace(".", "_")
    is_ja_nee = vorm is bool
    return admin.display(waarde, description=titel, boolean=is_ja_nee)  # type: ignore[arg-type]


def bedrag(centen: int) -> str:
    """Cents as "€ 1.234,56"; below zero with a minus sign before it."""
    teken = "" if centen >= 0 else "−\u00a0"
    return f"{teken}€\u00a0{euro(abs(centen))}"


def gevraagd(centen: int) -> str:
    """A requested amount: -1 is as much as possible."""
    return "max" if centen < 0 else bedrag(centen)


def maand(dag: date) -> str:
    """The month of a day as 2023-09."""
    return str(Maand.van(dag))


def dagen(reeks: Range[date]) -> str:
    """The days of a half-open range: from, and the last day that is in it."""
    return _van_tot(reeks, lambda dag: f"{dag:%d-%m-%Y}")


def maanden(reeks: Range[date]) -> str:
    """The whole months of a half-open range: the first and the last."""
    return _van_tot(reeks, maand)


def _van_tot(reeks: Range[date], vorm: Callable[[date], str]) -> str:
    van = vorm(reeks.lower) if reeks.lower else "…"
    if reeks.upper is None:
        return gettext("vanaf %(van)s") % {"van": van}
    tot = vorm(date.fromordinal(reeks.upper.toordinal() - 1))
    return van if van == tot else gettext("%(van)s t/m %(tot)s") % {"van": van, "tot": tot}


def studentlink(kenmerk: UUID) -> SafeString:
    """A link to a file, that shows nothing of who it is."""
    adres = reverse("admin:studiefinanciering_student_change", args=[kenmerk])
    return format_html('<a href="{}">{}</a>', adres, str(kenmerk)[:8])


def zoek_dossier(
    queryset: QuerySet[Any], term: str, pad: str = "persoon__kenmerk"
) -> QuerySet[Any] | None:
    """The rows of one file, by its reference or the number of the person; None when `term` is neither."""
    if is_uuid(term):
        return queryset.filter(**{pad: UUID(term)})
    if term.isascii() and term.isdigit() and int(term) <= MAX_ID:
        return queryset.filter(persoon_id=int(term))
    return None
