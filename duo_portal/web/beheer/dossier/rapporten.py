"""Reports about looks for team lead and auditor: without a reason, without a case, of colleagues, very many in an hour."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncHour
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.handelingen import vastleggen
from duo_portal.audit.models import Collega, Inzage
from duo_portal.foundation import clock
from duo_portal.identity import queries

from .formulieren import Dagveld
from .rechten import KOPPEL
from .toegang import rol_van_verzoek

HOEVEEL = 200
VEEL_PER_UUR = 30
"""More different files an hour than a colleague handles by hand."""


class Rapportformulier(forms.Form):
    """Which days, and from how many files in an hour somebody is listed."""

    van = Dagveld(label=_("Van"), required=False)
    tot = Dagveld(label=_("Tot en met"), required=False)
    per_uur = forms.IntegerField(
        label=_("Meer dan zoveel dossiers per uur"), min_value=1, max_value=10_000, required=False
    )


class Koppelformulier(forms.Form):
    """Which person a colleague is."""

    naam = forms.CharField(label=_("Gebruikersnaam van de collega"), max_length=150)
    bsn = forms.CharField(
        label=_("BSN van de collega"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_naam(self) -> str:
        """A user that exists."""
        naam = str(self.cleaned_data["naam"])
        if not User.objects.filter(username=naam, is_staff=True).exists():
            raise forms.ValidationError(gettext("Er is geen collega met deze gebruikersnaam."))
        return naam

    def clean_bsn(self) -> int:
        """The person; nothing of the number is kept."""
        cijfers = "".join(teken for teken in self.cleaned_data["bsn"] if teken.isdigit())
        persoon = queries.persoon_bij_bsn(cijfers.zfill(9))
        if persoon is None:
            raise forms.ValidationError(gettext("Niemand gevonden met dit BSN."))
        return persoon.pk


def rapport(request: HttpRequest) -> HttpResponse:
    """The four lists of a period; yesterday and today unless asked otherwise."""
    form = Rapportformulier(request.GET or None)
    gegeven = form.cleaned_data if form.is_bound and form.is_valid() else {}
    tot = gegeven.get("tot") or clock.vandaag()
    van = gegeven.get("van") or tot - timedelta(days=1)
    per_uur = gegeven.get("per_uur") or VEEL_PER_UUR
    gekozen = inzagen_in(van, tot)
    context = site.each_context(request) | {
        "title": gettext("Wie keek waar"),
        "form": form,
        "van": van,
        "tot": tot,
        "per_uur": per_uur,
        "zonder_reden": gekozen.filter(opening_id=None).order_by("-pk")[:HOEVEEL],
        "zonder_zaak": gekozen.filter(zaak_id=None)
        .exclude(opening_id=None)
        .order_by("-pk")[:HOEVEEL],
        "van_collegas": van_collegas(gekozen)[:HOEVEEL],
        "veel": veel_per_uur(gekozen, per_uur)[:HOEVEEL],
        "aantal": gekozen.count(),
        "koppelform": Koppelformulier() if request.user.has_perm(KOPPEL) else None,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "dossier/rapport.html", context, status=status)


def inzagen_in(van: date, tot: date) -> QuerySet[Inzage]:
    """Looks of colleagues on the days [van, tot], by the real clock; those of citizens are no looks of ours."""
    begin = datetime.combine(van, time(), clock.AMSTERDAM)
    einde = datetime.combine(tot + timedelta(days=1), time(), clock.AMSTERDAM)
    rijen = Inzage.objects.filter(opgeslagen_at__gte=begin, opgeslagen_at__lt=einde)
    return rijen.exclude(actor__startswith="burger:")


def van_collegas(rijen: QuerySet[Inzage]) -> QuerySet[Inzage]:
    """Looks into the file of somebody who works here, with who that is; the own file too."""
    wie = Collega.objects.filter(persoon_id=OuterRef("persoon_id")).values("actor")[:1]
    gekozen = rijen.filter(persoon_id__in=Collega.objects.values("persoon_id"))
    return gekozen.annotate(collega=Subquery(wie)).order_by("-pk")


def veel_per_uur(rijen: QuerySet[Inzage], meer_dan: int) -> QuerySet[Any, Any]:
    """Colleague and hour with more than so many different files, the most first."""
    uur = TruncHour("opgeslagen_at", tzinfo=clock.AMSTERDAM)
    per_uur = rijen.order_by().annotate(uur=uur).values("actor", "uur")
    geteld = per_uur.annotate(
        dossiers=Count("persoon_id", distinct=True),
        zonder_zaak=Count("persoon_id", distinct=True, filter=Q(zaak_id=None)),
    )
    return geteld.filter(dossiers__gt=meer_dan).order_by(F("dossiers").desc(), "uur")


def koppel(request: HttpRequest) -> HttpResponse:
    """Keep which person a colleague is; on record as an act."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not request.user.has_perm(KOPPEL):
        raise PermissionDenied
    form = Koppelformulier(request.POST)
    adres = reverse("admin:dossier_rapport")
    if not form.is_valid():
        for fout in [str(f) for lijst in form.errors.values() for f in lijst]:
            messages.error(request, fout)
        return HttpResponseRedirect(adres)
    naam, persoon_id = form.cleaned_data["naam"], form.cleaned_data["bsn"]
    Collega.objects.filter(persoon_id=persoon_id).exclude(actor=naam).delete()
    Collega.objects.update_or_create(actor=naam, defaults={"persoon_id": persoon_id})
    vastleggen(
        soort="collega_koppelen",
        actor=request.user.get_username(),
        rol=rol_van_verzoek(request),
        betrokkene_id=persoon_id,
        uitkomst={"collega": naam},
    )
    messages.success(request, gettext("De collega is gekoppeld aan een dossier."))
    return HttpResponseRedirect(adres)
