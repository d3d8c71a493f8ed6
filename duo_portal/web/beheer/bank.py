"""The bank in the admin: files that went and came, statements, their lines, and what could not be taken in.

Nothing is changed here. What an app may do with a file (`vervang` of studiefinanciering) it adds by a subclass
of `BankBestandAdmin` that it registers instead: the cellar knows no app.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.money import euro
from duo_portal.gateways.models import Afschrift, Afschriftregel, BankBestand, InQuarantaine
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin

STATUS = {
    "in_opbouw": _("in opbouw"),
    "compleet": _("compleet"),
    "aangeleverd": _("aangeleverd"),
    "geaccepteerd": _("geaccepteerd"),
    "deels": _("deels geaccepteerd"),
    "geweigerd": _("geweigerd"),
    "verwerkt": _("ontvangen en verwerkt"),
}
SOORT = {
    "pain001": _("betaalopdracht"),
    "pain002": _("antwoord op een opdracht"),
    "camt053": _("rekeningafschrift"),
}
STATUS_REGEL = {
    "gematcht": _("gematcht"),
    "gematcht_deels": _("deels gematcht"),
    "retour": _("teruggekomen"),
    "tussenrekening": _("op de tussenrekening"),
}


def _euro(centen: int) -> str:
    return f"€ {euro(centen)}" if centen >= 0 else f"− € {euro(-centen)}"


@admin.register(BankBestand)
class BankBestandAdmin(ReadOnlyModelAdmin[BankBestand]):
    """Files of payments, answers and statements, with counts and sums; content stays encrypted on disk."""

    list_display = ("msg_id", "soort_tekst", "status_tekst", "run", "aantal", "bedrag", "dag")
    list_filter = ("soort", "status")
    search_fields = ("=msg_id",)
    search_help_text = _("Hele MsgId.")
    fields = (
        "msg_id",
        "soort_tekst",
        "status_tekst",
        "run",
        "volgnummer",
        "uitvoeringsdatum",
        "aantal",
        "bedrag",
        "hash_totaal",
        "sha256",
        "omvang",
        "dag",
        "aangemaakt_at",
        "aangeleverd_at",
        "bewaren_tot",
        "inhoud_verwijderd_at",
        "antwoord_op",
        "antwoorden",
    )
    readonly_fields = fields
    change_form_template = "admin/gateways/bankbestand/pagina.html"

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page, with what may be done about this file."""
        bestand = self.get_object(request, object_id)
        mogelijk = self.handelingen(request, bestand) if bestand is not None else []
        eigen = {"handelingen": mogelijk}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | eigen)

    def handelingen(self, request: HttpRequest, bestand: BankBestand) -> list[tuple[str, str]]:
        """(title, address) of the acts that an app offers for this file; the cellar has none."""
        return []

    @admin.display(description=_("soort"))
    def soort_tekst(self, bestand: BankBestand) -> str:
        """What it is."""
        return str(SOORT[bestand.soort])

    @admin.display(description=_("status"))
    def status_tekst(self, bestand: BankBestand) -> str:
        """How far it is."""
        return str(STATUS[bestand.status])

    @admin.display(description=_("run"))
    def run(self, bestand: BankBestand) -> SafeString | str:
        """Link to the run that it belongs to."""
        if bestand.run_id is None:
            return ""
        adres = reverse("admin:batches_run_change", args=[bestand.run_id])
        return format_html('<a href="{}">{}</a>', adres, bestand.run_id)

    @admin.display(description=_("bedrag"))
    def bedrag(self, bestand: BankBestand) -> str:
        """The sum of its lines."""
        return _euro(bestand.totaal_centen)

    @admin.display(description=_("datum"))
    def dag(self, bestand: BankBestand) -> str:
        """Business date."""
        return f"{bestand.bedrijfsdatum:%d-%m-%Y}"

    @admin.display(description=_("antwoorden van de bank"))
    def antwoorden(self, bestand: BankBestand) -> SafeString:
        """Links to the answers on it."""
        return format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            (
                (reverse("admin:gateways_bankbestand_change", args=[antwoord.pk]), antwoord.msg_id)
                for antwoord in bestand.antwoorden.all()
            ),
        )


@admin.register(Afschrift)
class AfschriftAdmin(ReadOnlyModelAdmin[Afschrift]):
    """Statements, each following on the one before."""

    list_display = ("afschrift_id", "nummer", "datum", "begin", "eind")
    fields = ("afschrift_id", "nummer", "datum", "begin", "eind", "bestand", "regels")
    readonly_fields = fields

    @admin.display(description=_("beginsaldo"))
    def begin(self, afschrift: Afschrift) -> str:
        """Opening balance."""
        return _euro(afschrift.begin_centen)

    @admin.display(description=_("eindsaldo"))
    def eind(self, afschrift: Afschrift) -> str:
        """Closing balance."""
        return _euro(afschrift.eind_centen)

    @admin.display(description=_("regels"))
    def regels(self, afschrift: Afschrift) -> SafeString:
        """Link to its lines."""
        lijst = reverse("admin:gateways_afschriftregel_changelist")
        return format_html(
            '<a href="{}?afschrift__id__exact={}">{}</a>',
            lijst,
            afschrift.pk,
            afschrift.regels.count(),
        )


@admin.register(Afschriftregel)
class AfschriftregelAdmin(ReadOnlyModelAdmin[Afschriftregel]):
    """What the bank booked; the filter shows what still stands in suspense."""

    list_display = ("entry_ref", "deel", "boekdatum", "bedrag", "status_tekst", "end_to_end_id")
    list_filter = ("status",)
    list_select_related = ("afschrift",)
    search_fields = ("=end_to_end_id", "=msg_id")
    search_help_text = _("Heel kenmerk van een betaling.")
    show_facets = admin.ShowFacets.NEVER
    fields = (
        "entry_ref",
        "deel",
        "afschrift",
        "boekdatum",
        "valutadatum",
        "bedrag",
        "status_tekst",
        "msg_id",
        "end_to_end_id",
        "retour_reden",
        "is_storno",
        "aantal",
    )
    readonly_fields = fields

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Afschriftregel], search_term: str
    ) -> tuple[QuerySet[Afschriftregel], bool]:
        """Exact, by the index on the reference."""
        term = search_term.strip().upper()
        return (queryset.filter(end_to_end_id=term) if term else queryset), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """The lines of one statement may be asked for."""
        if lookup == "afschrift__id__exact":
            return True
        return super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    @admin.display(description=_("bedrag"))
    def bedrag(self, regel: Afschriftregel) -> str:
        """Money in is positive."""
        return _euro(regel.bedrag_centen)

    @admin.display(description=_("status"))
    def status_tekst(self, regel: Afschriftregel) -> str:
        """Matched, returned or in suspense."""
        return str(STATUS_REGEL[regel.status])


@admin.register(InQuarantaine)
class InQuarantaineAdmin(ReadOnlyModelAdmin[InQuarantaine]):
    """Files that could not be taken in, with the reason; nothing of them was booked."""

    list_display = ("naam", "koppeling", "code", "reden", "bedrijfsdatum", "opgelost_at")
    list_filter = ("koppeling", "code")
    exclude = ("pad",)
