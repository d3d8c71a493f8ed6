"""Cases, work and letters in the admin. Actions call the operations of `cases`."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from duo_portal.cases import operations
from duo_portal.cases.models import Werkopdracht, Zaak, ZaakStap
from duo_portal.letters.models import Brief
from duo_portal.web.admin_read_only import InzageAdmin, ReadOnlyInline


class StapInline(ReadOnlyInline):
    """The road a case went."""

    model = ZaakStap
    fields = ("op", "van", "naar", "actor", "reden")
    readonly_fields = ("op",)
    ordering = ("pk",)


@admin.register(Zaak)
class ZaakAdmin(InzageAdmin[Zaak]):
    """Cases, newest first; filter by state and kind."""

    list_display = (
        "kenmerk",
        "soort",
        "persoon",
        "ontvangen_op",
        "termijn_tot",
        "status",
        "uitkomst",
    )
    list_select_related = ("persoon",)
    list_filter = ("status", "soort")
    inlines = (StapInline,)


@admin.register(Werkopdracht)
class WerkopdrachtAdmin(InzageAdmin[Werkopdracht]):
    """Work that only a person can settle."""

    list_display = ("aangemaakt_op", "soort", "reden", "persoon", "bron", "status", "toegewezen")
    list_select_related = ("persoon",)
    list_filter = ("status", "bron")
    actions = ("pak_op",)

    def has_oppakken_permission(self, request: HttpRequest) -> bool:
        """Whether this colleague may take work."""
        return bool(request.user.has_perm("cases.change_werkopdracht"))

    @admin.action(description="Pak op (wijs toe aan mij)", permissions=["oppakken"])
    def pak_op(self, request: HttpRequest, queryset: QuerySet[Werkopdracht]) -> None:
        """Take the chosen work."""
        naam = request.user.get_username()
        for opdracht_id in queryset.values_list("pk", flat=True)[:100]:
            try:
                operations.wijs_toe(werkopdracht_id=opdracht_id, aan=naam, actor=naam)
            except operations.ZaakVeranderd as fout:
                messages.warning(request, str(fout))


@admin.register(Brief)
class BriefAdmin(InzageAdmin[Brief]):
    """Letters with their frozen data."""

    list_display = ("aangemaakt_op", "soort", "persoon_id", "taal", "bron", "bron_id", "status")
    list_filter = ("status",)
    search_fields = ("=persoon_id", "=bron_id")
    search_help_text = "Nummer van de persoon of van het besluit (geen BSN)."
    exclude = ("hash",)
