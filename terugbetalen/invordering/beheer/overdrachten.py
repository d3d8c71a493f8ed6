"""Transfer files: what went when to whom; fetching one is a right of its own and is recorded."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.handelingen import vastleggen
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.invordering import rechten
from terugbetalen.invordering.overdragen import inhoud_van
from terugbetalen.models import Overdracht


@admin.register(Overdracht)
class OverdrachtAdmin(ReadOnlyModelAdmin[Overdracht]):
    """The files, newest first; the content only by its own button."""

    list_display = ("op", "ontvanger", "regels", "totaal", "sha256")
    list_filter = ("ontvanger",)
    fields = ("op", "ontvanger", "regels", "totaal", "sha256")
    readonly_fields = fields
    change_form_template = "admin/terugbetalen/overdracht/pagina.html"

    @admin.display(description=_("totaal"))
    def totaal(self, rij: Overdracht) -> str:
        """Of what was transferred."""
        return euro(rij.totaal_centen)

    def get_urls(self) -> list[URLPattern]:
        """Adds the address of the file."""
        eigen = path(
            "<int:nummer>/bestand/",
            self.admin_site.admin_view(self.bestand),
            name="terugbetalen_overdracht_bestand",
        )
        return [eigen, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the button for who may fetch it."""
        extra = (extra_context or {}) | {
            "nummer": object_id,
            "mag_halen": request.user.has_perm(rechten.LEVER),
        }
        return super().change_view(request, object_id, form_url, extra)

    def bestand(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """The file itself."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.has_perm(rechten.LEVER):
            raise PermissionDenied
        rij = self.get_object(request, str(nummer))
        if rij is None:
            return HttpResponse(status=404)
        vastleggen(
            soort="overdracht_opgehaald",
            actor=request.user.get_username(),
            uitkomst={"overdracht": rij.pk},
        )
        antwoord = HttpResponse(inhoud_van(rij), content_type="text/csv; charset=utf-8")
        antwoord["Content-Disposition"] = f'attachment; filename="overdracht-{rij.uuid}.csv"'
        return antwoord
