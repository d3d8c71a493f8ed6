"""Partners of the API in the admin: who they are, and their keys: issue, rotate, revoke.

A new key is shown in the answer to the form that asked for it, and never again: the form sent a second time says
so. Nothing of a key but its beginning is in any list.
"""

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.handelingen import vastleggen
from duo_portal.foundation import clock
from duo_portal.identity.rollen import rol_van
from duo_portal.partners.models import Partner, PartnerSleutel
from duo_portal.partners.scopes import scopes
from duo_portal.partners.sleutels import (
    OVERLAP_DAGEN,
    AlUitgegeven,
    SleutelNietUitTeGeven,
    Uitgegeven,
    geef_uit,
    roteer,
    trek_in,
)
from duo_portal.web.admin_read_only import ReadOnlyModelAdmin

from .partnerformulieren import RoteerFormulier, SleutelFormulier

GEEF_UIT = "partners.add_partnersleutel"
TREK_IN = "partners.change_partnersleutel"
_HALF_JAAR = 183


@admin.register(Partner)
class PartnerAdmin(admin.ModelAdmin[Partner]):
    """Who may call with a key."""

    list_display = ("naam", "brin", "is_actief")
    fields = ("naam", "brin", "email", "is_actief")
    search_fields = ("naam", "=brin")
    change_form_template = "admin/partners/partner/pagina.html"

    def has_delete_permission(self, request: HttpRequest, obj: Partner | None = None) -> bool:
        """Never: what a partner did stays named. Make it inactive instead."""
        return False

    def save_model(self, request: HttpRequest, obj: Partner, form: Any, change: bool) -> None:  # noqa: FBT001
        """A change is recorded as an act."""
        super().save_model(request, obj, form, change)
        vastleggen(
            soort="partner_wijzigen" if change else "partner_toevoegen",
            actor=request.user.get_username(),
            rol=rol_van(request.user),  # type: ignore[arg-type]  # the admin lets nobody else in
            uitkomst={"partner": obj.naam, "brin": obj.brin, "is_actief": obj.is_actief},
        )

    def get_urls(self) -> list[URLPattern]:
        """One more page: a new key."""
        eigen = path(
            "<int:partner_id>/sleutel/",
            self.admin_site.admin_view(self.nieuwe_sleutel),
            name="partners_partner_sleutel",
        )
        return [eigen, *super().get_urls()]

    def nieuwe_sleutel(self, request: HttpRequest, partner_id: int) -> HttpResponse:
        """Ask what for and until when; the answer shows the key."""
        _mag(request, GEEF_UIT)
        partner = Partner.objects.filter(pk=partner_id).first()
        if partner is None:
            raise Http404
        formulier = SleutelFormulier(request.POST or None, initial=_begin())
        if request.method == "POST" and formulier.is_valid():
            invoer = formulier.cleaned_data

            def doe() -> Uitgegeven:
                return geef_uit(
                    partner=partner,
                    scopes=invoer["scopes"],
                    verloopt_op=invoer["verloopt_op"],
                    eenmalige_sleutel=str(invoer["eenmalig"]),
                    **_wie(request),
                )

            return _uitkomst(self, request, formulier, gettext("Nieuwe sleutel"), partner, doe)
        return _toon(self, request, formulier, gettext("Nieuwe sleutel"), partner)


