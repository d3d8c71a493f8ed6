"""The queue of complaints and requests, and the page of one with every act.

Who sends a stale form gets it back (409) with what was typed beside what a colleague made of it; nothing was done. A
colleague sees in the queue what she handles; who handles nothing and may look (controleur, auditor) sees all rows.
"""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Stuk, Verzoek
from duo_portal.cases.soorten.beslissen import beslis, laatste_voorstel
from duo_portal.cases.soorten.gevolgen import GevolgGeweigerd
from duo_portal.cases.soorten.tabel import Zaaksoort, laatste, zaaksoort
from duo_portal.cases.soorten.weigering import Veranderd, VerzoekGeweigerd
from duo_portal.web.admin_read_only import InzageAdmin
from duo_portal.web.beheer.termijnen.tonen import licht
from duo_portal.web.zaken.bestanden import als_bestand
from duo_portal.web.zaken.lezen import SOORT
from duo_portal.web.zaken.verzoek.registratie import ADVISEER

from . import zaakblad as blad
from .formulieren import FORMULIEREN, Actie, voer_uit

MAP = "admin/cases/verzoek"


class Soortfilter(admin.SimpleListFilter):
    """By kind, in words."""

    title = _("soort")
    parameter_name = "soort"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What this colleague handles."""
        return [(naam, str(SOORT[naam])) for naam in te_zien(request)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Verzoek]) -> QuerySet[Verzoek]:
        """One kind."""
        return queryset.filter(soort=self.value()) if self.value() else queryset


def te_zien(request: HttpRequest) -> list[str]:
    """The kinds in the queue of this colleague: those she handles or advises on, all for who only looks."""
    mag = request.user.has_perm
    eigen = [rij.naam for rij in laatste() if mag(rij.volledig_recht)]
    if eigen and mag(ADVISEER):
        eigen += [rij.naam for rij in laatste() if rij.adviezen and rij.naam not in eigen]
    return eigen or [rij.naam for rij in laatste()]


@admin.register(Verzoek)
class VerzoekAdmin(InzageAdmin[Verzoek]):
    """Read-only rows; acts have their own page."""

    list_display = ("nummer", "welke", "ingediend_op", "termijn", "behandelaar", "stand")
    list_select_related = ("zaak",)
    list_filter = (Soortfilter, "zaak__status")
    exclude = ("woorden_versleuteld", "woorden_sleutel_id")
    change_list_template = f"{MAP}/lijst.html"

    class Media:
        """The colours of the light."""

        css: ClassVar = {"all": ["web/termijnen.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Verzoek]:
        """Only the kinds of this colleague."""
        return super().get_queryset(request).filter(soort__in=te_zien(request))

    @admin.display(description=_("kenmerk"))
    def nummer(self, rij: Verzoek) -> str | SafeString:
        """What the citizen quotes."""
        return rij.zaak.kenmerk

    @admin.display(description=_("soort"))
    def welke(self, rij: Verzoek) -> str | SafeString:
        """The kind, which leads to the page where it is handled."""
        adres = reverse("admin:cases_verzoek_zaak", args=[rij.zaak_id])
        return format_html('<a href="{}">{}</a>', adres, SOORT[rij.soort])

    @admin.display(description=_("termijn"))
    def termijn(self, rij: Verzoek) -> SafeString | str:
        """Days left or days too late."""
        return licht(rij.zaak)

    @admin.display(description=_("stand"))
    def stand(self, rij: Verzoek) -> str:
        """Of the case."""
        return gettext(rij.zaak.get_status_display())

    def get_urls(self) -> list[URLPattern]:
        """One case and its documents."""
        wikkel = self.admin_site.admin_view
        een = "zaak/<int:zaak_id>/"
        return [
            path(een, wikkel(self.zaak), name="cases_verzoek_zaak"),
            path(f"{een}stuk/<uuid:stuk>/", wikkel(self.stuk), name="cases_verzoek_stuk"),
            *super().get_urls(),
        ]

    def stuk(self, request: HttpRequest, zaak_id: int, stuk: UUID) -> HttpResponse:
        """A document of this case, as a download."""
        verzoek, _rij, geweigerd = self._open(request, zaak_id, "stuk")
        if geweigerd is not None:
            return geweigerd
        gevonden = Stuk.objects.filter(uuid=stuk, verzoekstuk__verzoek=verzoek).first()
        if gevonden is None:
            raise Http404
        return als_bestand(gevonden)

    def zaak(self, request: HttpRequest, zaak_id: int) -> HttpResponse:
        """The page of one case; a POST carries `actie`."""
        verzoek, rij, geweigerd = self._open(request, zaak_id, "behandelen")
        if geweigerd is not None:
            return geweigerd
        if request.method != "POST":
            return self._toon(request, verzoek, rij)
        naam = request.POST.get("actie", "")
        if naam not in FORMULIEREN:
            return self._toon(request, verzoek, rij, status=400)
        if naam != "bijdragen" and not request.user.has_perm(rij.volledig_recht):
            raise PermissionDenied
        form = FORMULIEREN[naam](request.POST, verzoek=verzoek, rij=rij)
        if not form.is_valid():
            return self._toon(request, verzoek, rij, {naam: form}, status=422)
        return self._doe(request, verzoek, rij, naam, form)

    def _doe(
        self, request: HttpRequest, v: Verzoek, rij: Zaaksoort, naam: str, form: Actie
    ) -> HttpResponse:
        actor, velden = request.user.get_username(), form.cleaned_data
        try:
            if naam == "beslissen":
                beslis(
                    verzoek_id=v.pk,
                    versie=velden["versie"],
                    voorstel_id=velden["voorstel"],
                    op=bedrijfsdatum.vandaag(),
                    actor=actor,
                )
            else:
                voer_uit(naam, v, velden, actor)
        except Veranderd:
            v.refresh_from_db()
            nieuw = blad.met_nieuwe_versie(naam, request, v, rij)
            verschil = blad.verschil(v, velden)
            return self._toon(request, v, rij, {naam: nieuw}, status=409, verschil=verschil)
        except (VerzoekGeweigerd, GevolgGeweigerd) as fout:
            form.add_error(None, str(fout))
            return self._toon(request, v, rij, {naam: form}, status=422)
        messages.success(request, gettext("Vastgelegd."))
        return redirect(reverse("admin:cases_verzoek_zaak", args=[v.zaak_id]))

    def _open(
        self, request: HttpRequest, zaak_id: int, scherm: str
    ) -> tuple[Verzoek, Zaaksoort, HttpResponse | None]:
        """First the rights, then the record of the look."""
        mag = request.user.has_perm
        if not any(mag(rij.volledig_recht) for rij in laatste()) and not mag(ADVISEER):
            raise PermissionDenied
        v = Verzoek.objects.select_related("zaak", "persoon").filter(zaak_id=zaak_id).first()
        if v is None:
            raise Http404
        rij = zaaksoort(v.soort, v.ingediend_op)
        if not mag(rij.volledig_recht) and not (rij.adviezen and mag(ADVISEER)):
            raise PermissionDenied
        return v, rij, self._leg_inzage_vast(request, str(v.pk), scherm)

    def _toon(
        self,
        request: HttpRequest,
        v: Verzoek,
        rij: Zaaksoort,
        gestuurd: dict[str, Actie] | None = None,
        *,
        status: int = 200,
        verschil: list[tuple[str, str, str]] | None = None,
    ) -> HttpResponse:
        voorstel = laatste_voorstel(v)
        context = self.admin_site.each_context(request) | {
            "title": f"{SOORT[v.soort]} {v.zaak.kenmerk}",
            "opts": self.opts,
            "v": v,
            "rij": rij,
            "verschil": verschil or [],
            "mag_behandelen": request.user.has_perm(rij.volledig_recht),
            "f": blad.formulieren(request, v, rij, gestuurd or {}),
            **blad.inhoud(v, rij),
            **blad.vooraf(v, rij, request.user.get_username()),
            "voorstel": voorstel,
        }
        return TemplateResponse(request, f"{MAP}/zaak.html", context, status=status)


def jaar_van(tekst: str) -> int:
    """A year that was asked for, else this one."""
    nu: date = bedrijfsdatum.vandaag()
    goed = tekst.isascii() and tekst.isdigit() and 1999 < int(tekst[:9]) <= nu.year
    return int(tekst) if goed else nu.year
