"""Cases, work and letters in the admin. Actions call the operations of `cases`."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.cases import operations
from duo_portal.cases.models import Werkopdracht, Zaak, ZaakStap
from duo_portal.letters.models import Brief
from duo_portal.web.admin_read_only import InzageAdmin, ReadOnlyInline
from duo_portal.web.beheer.termijnen import lijsten, tonen
from duo_portal.web.zaakpaginas import adres_om_te_beslissen, zaakpaginas


class StapInline(ReadOnlyInline):
    """The road a case went."""

    model = ZaakStap
    fields = ("op", "van", "naar", "actor", "reden")
    readonly_fields = ("op",)
    ordering = ("pk",)


class TeBeslissen(admin.SimpleListFilter):
    """Cases that wait for a colleague and have a page to decide on; they are few, and found by their term."""

    title = _("wacht op een medewerker")
    parameter_name = "te_beslissen"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """One choice."""
        return [("ja", gettext("alleen deze"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Zaak]) -> QuerySet[Zaak]:
        """Open, about a subject that a page exists for."""
        if self.value() != "ja":
            return queryset
        onderwerpen = [pagina.onderwerp for pagina in zaakpaginas()]
        return queryset.filter(afgedaan_op=None, onderwerp__in=onderwerpen)


@admin.register(Zaak)
class ZaakAdmin(InzageAdmin[Zaak]):
    """Cases, newest first; filter by state and kind."""

    list_display = (
        "kenmerk",
        "soort",
        "persoon",
        "ontvangen_op",
        "termijn_tot",
        "licht",
        "status",
        "uitkomst",
    )
    list_select_related = ("persoon",)
    list_filter = (tonen.Termijnfilter, TeBeslissen, "status", "soort")
    readonly_fields = ("afleiding",)
    inlines = (StapInline,)

    class Media:
        """The colours of the light."""

        css: ClassVar = {"all": ["web/termijnen.css"]}

    @admin.display(description=lijsten.LICHT)
    def licht(self, zaak: Zaak) -> SafeString | str:
        """Days left or days too late."""
        return tonen.licht(zaak)

    @admin.display(description=lijsten.AFLEIDING)
    def afleiding(self, zaak: Zaak) -> SafeString:
        """How the last day was counted."""
        adres = reverse("admin:zaak_termijn", args=[zaak.pk])
        tekst = gettext("Naar de termijn")
        return format_html('{}<p><a href="{}">{}</a></p>', tonen.afleiding(zaak), adres, tekst)

    def get_list_display(self, request: HttpRequest) -> Any:
        """With a way to decide, for who may."""
        mag = any(request.user.has_perm(pagina.recht) for pagina in zaakpaginas())
        return (*self.list_display, "beslissen") if mag else self.list_display

    @admin.display(description=_("beslissen"))
    def beslissen(self, zaak: Zaak) -> SafeString | str:
        """A link to the page where a colleague decides."""
        adres = adres_om_te_beslissen(zaak)
        tekst = gettext("Beslis over %(zaak)s") % {"zaak": zaak.kenmerk}
        return format_html('<a href="{}">{}</a>', adres, tekst) if adres else ""


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