@admin.register(PartnerSleutel)
class PartnerSleutelAdmin(ReadOnlyModelAdmin[PartnerSleutel]):
    """Keys by their beginning, with what they may do, how long, and when they were used last."""

    list_display = ("voorvoegsel", "partner", "mag", "verloopt_op", "laatst_gebruikt_op", "stand")
    list_select_related = ("partner",)
    list_filter = ("partner",)
    fields = (*list_display, "vervangt", "uitgegeven_door", "uitgegeven_at", "ingetrokken_at")
    readonly_fields = fields
    change_form_template = "admin/partners/sleutel/pagina.html"

    @admin.display(description=_("mag"))
    def mag(self, sleutel: PartnerSleutel) -> str:
        """Its scopes in words."""
        woorden = scopes()
        return ", ".join(str(woorden.get(naam, naam)) for naam in sleutel.scopes)

    @admin.display(description=_("stand"))
    def stand(self, sleutel: PartnerSleutel) -> str:
        """Works, ended, or revoked."""
        if sleutel.ingetrokken_at is not None:
            return gettext("ingetrokken")
        if sleutel.verloopt_op <= clock.vandaag():
            return gettext("verlopen")
        return gettext("werkt")

    def get_urls(self) -> list[URLPattern]:
        """Two more pages: rotate and revoke."""
        eigen = [
            path(
                f"<int:sleutel_id>/{naam}/",
                self.admin_site.admin_view(pagina),
                name=f"partners_partnersleutel_{naam}",
            )
            for naam, pagina in (("roteren", self.roteren), ("intrekken", self.intrekken))
        ]
        return [*eigen, *super().get_urls()]

    def roteren(self, request: HttpRequest, sleutel_id: int) -> HttpResponse:
        """A successor with the same rights; both work for a while."""
        _mag(request, GEEF_UIT)
        sleutel = _sleutel(sleutel_id)
        begin = {**_begin(), "overlap_dagen": OVERLAP_DAGEN}
        formulier = RoteerFormulier(request.POST or None, initial=begin)
        titel = gettext("Sleutel vervangen")
        if request.method == "POST" and formulier.is_valid():
            invoer = formulier.cleaned_data

            def doe() -> Uitgegeven:
                return roteer(
                    sleutel,
                    verloopt_op=invoer["verloopt_op"],
                    overlap_dagen=invoer["overlap_dagen"],
                    eenmalige_sleutel=str(invoer["eenmalig"]),
                    **_wie(request),
                )

            return _uitkomst(self, request, formulier, titel, sleutel.partner, doe)
        return _toon(self, request, formulier, titel, sleutel.partner)

    def intrekken(self, request: HttpRequest, sleutel_id: int) -> HttpResponse:
        """The key stops at once; asked first, because it cannot be undone."""
        _mag(request, TREK_IN)
        sleutel = _sleutel(sleutel_id)
        if request.method == "POST":
            trek_in(sleutel, **_wie(request))
            messages.success(request, gettext("De sleutel is ingetrokken."))
            adres = reverse("admin:partners_partnersleutel_change", args=[sleutel.pk])
            return HttpResponseRedirect(adres)
        titel = gettext("Sleutel intrekken")
        return _toon(self, request, None, titel, sleutel.partner, sleutel=sleutel)


def _mag(request: HttpRequest, recht: str) -> None:
    if not request.user.has_perm(recht):
        raise PermissionDenied


def _sleutel(sleutel_id: int) -> PartnerSleutel:
    sleutel = PartnerSleutel.objects.select_related("partner").filter(pk=sleutel_id).first()
    if sleutel is None:
        raise Http404
    return sleutel


def _begin() -> dict[str, Any]:
    return {
        "eenmalig": uuid.uuid4(),
        "verloopt_op": clock.vandaag() + timedelta(days=_HALF_JAAR),
    }


def _wie(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.user.get_username(), "rol": rol_van(request.user)}  # type: ignore[arg-type]


def _uitkomst(
    beheer: Any, request: HttpRequest, formulier: forms.Form, titel: str, partner: Partner, doe: Any
) -> HttpResponse:
    """The key in this one answer, or the form with what was wrong."""
    try:
        uitgegeven = doe()
    except SleutelNietUitTeGeven as fout:
        formulier.add_error("verloopt_op", str(fout))
    except AlUitgegeven:
        messages.warning(
            request, gettext("Deze sleutel is al uitgegeven en is niet opnieuw te tonen.")
        )
        return HttpResponseRedirect(reverse("admin:partners_partnersleutel_changelist"))
    else:
        return _toon(beheer, request, None, titel, partner, leesbaar=uitgegeven.leesbaar)
    return _toon(beheer, request, formulier, titel, partner)


def _toon(
    beheer: Any,
    request: HttpRequest,
    formulier: forms.Form | None,
    titel: str,
    partner: Partner,
    **extra: Any,
) -> HttpResponse:
    context = {
        **beheer.admin_site.each_context(request),
        "opts": beheer.model._meta,
        "title": titel,
        "partner": partner,
        "formulier": formulier,
        **extra,
    }
    return TemplateResponse(request, "admin/partners/sleutel/formulier.html", context)
