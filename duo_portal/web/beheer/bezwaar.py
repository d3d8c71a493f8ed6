"""Objections at the desk: the list, one page with every act, and outcomes by cause.

Every form carries the version of the page. Who sends a stale one gets it back (409) with what was typed beside what a
colleague made of it meanwhile; nothing was done.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import HerstelGeweigerd, besluitsoort
from duo_portal.cases.bezwaar import woorden
from duo_portal.cases.bezwaar.beslissen import (
    GEEFT_GELIJK,
    bekijk_vooraf,
    beslis,
    laatste_voorstel,
)
from duo_portal.cases.bezwaar.cijfers import uitkomsten
from duo_portal.cases.bezwaar.weigering import BezwaarGeweigerd, Veranderd
from duo_portal.cases.models import Bezwaar, Stuk, Zaak
from duo_portal.web.admin_read_only import InzageAdmin
from duo_portal.web.zaken.bestanden import als_bestand
from duo_portal.web.zaken.lezen import OORZAAK, stap_in_woorden
from duo_portal.web.zaken.rechten import BEHANDEL

from .bezwaarformulieren import DICTUM, FORMULIEREN, Actie, nu_tekst, voer_uit

MAP = "admin/cases/bezwaar"
STAND = {
    "aan": _("Behandelaar"),
    "dictum": _("Voorstel"),
    "gronden": _("Gronden van het voorstel"),
    "horen": _("Hoorzitting"),
}


@admin.register(Bezwaar)
class BezwaarAdmin(InzageAdmin[Bezwaar]):
    """Read-only rows; acts have their own page."""

    list_display = (
        "nummer",
        "oorzaak",
        "ingediend_op",
        "is_op_tijd",
        "termijn",
        "behandelaar",
        "stand",
    )
    list_select_related = ("zaak",)
    list_filter = ("oorzaak", "is_op_tijd", "zaak__status")
    exclude = ("woorden_versleuteld", "woorden_sleutel_id")
    change_list_template = f"{MAP}/lijst.html"

    @admin.display(description=_("kenmerk"))
    def nummer(self, rij: Bezwaar) -> str:
        """What the citizen quotes."""
        return rij.zaak.kenmerk

    @admin.display(description=_("beslissen uiterlijk"))
    def termijn(self, rij: Bezwaar) -> date:
        """The term of the case."""
        return rij.zaak.termijn_tot

    @admin.display(description=_("stand"))
    def stand(self, rij: Bezwaar) -> str:
        """Of the case."""
        return rij.zaak.get_status_display()

    def get_urls(self) -> list[URLPattern]:
        """One objection (by its case), its documents, and the figures."""
        wikkel = self.admin_site.admin_view
        return [
            path("cijfers/", wikkel(self.cijfers), name="cases_bezwaar_cijfers"),
            path("zaak/<int:zaak_id>/", wikkel(self.zaak), name="cases_bezwaar_zaak"),
            path("zaak/<int:zaak_id>/stuk/<uuid:stuk>/", wikkel(self.stuk), name="cases_bezwaar_stuk"),
            *super().get_urls(),
        ]  # fmt: skip

    def cijfers(self, request: HttpRequest) -> HttpResponse:
        """Outcomes by cause over a year."""
        if not request.user.has_perm("cases.view_bezwaar"):
            raise PermissionDenied
        jaar = _jaar(request.GET.get("jaar", ""))
        regels = uitkomsten(date(jaar, 1, 1), date(jaar + 1, 1, 1))
        context = self.admin_site.each_context(request) | {
            "title": gettext("Bezwaren naar oorzaak, %(jaar)s") % {"jaar": jaar},
            "opts": self.opts,
            "regels": [(OORZAAK[r.oorzaak], r) for r in regels],
            "jaar": jaar,
        }
        return TemplateResponse(request, f"{MAP}/cijfers.html", context)

    def stuk(self, request: HttpRequest, zaak_id: int, stuk: UUID) -> HttpResponse:
        """A document of this objection, as a download."""
        bezwaar, geweigerd = self._open(request, zaak_id, "stuk")
        if geweigerd is not None:
            return geweigerd
        gevonden = Stuk.objects.filter(uuid=stuk, bezwaarstuk__bezwaar=bezwaar).first()
        if gevonden is None:
            raise Http404
        return als_bestand(gevonden)

    def zaak(self, request: HttpRequest, zaak_id: int) -> HttpResponse:
        """The page of one objection; a POST carries `actie`."""
        bezwaar, geweigerd = self._open(request, zaak_id, "behandelen")
        if geweigerd is not None:
            return geweigerd
        if request.method != "POST":
            return self._toon(request, bezwaar)
        naam = request.POST.get("actie", "")
        if naam not in FORMULIEREN:
            return self._toon(request, bezwaar, status=400)
        form = FORMULIEREN[naam](request.POST, bezwaar=bezwaar)
        if not form.is_valid():
            return self._toon(request, bezwaar, {naam: form}, status=422)
        return self._doe(request, bezwaar, naam, form)

    def _doe(self, request: HttpRequest, b: Bezwaar, naam: str, form: Actie) -> HttpResponse:
        actor, velden = request.user.get_username(), form.cleaned_data
        try:
            if naam == "beslissen":
                beslis(
                    bezwaar_id=b.pk,
                    versie=velden["versie"],
                    voorstel_id=velden["voorstel"],
                    op=bedrijfsdatum.vandaag(),
                    actor=actor,
                )
            else:
                voer_uit(naam, b, velden, actor)
        except Veranderd:
            b.refresh_from_db()
            return self._toon(
                request, b, {naam: _met_nieuwe_versie(naam, request, b)}, status=409, verschil=_verschil(b, velden)
            )  # fmt: skip
        except (BezwaarGeweigerd, HerstelGeweigerd) as fout:
            form.add_error(None, str(fout))
            return self._toon(request, b, {naam: form}, status=422)
        messages.success(request, gettext("Vastgelegd."))
        return redirect(reverse("admin:cases_bezwaar_zaak", args=[b.zaak_id]))

    def _open(
        self, request: HttpRequest, zaak_id: int, scherm: str
    ) -> tuple[Bezwaar, HttpResponse | None]:
        """First the rights, then the record of the look."""
        if not request.user.has_perm(BEHANDEL):
            raise PermissionDenied
        bezwaar = Bezwaar.objects.select_related("zaak", "persoon").filter(zaak_id=zaak_id).first()
        if bezwaar is None:
            raise Http404
        return bezwaar, self._leg_inzage_vast(request, str(bezwaar.pk), scherm)

    def _toon(
        self,
        request: HttpRequest,
        b: Bezwaar,
        gestuurd: dict[str, Actie] | None = None,
        *,
        status: int = 200,
        verschil: list[tuple[str, str, str]] | None = None,
    ) -> HttpResponse:
        voorstel = laatste_voorstel(b)
        begin = {"beslissen": {"voorstel": voorstel.pk if voorstel else 0}}
        begin["toewijzen"] = {"aan": b.behandelaar or request.user.get_username()}  # type: ignore[dict-item]
        formulieren = {
            naam: (gestuurd or {}).get(naam) or klasse(bezwaar=b, initial=begin.get(naam, {}))
            for naam, klasse in FORMULIEREN.items()
        }
        soort = besluitsoort(b.onderwerp)
        context = self.admin_site.each_context(request) | {
            "title": gettext("Bezwaar %(kenmerk)s") % {"kenmerk": b.zaak.kenmerk},
            "opts": self.opts,
            "b": b,
            "zaak": Zaak.objects.get(pk=b.zaak_id),
            "titel_besluit": soort.titel(b.onderwerp_id),
            "stap": stap_in_woorden(b),
            "oorzaak": OORZAAK[b.oorzaak],
            "woorden": woorden.woorden_van(b),
            "stukken": Stuk.objects.filter(bezwaarstuk__bezwaar=b).order_by("pk"),
            "hoorzittingen": b.hoorzittingen.order_by("-pk"),
            "verslagen": [(v, woorden.tekst_van(v)) for v in b.verslagen.order_by("-pk")],
            "voorstel": voorstel,
            "voorstel_dictum": DICTUM.get(voorstel.dictum, "") if voorstel else "",  # type: ignore[call-overload]
            "besluit": getattr(b, "besluit", None),
            "verschil": verschil or [],
            "f": formulieren,
            **_vooraf(b, voorstel, request.user.get_username()),
        }
        return TemplateResponse(request, f"{MAP}/zaak.html", context, status=status)


def _vooraf(b: Bezwaar, voorstel: Any, actor: str) -> dict[str, Any]:
    """What deciding by the draft would do, shown to the second person before the button."""
    if voorstel is None or b.zaak.afgedaan_op is not None or voorstel.dictum not in GEEFT_GELIJK:
        return {}
    try:
        gevolg = bekijk_vooraf(b, voorstel, op=bedrijfsdatum.vandaag(), actor=actor)
    except HerstelGeweigerd as fout:
        return {"vooraf_fout": str(fout)}
    return {"gevolg": gevolg}


def _met_nieuwe_versie(naam: str, request: HttpRequest, b: Bezwaar) -> Actie:
    """The same form, everything kept, on the version of now: sent again it counts."""
    data = request.POST.copy()
    data["versie"] = str(b.versie)
    if naam == "beslissen" and (voorstel := laatste_voorstel(b)) is not None:
        data["voorstel"] = str(voorstel.pk)
    return FORMULIEREN[naam](data, bezwaar=b)


def _verschil(b: Bezwaar, velden: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What you sent beside what stands there now."""
    voorstel, hoor = laatste_voorstel(b), b.hoorzittingen.order_by("-pk").first()
    nu = {
        "aan": b.behandelaar,
        "dictum": voorstel.dictum if voorstel else "",
        "gronden": voorstel.gronden if voorstel else "",
        "horen": (nu_tekst(hoor.gepland_at) or hoor.afzien) if hoor else "",
    }
    van_u = {**velden, "horen": nu_tekst(velden.get("gepland_at")) or velden.get("afzien", "")}
    return [
        (str(titel), str(van_u.get(veld, "") or "-"), nu[veld] or "-")
        for veld, titel in STAND.items()
    ]


def _jaar(tekst: str) -> int:
    nu = bedrijfsdatum.vandaag().year
    return int(tekst) if tekst.isascii() and tekst.isdigit() and 1999 < int(tekst[:9]) <= nu else nu
