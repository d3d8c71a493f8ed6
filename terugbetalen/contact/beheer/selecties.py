"""Lists in the admin: which rules there are and how many each finds, preview, release by another, and what came of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.rollen import VierOgenVereist
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin
from terugbetalen.contact import rechten, selecties
from terugbetalen.contact.feiten import FEITEN
from terugbetalen.contact.regels import RegelOnbekend, Voorwaarde, regelboek, tekst_uit
from terugbetalen.contact.werk import volgende
from terugbetalen.contact.woorden import feit_in_woorden
from terugbetalen.models import Geselecteerde, Selectie

from .uitkomsten import uitkomstcontext

_S = Selectie.Status
_RECHT = {"vrijgeven": rechten.VRIJ, "intrekken": rechten.MAAK, "sluiten": rechten.VRIJ}
_KNOP = {
    "vrijgeven": _("Geef vrij en nodig uit"),
    "intrekken": _("Trek in"),
    "sluiten": _("Sluit de lijst"),
}
_KAN: dict[str, tuple[str, ...]] = {
    _S.VOORBEELD: ("vrijgeven", "intrekken"),
    _S.VRIJGEGEVEN: ("sluiten",),
    _S.GESLOTEN: (),
    _S.INGETROKKEN: (),
}
_DOE: dict[str, Callable[[int, str, int], object]] = {
    "vrijgeven": lambda nr, wie, gezien: selecties.geef_vrij(nr, actor=wie, gezien=gezien),
    "intrekken": lambda nr, wie, _g: selecties.verzet(nr, naar=_S.INGETROKKEN, actor=wie),
    "sluiten": lambda nr, wie, _g: selecties.verzet(nr, naar=_S.GESLOTEN, actor=wie),
}
_GEWEIGERD = (selecties.SelectieKanNietNu, VierOgenVereist, RegelOnbekend)


@admin.register(Selectie)
class SelectieAdmin(ReadOnlyModelAdmin[Selectie]):
    """Lists by rule and day; the page of one says whom it is about and why, and works it off."""

    list_display = ("pk", "naam", "dag", "stand", "geteld", "door", "vrij_door")
    list_filter = ("status", "regel")
    fields = ("dag", "door", "vrij_door")
    readonly_fields = fields
    change_list_template = "admin/terugbetalen/selectie/lijst.html"
    change_form_template = "admin/terugbetalen/selectie/pagina.html"

    @admin.display(description=_("regel"))
    def naam(self, selectie: Selectie) -> str:
        """The rule in words."""
        return tekst_uit(selectie.regeldata, "naam")

    @admin.display(description=_("peildatum"))
    def dag(self, selectie: Selectie) -> str:
        """The day of its facts."""
        return f"{selectie.op:%d-%m-%Y}"

    @admin.display(description=_("gemaakt door"))
    def door(self, selectie: Selectie) -> str:
        """Who made the preview."""
        return selectie.gemaakt_door

    @admin.display(description=_("vrijgegeven door"))
    def vrij_door(self, selectie: Selectie) -> str:
        """Who released it."""
        return selectie.vrijgegeven_door

    @admin.display(description=_("stand"))
    def stand(self, selectie: Selectie) -> str:
        """Where the list is."""
        return gettext(selectie.get_status_display())

    def get_urls(self) -> list[URLPattern]:
        """Adds the rules, the outcomes, the buttons and the next person."""
        wikkel = self.admin_site.admin_view
        eigen = [
            path("regels/", wikkel(self.regels), name="terugbetalen_selectie_regels"),
            path("uitkomsten/", wikkel(self.uitkomsten), name="terugbetalen_selectie_uitkomsten"),
            path(
                "<int:nummer>/handeling/<str:handeling>/",
                wikkel(self.handeling),
                name="terugbetalen_selectie_handeling",
            ),
            path(
                "<int:nummer>/volgende/",
                wikkel(self.volgende),
                name="terugbetalen_selectie_volgende",
            ),
        ]
        return [*eigen, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The rule as it read, who is left out and why, how far the list is, and what can be done."""
        selectie = self.get_object(request, object_id)
        if selectie is None or not self.has_view_permission(request, selectie):
            return super().change_view(request, object_id, form_url, extra_context)
        extra = (extra_context or {}) | _pagina(request, selectie)
        return super().change_view(request, object_id, form_url, extra)

    def regels(self, request: HttpRequest) -> HttpResponse:
        """Every rule with its conditions and how many it finds today; a POST makes a preview of one."""
        self._eis(request, None)
        if request.method == "POST":
            self._eis(request, rechten.MAAK)
            try:
                vast = selecties.maak_voorbeeld(
                    request.POST.get("regel", ""), actor=request.user.get_username()
                )
            except _GEWEIGERD as fout:
                messages.error(request, gettext(str(fout)))
                return HttpResponseRedirect(reverse("admin:terugbetalen_selectie_regels"))
            return _naar(vast.pk)
        aantallen = selecties.tel()
        boek = regelboek()
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": gettext("Wie wij bellen en waarom"),
            "regels": [
                {"regel": regel, **regel_in_woorden(regel.bron, regel.alle), "tel": aantallen[code]}
                for code, regel in boek.regels.items()
            ],
            "uitsluitingen": [u.tekst for u in boek.uitsluitingen.values()],
            "mag_maken": request.user.has_perm(rechten.MAAK),
        }
        return TemplateResponse(request, "admin/terugbetalen/selectie/regels.html", context)

    def uitkomsten(self, request: HttpRequest) -> HttpResponse:
        """What came of it, per rule and per channel, over a period; it names nobody."""
        self._eis(request, None)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": gettext("Wat het contact opleverde"),
            **uitkomstcontext(request.GET, bedrijfsdatum.vandaag()),
        }
        return TemplateResponse(request, "admin/terugbetalen/selectie/uitkomsten.html", context)

    def handeling(self, request: HttpRequest, nummer: int, handeling: str) -> HttpResponse:
        """A button was pressed: do it as this colleague, or say why not."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if handeling not in _RECHT:
            raise PermissionDenied
        self._eis(request, _RECHT[handeling])
        if not Selectie.objects.filter(pk=nummer).exists():
            return HttpResponse(status=404)
        gezien = request.POST.get("gezien", "")
        aantal = int(gezien) if gezien.isascii() and gezien.isdigit() and len(gezien) < 12 else -1
        try:
            _DOE[handeling](nummer, request.user.get_username(), aantal)
        except _GEWEIGERD as fout:
            messages.error(request, gettext(str(fout)))
        else:
            messages.success(request, gettext("Gedaan: %(wat)s.") % {"wat": _KNOP[handeling]})
        return _naar(nummer)

    def volgende(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """To the next person of the list that no colleague has."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._eis(request, rechten.BEL)
        rij = volgende(nummer, actor=request.user.get_username())
        if rij is None:
            messages.info(request, gettext("Op deze lijst is nu niemand meer te bellen."))
            return HttpResponseRedirect(reverse("admin:terugbetalen_selectie_changelist"))
        return HttpResponseRedirect(
            reverse("admin:terugbetalen_geselecteerde_change", args=[rij.pk])
        )

    def _eis(self, request: HttpRequest, recht: str | None) -> None:
        if not self.has_view_permission(request) or (recht and not request.user.has_perm(recht)):
            raise PermissionDenied


