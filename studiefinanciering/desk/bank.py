"""What studiefinanciering may do with a file of the bank: replace one that was refused as a whole."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from duo_portal.audit.handelingen import vastleggen
from duo_portal.gateways.bank import bestanden
from duo_portal.gateways.models import BankBestand
from duo_portal.web.beheer.bank import STATUS, BankBestandAdmin
from duo_portal.web.logging import maskeer
from studiefinanciering.uitbetalen.aanleveren import (
    VERVANGING,
    NietTeVervangen,
    bankkanaal,
    vervang,
)

from . import rechten
from .kolommen import bedrag

# The page of the cellar with one button more: the same model, registered by this app instead.
admin.site.unregister(BankBestand)


@admin.register(BankBestand)
class BestandMetVervanging(BankBestandAdmin):
    """Adds `vervang` for a payment file that the bank refused as a whole, once."""

    def get_urls(self) -> list[URLPattern]:
        """Adds the confirm page."""
        eigen = path(
            "<int:bestand_id>/vervangen/",
            self.admin_site.admin_view(self.vervangen),
            name="gateways_bankbestand_vervangen",
        )
        return [eigen, *super().get_urls()]

    def handelingen(self, request: HttpRequest, bestand: BankBestand) -> list[tuple[str, str]]:
        """Replace, for who may and while it can be done."""
        if not request.user.has_perm(rechten.VERVANG) or not te_vervangen(bestand):
            return []
        adres = reverse("admin:gateways_bankbestand_vervangen", args=[bestand.pk])
        return [(gettext("Vervangen door een nieuw bestand"), adres)]

    def vervangen(self, request: HttpRequest, bestand_id: int) -> HttpResponse:
        """Show what the new file will hold; make and send it when the form confirms."""
        bestand = BankBestand.objects.filter(pk=bestand_id).first()
        if bestand is None:
            raise Http404
        if not request.user.has_perm(rechten.VERVANG):
            raise PermissionDenied
        fout, reden = "", maskeer(request.POST.get("reden", "").strip())[:500]
        if request.method == "POST" and not reden:
            fout = gettext("Schrijf op waarom u dit doet.")
        elif request.method == "POST":
            try:
                return self._vervang(request, bestand, reden)
            except NietTeVervangen as geweigerd:
                fout = str(geweigerd)
        elif not te_vervangen(bestand):
            fout = gettext("Dit bestand kan niet (meer) worden vervangen.")
        return self._toon(request, bestand, fout)

    def _vervang(self, request: HttpRequest, bestand: BankBestand, reden: str) -> HttpResponse:
        """Not within a transaction of our own: a file is sent only after it is recorded."""
        if not te_vervangen(bestand):
            raise NietTeVervangen(gettext("Dit bestand kan niet (meer) worden vervangen."))
        actor = request.user.get_username()
        vastleggen(
            soort="desk_bankbestand_vervangen",
            actor=actor,
            reden=reden,
            uitkomst={"bestand": bestand.msg_id},
        )
        nieuw = opvolger(bestand)
        try:
            nieuw = bestanden.lever_aan(nieuw.pk, bankkanaal()) if nieuw else None
            nieuw = nieuw or vervang(bestand=bestand, actor=actor)
        except IntegrityError as fout:
            raise NietTeVervangen(gettext("Een collega vervangt dit bestand al.")) from fout
        messages.success(
            request, gettext("%(nieuw)s is gemaakt en verstuurd.") % {"nieuw": nieuw.msg_id}
        )
        return HttpResponseRedirect(reverse("admin:gateways_bankbestand_change", args=[nieuw.pk]))

    def _toon(self, request: HttpRequest, bestand: BankBestand, fout: str) -> HttpResponse:
        context: dict[str, Any] = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": gettext("Bestand vervangen"),
            "bestand": bestand,
            "status": STATUS[bestand.status],
            "bedrag": bedrag(bestand.totaal_centen),
            "fout": fout,
            "mag": te_vervangen(bestand),
        }
        return TemplateResponse(request, "admin/studiefinanciering/bank/vervangen.html", context)


def opvolger(bestand: BankBestand) -> BankBestand | None:
    """The file that replaces this one, if it was made."""
    volgende = (bestand.volgnummer or 0) + VERVANGING
    return BankBestand.objects.filter(run_id=bestand.run_id, volgnummer=volgende).first()


def te_vervangen(bestand: BankBestand) -> bool:
    """Refused as a whole, and not replaced yet (or replaced by a file that never left)."""
    if bestand.status != BankBestand.Status.GEWEIGERD or bestand.run_id is None:
        return False
    nieuw = opvolger(bestand)
    return nieuw is None or nieuw.status == BankBestand.Status.COMPLEET
