"""What came by post, at the counter or from a court: registered in the file of the person, behind its door."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Verzoek
from duo_portal.cases.soorten.indienen import dien_in
from duo_portal.cases.soorten.tabel import laatste, zaaksoort
from duo_portal.cases.soorten.weigering import VerzoekGeweigerd
from duo_portal.identity.models import Persoon
from duo_portal.web.beheer.dossier.panelen import inhoud
from duo_portal.web.beheer.dossier.toegang import Bezoek, achter_de_deur
from duo_portal.web.zaken.lezen import SOORT
from duo_portal.web.zaken.verzoek.woorden import KANAAL


class Registreren(forms.Form):
    """Which kind, how it came in and when, and what it says."""

    soort = forms.ChoiceField(label=_("Soort zaak"))
    kanaal = forms.ChoiceField(
        label=_("Hoe kwam het binnen"),
        choices=[(k, v) for k, v in KANAAL.items() if k != "portaal"],
    )
    ontvangen_op = forms.DateField(
        label=_("Ontvangen op"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    uiterlijk = forms.DateField(
        label=_("Antwoord uiterlijk (alleen als een rechter of de ombudsman een dag gaf)"),
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tekst = forms.CharField(
        label=_("Wat er staat"), widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000
    )
    rechter = forms.CharField(label=_("Welke rechter"), max_length=200, required=False)
    zaaknummer = forms.CharField(
        label=_("Kenmerk bij de rechter of de ombudsman"), max_length=100, required=False
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, soorten: list[str], **kwargs: Any) -> None:
        vandaag = bedrijfsdatum.vandaag()
        kwargs |= {
            "initial": {"sleutel": uuid4(), "ontvangen_op": vandaag},
            "label_suffix": "",
        }
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [(n, SOORT[n]) for n in soorten]  # type: ignore[attr-defined]

    def clean_ontvangen_op(self) -> date:
        """Not in the future."""
        dag: date = self.cleaned_data["ontvangen_op"]
        if dag > bedrijfsdatum.vandaag():
            raise forms.ValidationError(gettext("Kies vandaag of een dag die voorbij is."))
        return dag


def registreerbaar(request: HttpRequest) -> list[str]:
    """The kinds this colleague handles."""
    return [rij.naam for rij in laatste() if request.user.has_perm(rij.volledig_recht)]


def registreren(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Only for who handles some kind; then the door of the file."""
    if not registreerbaar(request):
        raise PermissionDenied
    return _registreren(request, uuid)


@achter_de_deur("zaak registreren")
def _registreren(bezoek: Bezoek) -> HttpResponse:
    request = bezoek.request
    form = Registreren(
        request.POST if request.method == "POST" else None, soorten=registreerbaar(request)
    )
    status = 200
    if request.method == "POST":
        if form.is_valid() and (verzoek := _leg_vast(bezoek, form)) is not None:
            messages.success(request, gettext("Vastgelegd."))
            return redirect(reverse("admin:cases_verzoek_zaak", args=[verzoek.zaak_id]))
        status = 422
    context = site.each_context(request) | {
        "title": gettext("Zaak registreren"),
        "form": form,
        "persoon": bezoek.persoon,
    }
    return TemplateResponse(request, "admin/cases/verzoek/registreren.html", context, status=status)


def _leg_vast(bezoek: Bezoek, form: Registreren) -> Verzoek | None:
    g = form.cleaned_data
    rij = zaaksoort(g["soort"], g["ontvangen_op"])
    velden = {naam: g[naam] for naam in rij.velden if naam in g}
    try:
        return dien_in(
            persoon_id=bezoek.persoon.pk,
            soort=g["soort"],
            velden=velden,
            op=g["ontvangen_op"],
            sleutel=f"desk:{g['sleutel']}",
            actor=bezoek.actor,
            kanaal=Verzoek.Kanaal(g["kanaal"]),
            uiterlijk=g["uiterlijk"],
        )
    except VerzoekGeweigerd as fout:
        form.add_error("uiterlijk" if fout.code == "termijn" else None, str(fout))
        return None


def paneel(persoon_id: int, _op: date, _bekend_op: datetime | None) -> Mapping[str, Any] | None:
    """The way from the file to registering; nothing that takes part in comparing moments."""
    wie = Persoon.objects.only("uuid").get(pk=persoon_id)
    adres = reverse("admin:dossier_zaak", args=[wie.uuid])
    tekst = gettext("Klacht, verzoek of rechtszaak registreren")
    return inhoud(gegevens=[(_("Nieuw"), format_html('<a href="{}">{}</a>', adres, tekst))])
