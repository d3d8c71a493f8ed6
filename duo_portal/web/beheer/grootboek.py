"""The ledger in the admin: bookings with their legs, the chart, closed months; shown, never changed.

A booking is found by its exact key or by the id of a person; both use an index, so that a hundred million
legs stay searchable.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from duo_portal.foundation.money import euro
from duo_portal.ledger import queries
from duo_portal.ledger.codes import Component, Vorm, naam
from duo_portal.ledger.models import Account, AfgeslotenPeriode, Boeking, BoekingLeg
from duo_portal.web.admin_read_only import InzageAdmin, ReadOnlyModelAdmin

_KOPPEN = ("Regel", "Rekening", "Debet", "Credit", "Maand", "Component", "Vorm", "Volgnummer")
_MAX_ID = 2**63 - 1
_MAX_GEVONDEN = 1000


@admin.register(Boeking)
class BoekingAdmin(InzageAdmin[Boeking]):
    """Search by exact key or person; a booking of a person opens only with a record of who looked."""

    list_display = (
        "id",
        "soort_naam",
        "effectief_op",
        "bedrijfsdatum",
        "run_id",
        "sleutel",
        "omschrijving",
    )
    fields = (
        "id",
        "sleutel",
        "soort_naam",
        "persoon_id",
        "run_id",
        "effectief_op",
        "bedrijfsdatum",
        "geboekt_at",
        "omschrijving",
        "draait_terug",
        "teruggedraaid_door",
        "regels",
    )
    readonly_fields = fields
    search_fields = ("sleutel",)
    search_help_text = "Hele sleutel, of het nummer van een persoon."
    show_facets = admin.ShowFacets.NEVER

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Boeking], search_term: str
    ) -> tuple[QuerySet[Boeking], bool]:
        """Exact, never LIKE."""
        term = search_term.strip()
        if not term:
            return queryset, False
        gevonden = Q(sleutel=term)
        if term.isascii() and term.isdigit() and int(term) <= _MAX_ID:
            # The ids first: "key or in a subquery" would make Postgres read every booking.
            ids = queries.boekingen_van(int(term)).values_list("pk", flat=True)
            gevonden |= Q(pk__in=list(ids[:_MAX_GEVONDEN]))
        return queryset.filter(gevonden), False

    @admin.display(description="soort")
    def soort_naam(self, boeking: Boeking) -> str:
        """The posting pattern in words."""
        return boeking.soort_naam

    @admin.display(description="teruggedraaid door")
    def teruggedraaid_door(self, boeking: Boeking) -> str:
        """The reversal, if there is one."""
        return str(Boeking.objects.filter(draait_terug=boeking).first() or "")

    @admin.display(description="regels")
    def regels(self, boeking: Boeking) -> SafeString:
        """The legs as a table."""
        legs = BoekingLeg.objects.filter(boeking=boeking).select_related("account")
        koppen = format_html_join("", '<th scope="col">{}</th>', ((kop,) for kop in _KOPPEN))
        rijen = format_html_join(
            "",
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td>"
            "<td>{}</td></tr>",
            (_rij(leg) for leg in legs),
        )
        return format_html(
            "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", koppen, rijen
        )


def _rij(leg: BoekingLeg) -> tuple[Any, ...]:
    bedrag = euro(leg.bedrag_centen)
    debet, credit = (bedrag, "") if leg.debet_centen > 0 else ("", bedrag)
    return (
        leg.regel,
        leg.account,
        debet,
        credit,
        f"{leg.maand:%Y-%m}" if leg.maand else "",
        naam(Component, leg.component),
        naam(Vorm, leg.vorm),
        leg.volgnummer or "",
    )


@admin.register(Account)
class AccountAdmin(ReadOnlyModelAdmin[Account]):
    """The chart of accounts."""

    list_display = (
        "code",
        "naam",
        "soort",
        "opdrachtgever",
        "begrotingsartikel",
        "draagt_component",
    )
    list_filter = ("soort", "opdrachtgever")
    list_per_page = 100
    ordering = ("code",)


@admin.register(AfgeslotenPeriode)
class AfgeslotenPeriodeAdmin(ReadOnlyModelAdmin[AfgeslotenPeriode]):
    """Closed months."""

    list_display = ("__str__", "afgesloten_at", "afgesloten_door", "reden")
