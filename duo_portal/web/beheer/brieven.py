"""Outbox, printer and answers to "was this clear?" in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.handelingen import vastleggen
from duo_portal.letters import drukken
from duo_portal.letters.duidelijk import per_pagina
from duo_portal.letters.models import Drukpartij, Duidelijkheid, UitgaandBericht
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin

DRUK = "letters.druk_drukpartij"


@admin.register(UitgaandBericht)
class UitgaandBerichtAdmin(ReadOnlyModelAdmin[UitgaandBericht]):
    """What was sent by which channel, and what waits."""

    list_display = (
        "aangemaakt_op",
        "brief_id",
        "kanaal",
        "aanleiding",
        "status",
        "poging",
        "fout",
        "afgeleverd_at",
    )
    list_filter = ("status", "kanaal", "aanleiding")
    search_fields = ("=brief__pk",)
    search_help_text = _("Nummer van de brief.")
    raw_id_fields = ("brief", "partij")


@admin.register(Drukpartij)
class DrukpartijAdmin(ReadOnlyModelAdmin[Drukpartij]):
    """The print queue: open a batch, take its PDF to the printer, say that it was printed, once."""

    list_display = ("__str__", "aantal", "geopend_door", "geopend_at", "gedrukt_door", "gedrukt_at")
    exclude = ("sha256",)
    change_list_template = "admin/letters/drukpartij/lijst.html"
    change_form_template = "admin/letters/drukpartij/pagina.html"

    def get_urls(self) -> list[URLPattern]:
        """Adds what the buttons post to, and the PDF."""
        wikkel = self.admin_site.admin_view
        return [
            path("open/", wikkel(self.open_partij), name="letters_drukpartij_open"),
            path("<int:nummer>/pdf/", wikkel(self.pdf), name="letters_drukpartij_pdf"),
            path("<int:nummer>/gedrukt/", wikkel(self.gedrukt), name="letters_drukpartij_gedrukt"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The batches, and how many letters wait."""
        extra = {"wachtrij": drukken.wachtrij(), "mag_drukken": request.user.has_perm(DRUK)}
        return super().changelist_view(request, (extra_context or {}) | extra)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One batch with its buttons."""
        extra = {"mag_drukken": request.user.has_perm(DRUK)}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | extra)

    def open_partij(self, request: HttpRequest) -> HttpResponse:
        """Take the oldest letters into a batch."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        _eis(request)
        try:
            partij = drukken.open_partij(actor=request.user.get_username())
        except drukken.NietsTeDrukken as fout:
            messages.warning(request, gettext(str(fout)))
            return HttpResponseRedirect(reverse("admin:letters_drukpartij_changelist"))
        return HttpResponseRedirect(reverse("admin:letters_drukpartij_change", args=[partij.pk]))

    def pdf(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """The batch as one PDF; that somebody took it is recorded first."""
        _eis(request)
        partij = self.get_object(request, str(nummer))
        if partij is None:
            return HttpResponse(status=404)
        vastleggen(
            soort="drukpartij_pdf",
            actor=request.user.get_username(),
            uitkomst={"partij": partij.pk},
        )
        antwoord = HttpResponse(drukken.pdf_van_partij(partij), content_type="application/pdf")
        antwoord["Content-Disposition"] = f'attachment; filename="drukpartij-{partij.pk}.pdf"'
        return antwoord

    def gedrukt(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """It was printed."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        _eis(request)
        partij = self.get_object(request, str(nummer))
        if partij is None:
            return HttpResponse(status=404)
        try:
            drukken.meld_gedrukt(partij, actor=request.user.get_username())
        except drukken.PartijAlGedrukt as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gettext("De brieven van deze partij staan nu op verzonden."))
        return HttpResponseRedirect(reverse("admin:letters_drukpartij_change", args=[nummer]))


def _eis(request: HttpRequest) -> None:
    if not request.user.has_perm(DRUK):
        raise PermissionDenied


@admin.register(Duidelijkheid)
class DuidelijkheidAdmin(ReadOnlyModelAdmin[Duidelijkheid]):
    """What readers said; above it the pages, the least clear first."""

    list_display = ("dag", "pagina", "taal", "is_duidelijk", "toelichting")
    list_filter = ("is_duidelijk", "taal", "pagina")
    change_list_template = "admin/letters/duidelijkheid/lijst.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The answers with the count per page."""
        return super().changelist_view(
            request, (extra_context or {}) | {"per_pagina": per_pagina()[:20]}
        )
