"""The counter: recognise the citizen by a document, and do acts of the portal together."""

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.handelingen import vastleggen
from duo_portal.web.stappen import balie

from .toegang import Bezoek, achter_de_deur

GEZIEN = (
    ("paspoort", _("Paspoort")),
    ("identiteitskaart", _("Identiteitskaart")),
    ("rijbewijs", _("Rijbewijs")),
    ("verblijfsdocument", _("Verblijfsdocument")),
)


class Balieformulier(forms.Form):
    """By which document the citizen was recognised, and that he is there."""

    gezien = forms.ChoiceField(label=_("Welk document liet de burger zien?"), choices=GEZIEN)
    is_erbij = forms.BooleanField(
        label=_("De burger is erbij en wil dat ik dit samen met hem of haar doe")
    )


@achter_de_deur("balie")
def aan_de_balie(bezoek: Bezoek) -> HttpResponse:
    """Begin, what can be done, and end."""
    request = bezoek.request
    if request.method == "POST" and request.POST.get("actie") == "stop":
        balie.stop(request)
        return HttpResponseRedirect(bezoek.adres())
    form = Balieformulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            vastleggen(
                soort="balie_begonnen",
                actor=bezoek.actor,
                rol=bezoek.rol,
                betrokkene_id=bezoek.persoon.pk,
                uitkomst={"gezien": form.cleaned_data["gezien"]},
            )
        balie.begin(request, bezoek.persoon.pk, form.cleaned_data["gezien"])
        messages.success(request, gettext("U handelt nu samen met de burger."))
        return HttpResponseRedirect(bezoek.adres("dossier_balie"))
    bezig = balie.burger_van(request)
    is_bezig = bezig is not None and bezig.persoon_id == bezoek.persoon.pk
    context = site.each_context(request) | {
        "title": gettext("Samen met de burger"),
        "persoon": bezoek.persoon,
        "opening": bezoek.opening,
        "form": None if is_bezig else form,
        "acten": _acten() if is_bezig else [],
    }
    return TemplateResponse(
        request, "dossier/balie.html", context, status=422 if form.errors else 200
    )


def _acten() -> list[tuple[str, str]]:
    uit = []
    for klasse in balie.acten():
        try:
            uit.append((str(klasse.titel), reverse(klasse.url_naam)))
        except NoReverseMatch:  # an act about one thing, which is chosen on another page
            continue
    return uit
