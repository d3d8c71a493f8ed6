"""The policy desk: propose, see what it changes, have it worked out, read it, lay two side by side. No person is here."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from kombu.exceptions import OperationalError

from duo_portal.audit import bedrijfsdatum
from duo_portal.beleid import opdrachten, tasks
from duo_portal.beleid.models import Doorrekening, Opdracht
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin

from . import beleidbekend
from . import beleidteksten as teksten
from .beleidbeeld import VoorstelFormulier, beeld, groepen, voorbeeld, voorbeelden

MAAK = "beleid.add_doorrekening"
_LIJST = "admin:beleid_doorrekening_changelist"
_CSV = ("indeling", "groep", "mensen", "wint", "verliest", "gelijk")
_CSV_GELD = ("nu_centen", "voorstel_centen", "verschil_centen")


@admin.register(Doorrekening)
class DoorrekeningAdmin(ReadOnlyModelAdmin[Doorrekening]):
    """Outcomes, and the way to ask for one."""

    list_display = ("titel", "simulator", "peildatum", "mensen", "gemaakt_door", "gemaakt_at")

    def get_urls(self) -> list[URLPattern]:
        """Adds the own pages."""
        pagina = self.admin_site.admin_view
        eigen = [
            path("nieuw/", pagina(self.nieuw), name="beleid_nieuw"),
            path("vergelijk/", pagina(self.vergelijk), name="beleid_vergelijk"),
            path("opdracht/<uuid:uuid>/", pagina(self.opdracht), name="beleid_opdracht"),
            path("uitkomst/<uuid:uuid>/", pagina(self.uitkomst), name="beleid_uitkomst"),
            path("uitkomst/<uuid:uuid>/csv/", pagina(self.bestand), name="beleid_csv"),
            path("uitkomst/<uuid:uuid>/bekend/", pagina(self.bekend), name="beleid_bekend"),
            path("verloop/<slug:naam>/", pagina(self.verloop), name="beleid_verloop"),
            path("vrijgeven/<slug:naam>/", pagina(self.geef_vrij), name="beleid_vrijgeven"),
        ]
        return [*eigen, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The latest outcomes, what is still being worked out, and a choice of two to compare."""
        self._mag_zien(request)
        context = {
            "title": gettext("Voorstellen doorrekenen"),
            "lijst": Doorrekening.objects.defer("uitkomst", "voorstel").order_by("-pk")[:50],
            "opdrachten": Opdracht.objects.exclude(status=Opdracht.Status.KLAAR).order_by("-pk")[
                :20
            ],
            "mag_maken": request.user.has_perm(MAAK),
            **beleidbekend.rijen(bedrijfsdatum.vandaag()),
        }
        return self._toon(request, "lijst", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The own page shows it better."""
        rij = self.get_object(request, object_id)
        if rij is None or not self.has_view_permission(request, rij):
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(reverse("admin:beleid_uitkomst", args=[rij.uuid]))

    def nieuw(self, request: HttpRequest) -> HttpResponse:
        """Write or paste, look at what changes, and have it worked out."""
        if not request.user.has_perm(MAAK):
            raise PermissionDenied
        if request.method != "POST":
            formulier = VoorstelFormulier(initial=self._begin(request))
            return self._formulier(request, formulier)
        formulier = VoorstelFormulier(request.POST)
        if not formulier.is_valid() or "reken" not in request.POST:
            return self._formulier(request, formulier)
        try:
            opdracht = opdrachten.vraag(
                tekst=formulier.cleaned_data["voorstel"],
                naam=formulier.cleaned_data["simulator"],
                peildatum=formulier.cleaned_data["peildatum"],
                actor=request.user.get_username(),
            )
        except opdrachten.TeDruk as fout:
            formulier.add_error(None, str(fout))
            return self._formulier(request, formulier)
        bel()
        return HttpResponseRedirect(reverse("admin:beleid_opdracht", args=[opdracht.uuid]))

    def opdracht(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """How far it is; who finds it done goes on to the outcome."""
        self._mag_zien(request)
        opdracht = get_object_or_404(Opdracht.objects.select_related("doorrekening"), uuid=uuid)
        if opdracht.doorrekening is not None:
            adres = reverse("admin:beleid_uitkomst", args=[opdracht.doorrekening.uuid])
            return HttpResponseRedirect(adres)
        voor = Opdracht.objects.filter(status__in=("wacht", "bezig"), pk__lt=opdracht.pk).count()
        context = {"title": gettext("Doorrekening"), "opdracht": opdracht, "voor": voor}
        return self._toon(request, "opdracht", context)

    def uitkomst(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """One outcome with its plots and tables."""
        self._mag_zien(request)
        rij = get_object_or_404(Doorrekening, uuid=uuid)
        return self._toon(request, "uitkomst", {"title": rij.titel, "d": beeld(rij)})

    def vergelijk(self, request: HttpRequest) -> HttpResponse:
        """Two outcomes side by side."""
        self._mag_zien(request)
        rijen = [_gekozen(request.GET.get(welke, "")) for welke in ("a", "b")]
        context = {
            "title": gettext("Twee doorrekeningen naast elkaar"),
            "lijst": Doorrekening.objects.defer("uitkomst", "voorstel").order_by("-pk")[:50],
            "paar": [beeld(rij) for rij in rijen if rij] if all(rijen) else [],
            "a": request.GET.get("a", ""),
            "b": request.GET.get("b", ""),
        }
        return self._toon(request, "vergelijk", context)

    def bestand(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """The groups as CSV; hidden cells are empty."""
        self._mag_zien(request)
        rij = get_object_or_404(Doorrekening, uuid=uuid)
        antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
        antwoord["Content-Disposition"] = f'attachment; filename="doorrekening-{rij.uuid}.csv"'
        schrijver = csv.writer(antwoord)
        schrijver.writerow([*_CSV, "nu_euro", "voorstel_euro", "verschil_euro"])
        for indeling, groep in groepen(rij):
            tellingen = ["" if groep[k] is None else groep[k] for k in _CSV[2:]]
            bedragen = [teksten.kaal(groep[k]) for k in _CSV_GELD]
            schrijver.writerow([indeling, groep["naam"], *tellingen, *bedragen])
        return antwoord

    def bekend(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Make a page for citizens of this outcome."""
        self._mag_zien(request)
        return beleidbekend.maak(request, get_object_or_404(Doorrekening, uuid=uuid))

    def geef_vrij(self, request: HttpRequest, naam: str) -> HttpResponse:
        """Release such a page as second person."""
        self._mag_zien(request)
        return beleidbekend.geef_vrij(request, naam)

    def verloop(self, request: HttpRequest, naam: str) -> HttpResponse:
        """The curve of applications of one scheme."""
        self._mag_zien(request)
        return beleidbekend.verloop(request, naam)

    def _mag_zien(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _begin(self, request: HttpRequest) -> dict[str, Any]:
        eerder = _gekozen(request.GET.get("van", ""))
        if eerder is not None:
            return {
                "simulator": eerder.simulator,
                "peildatum": eerder.peildatum,
                "voorstel": eerder.voorstel,
            }
        simulator, tekst = voorbeeld(request.GET.get("voorbeeld", ""))
        return {"simulator": simulator, "peildatum": bedrijfsdatum.vandaag(), "voorstel": tekst}

    def _formulier(self, request: HttpRequest, formulier: VoorstelFormulier) -> HttpResponse:
        gelezen = formulier.gelezen if formulier.is_bound and formulier.is_valid() else None
        context = {
            "title": gettext("Nieuw voorstel"),
            "formulier": formulier,
            "gelezen": gelezen,
            "wijzigingen": gelezen.wijzigingen() if gelezen else [],
            "voorbeelden": sorted(voorbeelden()),
        }
        status = 422 if formulier.is_bound and formulier.errors else 200
        return self._toon(request, "nieuw", context, status)

    def _toon(
        self, request: HttpRequest, naam: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        alles = self.admin_site.each_context(request) | {"opts": self.opts} | context
        return TemplateResponse(request, f"admin/beleid/{naam}.html", alles, status=status)


def bel() -> None:
    """Ring for the worker; beat rings too, so that a broker that is away only makes it later."""
    try:
        tasks.reken_wachtende.delay()
    except (OperationalError, OSError):
        return


def _gekozen(waarde: str) -> Doorrekening | None:
    try:
        return Doorrekening.objects.filter(uuid=UUID(waarde)).first()
    except ValueError:
        return None
