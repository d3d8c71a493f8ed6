"""Giving someone a mandate and withdrawing it: by the student in person, after a fresh proof of identity.

Number and birth date must both fit someone we know; which of the two was wrong is not told, and a few wrong
guesses within an hour close the form, so that nobody's number can be found out here.
"""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.audit.models import Handeling
from duo_portal.foundation import clock
from duo_portal.identity import machtigen
from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import persoon_bij_bsn
from duo_portal.web.burgers import VersBevestigd
from duo_portal.web.gegevens.formulieren import MachtigForm

MAX_MIS, PER = 5, timedelta(hours=1)
GEWEIGERD = "machtiging_geweigerd"


class Machtigen(VersBevestigd):
    """Who may act for me; and the form to add someone. Only in person."""

    rollen = frozenset({BurgerRol.ZELF})

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list and the form."""
        return self._pagina(request, MachtigForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Give the mandate."""
        form = MachtigForm(request.POST)
        if not form.is_valid():
            return self._pagina(request, form, status=422)
        gemachtigde = self._vind(form)
        if gemachtigde is None:
            return self._pagina(request, form, status=422)
        vandaag = bedrijfsdatum.vandaag()
        machtigen.machtig(
            persoon=Persoon.objects.get(pk=self.burger.aangemeld_id),
            gemachtigde=gemachtigde,
            vanaf=vandaag,
            tot=form.tot(vandaag),
            mag_handelen=form.cleaned_data["mag"] == "handelen",
            actor=self.burger.actor,
        )
        messages.success(
            request, _("Uw toestemming is bewaard. Deze persoon kan nu inloggen en u helpen.")
        )
        return HttpResponseRedirect(reverse("gegevens:machtigen"))

    def _vind(self, form: MachtigForm) -> Persoon | None:
        """Whom number and date fit; else the form says so, and the miss is counted."""
        eigen = self.burger.aangemeld_id
        mis = Handeling.objects.filter(
            soort=GEWEIGERD, betrokkene_id=eigen, opgeslagen_at__gt=clock.nu() - PER
        )
        if mis.count() >= MAX_MIS:
            form.add_error(None, _("U probeerde het te vaak. Wacht een uur en probeer het weer."))
            return None
        gevonden = persoon_bij_bsn(form.cleaned_data["bsn"])
        if gevonden is not None and gevonden.pk == eigen:
            form.add_error("bsn", _("Dit is uw eigen BSN. Vul het BSN van iemand anders in."))
            return None
        if (
            gevonden is None
            or gevonden.overleden_op is not None
            or gevonden.geboortedatum != form.cleaned_data["geboortedatum"]
        ):
            vastleggen(soort=GEWEIGERD, actor=self.burger.actor, betrokkene_id=eigen)
            form.add_error(
                None, _("Wij vinden niemand met dit BSN en deze geboortedatum. Controleer beide.")
            )
            return None
        return gevonden

    def _pagina(self, request: HttpRequest, form: MachtigForm, status: int = 200) -> HttpResponse:
        gegeven = machtigen.gegeven_machtigingen(self.burger.aangemeld_id, bedrijfsdatum.vandaag())
        return render(
            request,
            "portal/gegevens/machtigen.html",
            {"form": form, "gegeven": gegeven},
            status=status,
        )


class TrekIn(VersBevestigd):
    """Withdraw a mandate; it ends at once."""

    http_method_names = ["get", "post", "options"]
    rollen = frozenset({BurgerRol.ZELF})

    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """Back from proving again: the list, with the button still there."""
        return HttpResponseRedirect(reverse("gegevens:machtigen"))

    def post(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        """End it today."""
        eigen = self.burger.aangemeld_id
        vandaag = bedrijfsdatum.vandaag()
        for machtiging in machtigen.gegeven_machtigingen(eigen, vandaag):
            if machtiging.gemachtigde.uuid == uuid:
                machtigen.trek_machtiging_in(
                    persoon=machtiging.persoon,
                    gemachtigde=machtiging.gemachtigde,
                    per=vandaag,
                    actor=self.burger.actor,
                )
                messages.success(request, _("U heeft de toestemming gestopt. Dat geldt vanaf nu."))
                return HttpResponseRedirect(reverse("gegevens:machtigen"))
        raise Http404
