"""Who is in the chain, by step and by age; opening a person is on record and shows the whole history."""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.admin_read_only import InzageAdmin
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.invordering import rechten
from terugbetalen.invordering.aanhouden import AanhoudingOnjuist
from terugbetalen.invordering.geschiedenis import lopende_stappen
from terugbetalen.invordering.keten import alle_stappen
from terugbetalen.invordering.paspoort import MagNietSignaleren, kandidaten
from terugbetalen.invordering.verjaring import bijna_verjaard
from terugbetalen.invordering.woorden import stap_in_woorden
from terugbetalen.models import Invorderingsstap

from .dossier import ACTIES, dossierpagina

SJABLONEN = "admin/terugbetalen/invorderingsstap"


class StapFilter(admin.SimpleListFilter):
    """By step."""

    title = _("stap")
    parameter_name = "stap"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every step of the chain."""
        return [(stap.naam, stap_in_woorden(stap.naam)) for stap in alle_stappen()]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Invorderingsstap]
    ) -> QuerySet[Invorderingsstap]:
        """Only those of the chosen step."""
        return queryset.filter(stap=self.value()) if self.value() else queryset


class LeeftijdFilter(admin.SimpleListFilter):
    """By how long ago the last step was taken."""

    title = _("laatste stap")
    parameter_name = "leeftijd"
    _DAGEN = (30, 60, 90, 180)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """More than so many days."""
        return [
            (str(dagen), gettext("langer dan %(dagen)s dagen geleden") % {"dagen": dagen})
            for dagen in self._DAGEN
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Invorderingsstap]
    ) -> QuerySet[Invorderingsstap]:
        """Only the older ones; anything else in the address changes nothing."""
        waarde = self.value() or ""
        if not waarde.isdecimal() or int(waarde) not in self._DAGEN:
            return queryset
        grens = bedrijfsdatum.vandaag() - timedelta(days=int(waarde))
        return queryset.filter(genomen_op__lt=grens)


@admin.register(Invorderingsstap)
class InvorderingsstapAdmin(InzageAdmin[Invorderingsstap]):
    """The last step of each open chain, without names."""

    list_display = ("pk", "welke", "genomen_op", "dagen", "betaal_voor", "open", "kosten")
    list_filter = (StapFilter, LeeftijdFilter)
    ordering = ("pk",)
    fields = ("welke", "reden", "genomen_op", "betaal_voor", "actor")
    readonly_fields = fields
    change_list_template = f"{SJABLONEN}/lijst.html"
    change_form_template = f"{SJABLONEN}/pagina.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Invorderingsstap]:
        """The list shows open chains; the page of a person can be reached from any of its steps."""
        if (
            request.resolver_match
            and request.resolver_match.url_name == "terugbetalen_invorderingsstap_changelist"
        ):
            return lopende_stappen()
        return super().get_queryset(request)

    @admin.display(description=_("stap"))
    def welke(self, rij: Invorderingsstap) -> str:
        """The step in words."""
        return stap_in_woorden(rij.stap)

    @admin.display(description=_("dagen geleden"))
    def dagen(self, rij: Invorderingsstap) -> int:
        """Since the step was taken."""
        return (bedrijfsdatum.vandaag() - rij.genomen_op).days

    @admin.display(description=_("achterstand"))
    def open(self, rij: Invorderingsstap) -> str:
        """As the step asked it."""
        return euro(rij.achterstand_centen)

    @admin.display(description=_("kosten en rente"))
    def kosten(self, rij: Invorderingsstap) -> str:
        """As the step asked them."""
        return euro(rij.kosten_centen + rij.rente_centen + rij.vergoeding_centen)

    def get_urls(self) -> list[URLPattern]:
        """Adds the two lists and the acts on a person."""
        wikkel = self.admin_site.admin_view
        return [
            path("verjaring/", wikkel(self.verjaring), name="terugbetalen_verjaring"),
            path("paspoort/", wikkel(self.paspoort), name="terugbetalen_paspoort"),
            path(
                "<int:nummer>/doe/<slug:wat>/",
                wikkel(self.handel),
                name="terugbetalen_invordering_doen",
            ),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The history of the person, with what the colleague may do."""
        rij = self.get_object(request, object_id)
        extra = dict(extra_context or {})
        if rij is not None and self.has_view_permission(request, rij):
            extra |= dossierpagina(request, rij)
        return super().change_view(request, object_id, form_url, extra)

    def handel(self, request: HttpRequest, nummer: int, wat: str) -> HttpResponse:
        """Hold, lift, or an act on an alert; each with a reason."""
        actie = ACTIES.get(wat)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        rij = self.get_object(request, str(nummer))
        if rij is None or actie is None:
            return HttpResponse(status=404)
        if not request.user.has_perm(actie.recht) or not self.has_view_permission(request, rij):
            raise PermissionDenied
        try:
            actie.doe(rij.persoon_id, request.POST, request.user.get_username())
        except (AanhoudingOnjuist, MagNietSignaleren) as fout:
            messages.error(request, gettext(str(fout)))
        else:
            messages.success(request, gettext("Vastgelegd."))
        return HttpResponseRedirect(
            reverse("admin:terugbetalen_invorderingsstap_change", args=[nummer])
        )

    def verjaring(self, request: HttpRequest) -> HttpResponse:
        """Terms that lapse soon, or did (Awb 4:104)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        op = bedrijfsdatum.vandaag()
        rijen = bijna_verjaard(op)
        stap = self._laatste([rij.persoon_id for rij in rijen])
        context = self.admin_site.each_context(request) | {
            "title": gettext("Bijna verjaard"),
            "opts": self.opts,
            "rijen": [
                (
                    stap.get(r.persoon_id),
                    r.vervaldatum,
                    euro(r.open_centen),
                    r.laatste_dag,
                    r.laatste_dag < op,
                )
                for r in rijen
            ],
        }
        return TemplateResponse(request, f"{SJABLONEN}/verjaring.html", context)

    def paspoort(self, request: HttpRequest) -> HttpResponse:
        """For whom an alert could be thought of."""
        if not request.user.has_perm(rechten.SIGNALEER):
            raise PermissionDenied
        rijen = kandidaten(bedrijfsdatum.vandaag())
        stap = self._laatste([rij.persoon_id for rij in rijen])
        context = self.admin_site.each_context(request) | {
            "title": gettext("Paspoortsignalering: om over na te denken"),
            "opts": self.opts,
            "rijen": [(stap.get(r.persoon_id), euro(r.achterstand_centen), r.sinds) for r in rijen],
        }
        return TemplateResponse(request, f"{SJABLONEN}/paspoort.html", context)

    def _laatste(self, personen: list[int]) -> dict[int, int]:
        """The step through which the page of each person is reached."""
        rijen = Invorderingsstap.objects.filter(persoon_id__in=personen).order_by("pk")
        return dict(rijen.values_list("persoon_id", "pk"))
