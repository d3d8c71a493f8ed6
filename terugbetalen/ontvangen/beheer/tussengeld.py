"""Lines of statements at the desk, with a page to give unknown money its place: candidates, proposal, second person."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.gateways.bank.herkomst import afzender_van
from duo_portal.gateways.models import Afschriftregel
from duo_portal.identity.iban import gemaskeerd
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin
from duo_portal.web.beheer.bank import AfschriftregelAdmin
from duo_portal.web.logging import maskeer
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.models import Bestemmingsvoorstel
from terugbetalen.ontvangen import bestemmen, rechten
from terugbetalen.ontvangen.verdelen import Schuldkeuze

from .formulier import DOEL, Bestemformulier, open_van

WACHT = Afschriftregel.Status.TUSSENREKENING
# The page of the cellar with one column and one page more: the same model, registered by this app instead.
admin.site.unregister(Afschriftregel)


@admin.register(Afschriftregel)
class RegelMetBestemming(AfschriftregelAdmin):
    """Adds for how long unknown money has waited, and the way to its destination."""

    list_display = (*AfschriftregelAdmin.list_display, "wacht")  # type: ignore[assignment]

    @admin.display(description=_("wacht"))
    def wacht(self, regel: Afschriftregel) -> SafeString | str:
        """Days, with a link for who may act."""
        if regel.status != WACHT:
            return ""
        dagen = gettext("%(n)s dagen") % {"n": bestemmen.leeftijd_dagen(regel, vandaag())}
        adres = reverse("admin:gateways_afschriftregel_bestemmen", args=[regel.pk])
        return format_html('<a href="{}">{}</a>', adres, dagen)

    def get_urls(self) -> list[URLPattern]:
        """Adds the page."""
        eigen = path(
            "<int:nummer>/bestemmen/",
            self.admin_site.admin_view(self.bestempagina),
            name="gateways_afschriftregel_bestemmen",
        )
        return [eigen, *super().get_urls()]

    def bestempagina(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """Show what is known of the money; propose, agree or decline when a form says so."""
        if not request.user.has_perm(rechten.BESTEM):
            raise PermissionDenied
        regel = Afschriftregel.objects.filter(pk=nummer).first()
        if regel is None:
            raise Http404
        wie = bestemmen.kandidaten(regel)
        if (ander := _ander_voorstel(request, regel)) is not None:
            antwoord = self._toon(request, regel, Bestemformulier(kandidaten=wie), wie, ander)
            antwoord.status_code = 409
            return antwoord
        form = Bestemformulier(request.POST or None, kandidaten=wie)
        if request.method == "POST" and self._doe(request, regel, form):
            return HttpResponseRedirect(request.path)
        return self._toon(request, regel, form, wie)

    def _doe(self, request: HttpRequest, regel: Afschriftregel, form: Bestemformulier) -> bool:
        actor, actie = request.user.get_username(), request.POST.get("actie", "")
        try:
            if actie in ("goed", "af"):
                return self._beslis(request, regel, actie, actor)
            if not form.is_valid():
                return False
            voorstel = _stel_voor(regel, form, actor)
        except bestemmen.BestemmenKanNiet as fout:
            messages.error(request, gettext(str(fout)))
            return actie in ("goed", "af")
        if voorstel.uitkomst == bestemmen.Uitkomst.OPEN:
            messages.success(request, gettext("Voorgesteld. Een collega beslist."))
        else:
            messages.success(request, gettext("Het geld staat op zijn plaats."))
        return True

    def _beslis(self, request: HttpRequest, regel: Afschriftregel, actie: str, actor: str) -> bool:
        voorstel = _voorstel(regel)
        if voorstel is None:
            raise bestemmen.BestemmenKanNiet("Over dit voorstel is al beslist.")
        if actie == "goed":
            bestemmen.keur_goed(voorstel_id=voorstel.pk, actor=actor)
            messages.success(request, gettext("Het geld staat op zijn plaats."))
        else:
            bestemmen.wijs_af(voorstel_id=voorstel.pk, actor=actor)
            messages.success(request, gettext("Het voorstel is afgewezen; het geld wacht."))
        return True

    def _toon(
        self,
        request: HttpRequest,
        regel: Afschriftregel,
        form: Bestemformulier,
        wie: list[bestemmen.Kandidaat],
        gezien: Bestemmingsvoorstel | None = None,
    ) -> HttpResponse:
        afzender, voorstel = afzender_van(regel), _voorstel(regel)
        context: dict[str, Any] = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": gettext("Geld zonder bestemming"),
            "regel": regel,
            "bedrag": euro(regel.bedrag_centen),
            "dagen": bestemmen.leeftijd_dagen(regel, vandaag()),
            "iban": gemaskeerd(afzender.iban[-4:]) if afzender.iban else "",
            "afzender": afzender,
            "omschrijving": maskeer(afzender.omschrijving),
            "kandidaten": [(k, open_van(k.persoon, vandaag())) for k in wie],
            "voorstel": voorstel,
            "doel": dict(DOEL).get(voorstel.soort, "") if voorstel else "",  # type: ignore[call-overload]
            "is_eigen": voorstel is not None and voorstel.door == request.user.get_username(),
            "gezien": gezien,
            "gezien_doel": dict(DOEL).get(gezien.soort, "") if gezien else "",  # type: ignore[call-overload]
            "wacht": regel.status == WACHT,
            "form": form,
        }
        return TemplateResponse(request, "admin/terugbetalen/tussengeld/bestemmen.html", context)


def _ander_voorstel(request: HttpRequest, regel: Afschriftregel) -> Bestemmingsvoorstel | None:
    """The proposal that the decider saw, when by now another one stands there (409: look first, then decide)."""
    if request.POST.get("actie") not in ("goed", "af"):
        return None
    nu, nummer = _voorstel(regel), request.POST.get("voorstel", "")
    if nu is None or not nummer.isdecimal() or len(nummer) > 18 or int(nummer) == nu.pk:
        return None
    return Bestemmingsvoorstel.objects.filter(pk=int(nummer), regel=regel).first()


@admin.register(Bestemmingsvoorstel)
class BestemmingAdmin(ReadOnlyModelAdmin[Bestemmingsvoorstel]):
    """What was proposed and decided about unknown money."""

    list_display = (
        "pk",
        "soort",
        "bedrag",
        "uitkomst",
        "door",
        "op",
        "besloten_door",
        "besloten_op",
    )
    list_filter = ("uitkomst", "soort", "vraagt_ander")
    fields = ("soort", "bedrag", "reden", "uitkomst", "door", "op", "besloten_door", "besloten_op")
    readonly_fields = fields

    @admin.display(description=_("bedrag"))
    def bedrag(self, voorstel: Bestemmingsvoorstel) -> str:
        """Of the line."""
        return euro(voorstel.bedrag_centen)


def _voorstel(regel: Afschriftregel) -> Bestemmingsvoorstel | None:
    return Bestemmingsvoorstel.objects.filter(regel=regel, uitkomst=bestemmen.Uitkomst.OPEN).first()


def _stel_voor(regel: Afschriftregel, form: Bestemformulier, actor: str) -> Bestemmingsvoorstel:
    g = form.cleaned_data
    return bestemmen.stel_voor(
        regel_id=regel.pk,
        doel=bestemmen.Doel(g["doel"]),
        actor=actor,
        reden=maskeer(g["reden"]),
        persoon_id=g["persoon"].pk if g["persoon"] else None,
        termijn_id=g["termijn_id"],
        schuld=Schuldkeuze(g["schuld"]) if g["schuld"] else None,
    )
