"""The traffic light of a case, in words as well as in colour, and how its last day was counted."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.cases.models import Zaak
from duo_portal.cases.termijn.stand import kleur_van, stand_van
from duo_portal.foundation.money import euro


def licht(zaak: Zaak) -> SafeString | str:
    """Days left or days too late; nothing for a finished case. No query but that of the day."""
    if zaak.afgedaan_op is not None:
        return gettext("klaar")
    op = vandaag()
    over = (zaak.termijn_tot - op).days
    tekst = (
        ngettext("nog %(n)s dag", "nog %(n)s dagen", over) % {"n": over}
        if over >= 0
        else ngettext("%(n)s dag te laat", "%(n)s dagen te laat", -over) % {"n": -over}
    )
    return format_html(
        '<span class="termijn termijn-{}">{}</span>', kleur_van(zaak.termijn_tot, op), tekst
    )


def afleiding(zaak: Zaak) -> SafeString:
    """Every step with its article and day, and what a notice of default has cost until today."""
    stand = stand_van(zaak, vandaag())
    lijst = format_html_join(
        "",
        "<li>{} {} <span>({})</span></li>",
        ((stap.tekst, _dag(stap.datum), stap.bron or "—") for stap in stand.afleiding),
    )
    stil = gettext("De termijn staat nu stil.") if stand.is_geschorst else ""
    geld = ""
    if stand.dwangsom is not None and stand.dwangsom.dagen:
        geld = gettext("Dwangsom tot nu toe: %(bedrag)s over %(dagen)s dagen.") % {
            "bedrag": euro(stand.dwangsom.bedrag_centen),
            "dagen": stand.dwangsom.dagen,
        }
    return format_html('<ol class="termijnstappen">{}</ol><p>{} {}</p>', lijst, stil, geld)


def _dag(dag: Any) -> str:
    return formats.date_format(dag, "j F Y")


class Termijnfilter(admin.SimpleListFilter):
    """What is late, what is nearly late, and who gave notice of default."""

    title = _("termijn")
    parameter_name = "termijn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The queues of the morning."""
        return [
            ("ingebreke", gettext("in gebreke gesteld")),
            ("laat", gettext("te laat")),
            ("week", gettext("deze week")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Zaak]) -> QuerySet[Zaak]:
        """Open cases only, by the index on their last day."""
        from datetime import timedelta

        op, keuze = vandaag(), self.value()
        if keuze == "ingebreke":
            return queryset.filter(afgedaan_op=None, ingebrekestelling__isnull=False)
        if keuze == "laat":
            return queryset.filter(afgedaan_op=None, termijn_tot__lt=op)
        if keuze == "week":
            return queryset.filter(
                afgedaan_op=None, termijn_tot__gte=op, termijn_tot__lte=op + timedelta(weeks=1)
            )
        return queryset