def regel_in_woorden(bron: Mapping[str, Any], alle: tuple[Voorwaarde, ...]) -> dict[str, Any]:
    """A rule for a page: who, why, the threshold's source, and each condition as a line."""
    return {
        **{wat: tekst_uit(bron, wat) for wat in ("naam", "wie", "waarom", "wacht_op")},
        "voorwaarden": [_voorwaarde(v) for v in alle],
    }


def _voorwaarde(v: Voorwaarde) -> str:
    delen = []
    if v.is_ is not None:
        delen.append(feit_in_woorden(v.feit, v.is_))
    if v.minstens is not None:
        delen.append(gettext("minstens %(w)s") % {"w": feit_in_woorden(v.feit, v.minstens)})
    if v.hoogstens is not None:
        delen.append(gettext("hoogstens %(w)s") % {"w": feit_in_woorden(v.feit, v.hoogstens)})
    if v.of_nooit:
        delen.append(gettext("of nooit"))
    return f"{FEITEN[v.feit].woorden}: {', '.join(delen)}"


def _pagina(request: HttpRequest, selectie: Selectie) -> dict[str, Any]:
    boek = regelboek()
    mensen = Geselecteerde.objects.filter(selectie=selectie, uitgesloten_om="")
    klaar = mensen.exclude(afgerond_op=None).count()
    kan_bellen = selectie.status == _S.VRIJGEGEVEN and request.user.has_perm(rechten.BEL)
    return {
        "selectie": selectie,
        **{
            wat: tekst_uit(selectie.regeldata, wat) for wat in ("naam", "wie", "waarom", "wacht_op")
        },
        "stand": gettext(selectie.get_status_display()),
        "klaar": klaar,
        "te_doen": selectie.geteld - klaar,
        "uitgesloten": [
            (boek.uitsluitingen[code].tekst if code in boek.uitsluitingen else code, aantal)
            for code, aantal in sorted(selectie.uitgesloten.items())
        ],
        "talen": list(mensen.values_list("persoon__taal").annotate(n=Count("pk")).order_by()),
        "handelingen": [
            (naam, _KNOP[naam])
            for naam in _KAN[selectie.status]
            if request.user.has_perm(_RECHT[naam])
        ],
        "kan_bellen": kan_bellen,
    }


def _naar(nummer: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:terugbetalen_selectie_change", args=[nummer]))
