"""The citizen asks about own data, follows it with the dates, and withdraws."""

from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Zaak
from duo_portal.cases.termijn.stand import stand_van
from duo_portal.privacy.models import Privacyverzoek
from duo_portal.privacy.verzoeken import operations
from duo_portal.web.burgers import BurgerNodig
from duo_portal.web.dossierpagina import Dossierpagina

from .woorden import BESLUIT, RECHT, STAND


class Verzoekformulier(forms.Form):
    """Which right, and about what."""

    recht = forms.ChoiceField(
        label=_("Wat wilt u?"),
        choices=list(RECHT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u wilt."), "invalid_choice": _("Kies wat u wilt.")},
    )
    tekst = forms.CharField(
        label=_("Over welke gegevens gaat het, en waarom vraagt u dit?"),
        help_text=_("Schrijf geen burgerservicenummer of rekeningnummer op."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        error_messages={"required": _("Schrijf op over welke gegevens het gaat.")},
    )
    sleutel = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput, required=False)


class Verzoeken(Dossierpagina):
    """What was asked before, and the form."""

    template_name = "portal/privacy/verzoeken.html"
    scherm = "verzoeken over gegevens"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Own requests, the latest first."""
        kwargs.setdefault("form", Verzoekformulier())
        rijen = list(Privacyverzoek.objects.filter(persoon_id=self.persoon_id).order_by("-pk")[:50])
        zaken = {
            z.onderwerp_id: z
            for z in Zaak.objects.filter(
                onderwerp=operations.ONDERWERP, onderwerp_id__in=[r.pk for r in rijen]
            )
        }
        regels = [(r, RECHT[r.recht], zaken[r.pk], STAND[zaken[r.pk].status]) for r in rijen]
        return super().get_context_data(regels=regels, burger=self.burger, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """File it; sent twice it is one."""
        form = Verzoekformulier(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        verzoek = operations.dien_in(
            persoon_id=self.persoon_id,
            recht=Privacyverzoek.Recht(form.cleaned_data["recht"]),
            tekst=form.cleaned_data["tekst"],
            op=self.op,
            sleutel=form.cleaned_data["sleutel"] or uuid4(),
            actor=self.burger.actor,
        )
        messages.success(request, gettext("Wij hebben uw verzoek. U krijgt ook een brief."))
        return redirect(reverse("privacyrechten:verzoek", args=[verzoek.uuid]))


class Verzoek(Dossierpagina):
    """One request: where it stands, by when, and what was decided."""

    template_name = "portal/privacy/verzoek.html"
    scherm = "verzoek over gegevens"

    @cached_property
    def verzoek(self) -> Privacyverzoek:
        """Of the open file, or not found."""
        gevonden = Privacyverzoek.objects.filter(
            persoon_id=self.persoon_id, uuid=self.kwargs["uuid"]
        ).select_related("besluit").first()  # fmt: skip
        if gevonden is None:
            raise Http404
        return gevonden

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the derivation of the term."""
        verzoek = self.verzoek
        zaak, besluit = operations.zaak_van(verzoek), getattr(verzoek, "besluit", None)
        return super().get_context_data(
            verzoek=verzoek,
            recht=RECHT[verzoek.recht],
            tekst=operations.tekst_van(verzoek),
            zaak=zaak,
            stand=STAND[zaak.status],
            termijn=stand_van(zaak, self.op),
            besluit=besluit,
            besluitwoorden=BESLUIT[besluit.besluit] if besluit else "",
            mag_intrekken=zaak.afgedaan_op is None and self.burger.mag_handelen,
            **kwargs,
        )


class Intrekken(BurgerNodig):
    """Withdraw a request."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """It stops; what is finished stays finished."""
        verzoek = Privacyverzoek.objects.filter(
            persoon_id=self.burger.persoon_id, uuid=kwargs["uuid"]
        ).first()
        if verzoek is None:
            raise Http404
        try:
            operations.trek_in(verzoek=verzoek, op=bedrijfsdatum.vandaag(), actor=self.burger.actor)
        except operations.VerzoekGeweigerd:
            messages.error(request, gettext("Dit verzoek is al klaar."))
        else:
            messages.success(request, gettext("Uw verzoek is ingetrokken."))
        return HttpResponseRedirect(reverse("privacyrechten:verzoek", args=[verzoek.uuid]))
