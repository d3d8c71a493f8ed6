"""Runs in the admin: how far each is, who signed and released; signing and releasing call the operations."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from duo_portal.batches import operations
from duo_portal.batches.models import Chunk, Run, Stap, VastgelopenPost
from duo_portal.batches.queries import StapVoortgang, voortgang
from duo_portal.batches.soorten import panelen
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin
from duo_portal.web.beheer.runteksten import (
    KNOP,
    STATUS_POST,
    STATUS_RUN,
    STATUS_STAP,
    staptitel,
    totalen_tekst,
)

# What the page offers: the permission it needs and the operation behind it.
_RECHT = {
    "tekenen": "batches.teken_run",
    "vrijgeven": "batches.geef_vrij_run",
    "annuleren": "batches.annuleer_run",
    "hervatten": "batches.annuleer_run",
}
_GEWEIGERD = (
    operations.NietsTeTekenen,
    operations.RedenNodig,
    operations.VierOgenGeweigerd,
    operations.RunNietTeOrdenen,
    ValueError,
)


def _teken(run: Run, actor: str, reden: str) -> None:
    stap = Stap.objects.filter(run=run, soort=Stap.Soort.MENS, status=Stap.Status.WACHT_OP_MENS)
    naam = stap.values_list("naam", flat=True).first() or ""
    operations.teken(run=run, stap=naam, actor=actor, reden=reden)


_DOE: dict[str, Callable[[Run, str, str], object]] = {
    "tekenen": _teken,
    "vrijgeven": lambda run, actor, reden: operations.geef_vrij(run=run, actor=actor, reden=reden),
    "annuleren": lambda run, actor, reden: operations.annuleer(run=run, actor=actor, reden=reden),
    "hervatten": lambda run, actor, reden: operations.hervat(run=run, actor=actor, reden=reden),
}


def _nu_mogelijk(run: Run, huidige: StapVoortgang | None) -> list[str]:
    """What can be done with the run in this state, by whoever may."""
    kan: list[str] = []
    if run.status == Run.Status.WACHT_OP_MENS and huidige is not None:
        kan.append("vrijgeven" if huidige.soort == Stap.Soort.VRIJGAVE else "tekenen")
    if run.status == Run.Status.MISLUKT:
        kan.append("hervatten")
    if run.status not in (Run.Status.AFGEROND, Run.Status.GEANNULEERD):
        kan.append("annuleren")
    return kan


def _stapregel(stap: StapVoortgang) -> dict[str, Any]:
    """One step as the page shows it."""
    return {
        "titel": staptitel(stap.titel),
        "status": STATUS_STAP[stap.status],
        "delen": stap.delen,
        "delen_klaar": stap.delen_klaar,
        "totalen": totalen_tekst(stap.totalen),
        "getekend_door": stap.getekend_door or "",
        "reden": stap.reden,
    }


@admin.register(Run)
class RunAdmin(ReadOnlyModelAdmin[Run]):
    """The runs, and a page for each."""

    list_display = ("__str__", "status", "geopend_door", "geopend_at", "klaar_at")
    list_filter = ("soort", "status")
    change_form_template = "admin/batches/run/pagina.html"

    def get_urls(self) -> list[URLPattern]:
        """Adds the address that the buttons of the page post to."""
        eigen = path(
            "<int:run_id>/handeling/<str:handeling>/",
            self.admin_site.admin_view(self.handeling),
            name="batches_run_handeling",
        )
        return [eigen, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of a run."""
        run = self.get_object(request, object_id)
        if run is None or not self.has_view_permission(request, run):
            return super().change_view(request, object_id, form_url, extra_context)
        return super().change_view(
            request, object_id, form_url, (extra_context or {}) | self._pagina(request, run)
        )

    def _pagina(self, request: HttpRequest, run: Run) -> dict[str, Any]:
        stand = voortgang(run.pk)
        mogelijk = _nu_mogelijk(run, stand.huidige)
        return {
            "title": f"Run {run}",
            "run": run,
            "subtitle": None,
            "status": STATUS_RUN[run.status],
            "stappen": [_stapregel(stap) for stap in stand.stappen],
            "handtekeningen": [
                (staptitel(stap.titel), stap)
                for stap in Stap.objects.filter(run=run, getekend_door__isnull=False)
            ],
            "vastgelopen": stand.vastgelopen,
            "posten": [
                (post, STATUS_POST[post.status])
                for post in VastgelopenPost.objects.filter(run=run)[:50]
            ],
            "panelen": [paneel(run) for paneel in panelen(run.soort)],
            "handelingen": [
                (naam, KNOP[naam]) for naam in mogelijk if request.user.has_perm(_RECHT[naam])
            ],
        }

    def handeling(self, request: HttpRequest, run_id: int, handeling: str) -> HttpResponse:
        """A button was pressed: do it as this colleague, or say why not."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if handeling not in _RECHT or not request.user.has_perm(_RECHT[handeling]):
            raise PermissionDenied
        run = get_object_or_404(Run, pk=run_id)
        try:
            _DOE[handeling](run, request.user.get_username(), request.POST.get("reden", "").strip())
        except _GEWEIGERD as fout:
            messages.error(request, str(fout))
        else:
            gelukt = gettext("%(run)s: %(handeling)s is gelukt.")
            messages.success(
                request, gelukt % {"run": run, "handeling": str(KNOP[handeling]).lower()}
            )
        return HttpResponseRedirect(reverse("admin:batches_run_change", args=[run_id]))


@admin.register(Stap)
class StapAdmin(ReadOnlyModelAdmin[Stap]):
    """Steps, with who signed."""

    list_display = ("run", "titel", "status", "gestart_at", "klaar_at", "getekend_door")
    list_select_related = ("run",)
    list_filter = ("status", "soort")


@admin.register(Chunk)
class ChunkAdmin(ReadOnlyModelAdmin[Chunk]):
    """Chunks: how long each took and how often it was tried."""

    list_display = ("stap", "volgnummer", "status", "pogingen", "duur_ms", "klaar_at")
    list_select_related = ("stap",)
    list_filter = ("status",)


@admin.register(VastgelopenPost)
class VastgelopenPostAdmin(ReadOnlyModelAdmin[VastgelopenPost]):
    """Work items of runs: solved by a person, paid by the next run."""

    list_display = ("at", "run", "stap", "sleutel", "reden", "status", "opgelost_door")
    list_select_related = ("run",)
    list_filter = ("status", "reden")
    search_fields = ("=sleutel",)
    search_help_text = "Nummer van de persoon (geen BSN)."
    actions = ("los_op",)

    def has_oplossen_permission(self, request: HttpRequest) -> bool:
        """Whether this colleague may close work items of runs."""
        return bool(request.user.has_perm("batches.los_op_vastgelopenpost"))

    @admin.action(description="Opgelost (de volgende run neemt het mee)", permissions=["oplossen"])
    def los_op(self, request: HttpRequest, queryset: QuerySet[VastgelopenPost]) -> None:
        """Close the chosen items."""
        for post in queryset[:100]:
            try:
                operations.los_post_op(
                    post=post, actor=request.user.get_username(), reden="opgelost in het beheer"
                )
            except operations.PostAlOpgelost as fout:
                messages.warning(request, str(fout))
