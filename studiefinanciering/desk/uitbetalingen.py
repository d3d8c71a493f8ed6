"""Payments in the admin: found by person or by the reference that the bank knows, with what became of them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from duo_portal.web.admin_read_only import InzageAdmin
from studiefinanciering.models import Student, Uitbetaalmelding, Uitbetaalregel, Uitbetaling
from studiefinanciering.uitbetalen.meldingen import OnbekendeBetaling, betaling_bij

from .betalingen import betalingen
from .kolommen import MAX_ID, bedrag, kolom, maand, studentlink
from .tabel import tabel
from .teksten import bankreden_tekst, component_tekst, vorm_tekst

_ZOEK = _("Nummer van de persoon (geen BSN), of het kenmerk van de bank (SF…).")


def _nummer_van(term: str) -> int | None:
    """The number of the payment that a bank reference stands for."""
    try:
        return betaling_bij(term.upper()).pk
    except OnbekendeBetaling:
        return None


@admin.register(Uitbetaling)
class UitbetalingAdmin(InzageAdmin[Uitbetaling]):
    """Search by id of a person or by EndToEndId."""

    list_display = (
        "end_to_end_id",
        kolom("persoon_id", _("persoon"), str),
        kolom("run_id", _("run"), str),
        kolom("bedrag_centen", _("bedrag"), bedrag),
        kolom("verrekend_centen", _("verrekend"), bedrag),
    )
    fields = (
        "end_to_end_id",
        "student",
        "run",
        "boeking",
        "bedrag",
        "verrekend",
        "stand",
        "regels",
    )
    readonly_fields = fields
    search_fields = ("=pk",)
    search_help_text = _ZOEK

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Uitbetaling], search_term: str
    ) -> tuple[QuerySet[Uitbetaling], bool]:
        """Exact, never LIKE."""
        term = search_term.strip()
        if not term:
            return queryset, False
        if term.isascii() and term.isdigit() and int(term) <= MAX_ID:
            return queryset.filter(persoon_id=int(term)), False
        nummer = _nummer_van(term)
        return (queryset.filter(pk=nummer) if nummer else queryset.none()), False

    @admin.display(description=_("student"))
    def student(self, uitbetaling: Uitbetaling) -> SafeString | str:
        """Link to the file."""
        student = Student.objects.filter(pk=uitbetaling.persoon_id).first()
        return studentlink(student.kenmerk) if student else str(uitbetaling.persoon_id)

    @admin.display(description=_("run"))
    def run(self, uitbetaling: Uitbetaling) -> SafeString:
        """Link to the run."""
        adres = reverse("admin:batches_run_change", args=[uitbetaling.run_id])
        return format_html('<a href="{}">{}</a>', adres, uitbetaling.run_id)

    @admin.display(description=_("boeking"))
    def boeking(self, uitbetaling: Uitbetaling) -> SafeString:
        """Link to the booking."""
        adres = reverse("admin:ledger_boeking_change", args=[uitbetaling.boeking_id])
        return format_html('<a href="{}">{}</a>', adres, uitbetaling.boeking_id)

    @admin.display(description=_("bedrag"))
    def bedrag(self, uitbetaling: Uitbetaling) -> str:
        """To the bank."""
        return bedrag(uitbetaling.bedrag_centen)

    @admin.display(description=_("verrekend"))
    def verrekend(self, uitbetaling: Uitbetaling) -> str:
        """Set off against what was received too much."""
        return bedrag(uitbetaling.verrekend_centen)

    @admin.display(description=_("stand bij de bank"))
    def stand(self, uitbetaling: Uitbetaling) -> str:
        """What became of it."""
        return betalingen([uitbetaling])[0].stand

    @admin.display(description=_("opbouw"))
    def regels(self, uitbetaling: Uitbetaling) -> SafeString:
        """The frozen lines beneath it."""
        rijen = Uitbetaalregel.objects.filter(
            run_id=uitbetaling.run_id, persoon_id=uitbetaling.persoon_id
        ).order_by("maand", "component", "vorm")
        return tabel(
            (_("Maand"), _("Onderdeel"), _("Vorm"), _("Bedrag")),
            [
                (
                    maand(regel.maand),
                    component_tekst(regel.component),
                    vorm_tekst(regel.vorm),
                    bedrag(regel.bedrag_centen),
                )
                for regel in rijen
            ],
        )


@admin.register(Uitbetaalmelding)
class UitbetaalmeldingAdmin(InzageAdmin[Uitbetaalmelding]):
    """What the bank refused or sent back."""

    list_display = (
        "kenmerk",
        "soort_tekst",
        kolom("code", _("reden"), bankreden_tekst),
        kolom("uitbetaling.bedrag_centen", _("bedrag"), bedrag),
        kolom("op", _("op")),
    )
    list_select_related = ("uitbetaling",)
    fields = ("kenmerk", "soort_tekst", "reden", "bron", "op", "opgeslagen_at")
    readonly_fields = fields
    search_fields = ("=uitbetaling__pk",)
    search_help_text = _ZOEK
    _SOORT: dict[str, Any] = {"afgekeurd": _("afgekeurd"), "retour": _("teruggekomen")}

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Uitbetaalmelding | None:
        """With the person it is about, so that the look is recorded."""
        melding = super().get_object(request, object_id, from_field)
        if melding is not None:
            melding.persoon_id = melding.uitbetaling.persoon_id  # type: ignore[attr-defined]
        return melding

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Uitbetaalmelding], search_term: str
    ) -> tuple[QuerySet[Uitbetaalmelding], bool]:
        """Exact, never LIKE."""
        term = search_term.strip()
        if not term:
            return queryset, False
        if term.isascii() and term.isdigit() and int(term) <= MAX_ID:
            return queryset.filter(uitbetaling__persoon_id=int(term)), False
        nummer = _nummer_van(term)
        return (queryset.filter(uitbetaling_id=nummer) if nummer else queryset.none()), False

    @admin.display(description=_("kenmerk"))
    def kenmerk(self, melding: Uitbetaalmelding) -> str:
        """The reference of the payment."""
        return melding.uitbetaling.end_to_end_id

    @admin.display(description=_("soort"))
    def soort_tekst(self, melding: Uitbetaalmelding) -> str:
        """Refused before it left, or returned afterwards."""
        return str(self._SOORT[melding.soort])

    @admin.display(description=_("reden"))
    def reden(self, melding: Uitbetaalmelding) -> str:
        """In words."""
        return bankreden_tekst(melding.code)
