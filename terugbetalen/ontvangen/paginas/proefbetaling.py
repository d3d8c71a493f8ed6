"""Demo only: a pretend bank, so that a request can be paid. It only leaves an order for the practice bank.

The money itself comes, as always, with the next statement of that bank: nothing is booked here.
"""

import json
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.gateways.bank.kanaal import bankmap
from duo_portal.web.stappen.formulier import Bedragveld
from terugbetalen.models import Betaalverzoek
from terugbetalen.ontvangen.verzoeken import stand_van

from .betalen import verzoek_of_404, waarvoor

STORTINGEN = "stortingen"
"""The folder, beside those of files, in which the practice bank finds what its customers ask."""
HOOGSTE_CENTEN = 99_999_999
PROEFREKENING = "NL02ABNA0123456789"
"""The account of an unknown payer at the pretend bank: made up, with a right check number."""


class Overboekformulier(forms.Form):
    """How much to transfer: the whole amount, or less or more, to see what happens."""

    bedrag = Bedragveld(label=_("Bedrag"), hoogste_centen=HOOGSTE_CENTEN)
    met_kenmerk = forms.BooleanField(
        label=_("Het betalingskenmerk meesturen"), required=False, initial=True
    )

    def clean_bedrag(self) -> int:
        """A transfer of nothing is no transfer."""
        centen = int(self.cleaned_data["bedrag"])
        if centen <= 0:
            raise forms.ValidationError(_("Vul een bedrag in dat hoger is dan 0 euro."))
        return centen


class Proefbetaling(FormView[Overboekformulier]):
    """The pretend bank of the demo."""

    http_method_names = ("get", "head", "post", "options")
    template_name = "portal/terugbetalen/ontvangen/proefbank.html"
    form_class = Overboekformulier
    verzoek: Betaalverzoek

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Exists in the demo only."""
        if not settings.DEMO_MODE:
            raise Http404
        self.verzoek = verzoek_of_404(kwargs["verzoek"])
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, object]:
        """What is still open."""
        return {"bedrag": stand_van(self.verzoek, vandaag()).open_centen, "met_kenmerk": True}

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """What it is for, and the way back."""
        return super().get_context_data(
            waarvoor=waarvoor(self.verzoek), terug=self._pagina(), **kwargs
        )

    def form_valid(self, form: Overboekformulier) -> HttpResponse:
        """Leave the order and go back to the request."""
        kenmerk = self.verzoek.kenmerk if form.cleaned_data["met_kenmerk"] else ""
        stort(centen=form.cleaned_data["bedrag"], kenmerk=kenmerk)
        return HttpResponseRedirect(f"{self._pagina()}?overgeboekt=1")

    def _pagina(self) -> str:
        return reverse("terugbetalen:betalen", args=[self.verzoek.uuid])


def stort(
    *, centen: int, kenmerk: str, iban: str = PROEFREKENING, naam: str = "Proefbetaler"
) -> None:
    """Ask the practice bank to transfer to our account on the next day it is open; it books and tells it by itself."""
    map_ = bankmap() / STORTINGEN
    map_.mkdir(parents=True, exist_ok=True)
    doel = map_ / f"{uuid.uuid4().hex}.json"
    tijdelijk = doel.with_suffix(".deel")
    opdracht = {
        "rekening": settings.BANK_OPDRACHTGEVER_IBAN,
        "centen": centen,
        "betalingskenmerk": kenmerk,
        "iban": iban,
        "naam": naam,
        "dag": vandaag().isoformat(),
    }
    tijdelijk.write_text(json.dumps(opdracht), encoding="utf-8")
    tijdelijk.replace(doel)
