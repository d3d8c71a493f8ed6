"""Admin pages that show and never change: what changes goes through operations."""

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.contrib.admin import ModelAdmin, TabularInline
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from duo_portal.audit.inzage import (
    DESK,
    InzageNietVastgelegd,
    geldige_opening,
    leg_inzage_vast,
)
from duo_portal.identity.rollen import rol_van
from duo_portal.web.logging import maskeer
from duo_portal.web.paginering import GeschattePaginator

M = TypeVar("M", bound=Model)

if TYPE_CHECKING:

    class _Basis(ModelAdmin[M]):
        """Django's class is generic in its stubs only."""

else:

    class _Basis(ModelAdmin, Generic[M]):
        """Lets `ReadOnlyModelAdmin[Persoon]` be written at run time too."""


class ReadOnlyModelAdmin(_Basis[M]):
    """No add, change or delete; lists that stay fast at millions of rows (no sorting by any column)."""

    paginator = GeschattePaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 50
    ordering = ("-pk",)
    sortable_by = ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: rows come from operations."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Never: shown, not edited."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Never."""
        return False


class InzageAdmin(ReadOnlyModelAdmin[M]):
    """A page about a person: that it is opened is recorded first, and without a record it stays closed.

    `inzage_persoon` names the attribute that holds the person's id. `?reden=` in the address is kept with
    the record, numbers masked.
    """

    inzage_persoon = "persoon_id"

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page, or a refusal (503) when the look cannot be recorded."""
        geweigerd = self._leg_inzage_vast(request, object_id, "gegevens")
        return geweigerd or super().change_view(request, object_id, form_url, extra_context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The history page names the person too."""
        geweigerd = self._leg_inzage_vast(request, object_id, "geschiedenis")
        return geweigerd or super().history_view(request, object_id, extra_context)

    def _leg_inzage_vast(
        self, request: HttpRequest, object_id: str, pagina: str
    ) -> HttpResponse | None:
        rij = self.get_object(request, object_id)
        if rij is None or not self.has_view_permission(request, rij):
            return None
        persoon_id = getattr(rij, self.inzage_persoon)
        if persoon_id is None:
            return None
        gebruiker = request.user
        try:
            leg_inzage_vast(
                actor=gebruiker.get_username(),
                rol=rol_van(gebruiker) if isinstance(gebruiker, User) else "",
                persoon_id=persoon_id,
                scherm=f"beheer: {self.opts.verbose_name} ({pagina})",
                reden=maskeer(request.GET.get("reden", ""))[:500],
                # The reason that was given for the person file, when one holds: the look is told by it.
                opening=geldige_opening(gebruiker.get_username(), persoon_id),
                kanaal=DESK,
            )
        except InzageNietVastgelegd as fout:
            context = self.admin_site.each_context(request) | {
                "title": "Dossier gesloten",
                "fout": fout,
            }
            return TemplateResponse(request, "admin/inzage_geweigerd.html", context, status=503)
        return None


class ReadOnlyInline(TabularInline):  # type: ignore[type-arg]  # generic in the stubs only
    """Rows beneath a page, shown only."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False
