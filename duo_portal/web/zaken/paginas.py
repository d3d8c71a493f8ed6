"""The list of cases, one objection with its dates, and withdrawing it."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.besluiten import besluitsoort
from duo_portal.cases.bezwaar import woorden
from duo_portal.cases.bezwaar.indienen import trek_in
from duo_portal.cases.bezwaar.weigering import BezwaarGeweigerd
from duo_portal.cases.models import Bezwaar, Stuk
from duo_portal.web.dossierpagina import Dossierpagina

from . import lezen


class MijnZaken(Dossierpagina):
    """Every case, the latest first."""

    template_name = "portal/zaken/lijst.html"
    scherm = "zaken"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One query."""
        return super().get_context_data(zaken=lezen.zaken_van(self.persoon_id), **kwargs)


class Bezwaarpagina(Dossierpagina):
    """One objection: what, by when, documents, the conversation, the outcome."""

    template_name = "portal/zaken/zaak.html"
    scherm = "bezwaar"

    @cached_property
    def bezwaar(self) -> Bezwaar:
        """Not found for a key of nobody or of somebody else."""
        gevonden = lezen.bezwaar_bij(self.persoon_id, self.kwargs["uuid"])
        if gevonden is None:
            raise Http404
        return gevonden

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the citizen wrote, and where it stands."""
        b = self.bezwaar
        soort = besluitsoort(b.onderwerp)
        hoor = b.hoorzittingen.order_by("-pk").first()
        besluit = getattr(b, "besluit", None)
        return super().get_context_data(
            bezwaar=b,
            zaak=b.zaak,
            is_open=b.zaak.afgedaan_op is None,
            stand=lezen.STAND[b.zaak.status],
            titel_besluit=soort.titel(b.onderwerp_id),
            besluit_adres=soort.adres(b.onderwerp_id),
            stap=lezen.stap_in_woorden(b),
            woorden=woorden.woorden_van(b),
            stukken=Stuk.objects.filter(bezwaarstuk__bezwaar=b).order_by("pk"),
            hoorzitting=hoor,
            hoe_horen=lezen.VORM[hoor.vorm] if hoor else "",
            uitkomst=lezen.DICTUM[besluit.dictum] if besluit else "",
            besluit=besluit,
            termijn=lezen.termijnstand(b.zaak, self.op),
            **kwargs,
        )


class Intrekken(Bezwaarpagina):
    """Ask, then withdraw."""

    template_name = "portal/zaken/intrekken.html"
    alleen_handelen = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The question; a closed one has nothing to withdraw."""
        if self.bezwaar.zaak.afgedaan_op is not None:
            return redirect(self._terug)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Withdraw; again changes nothing."""
        try:
            trek_in(bezwaar_id=self.bezwaar.pk, op=bedrijfsdatum.vandaag(), actor=self.burger.actor)
        except BezwaarGeweigerd as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _("Uw bezwaar is ingetrokken."))
        return redirect(self._terug)

    @property
    def _terug(self) -> str:
        return reverse("zaken:zaak", args=[self.bezwaar.uuid])
