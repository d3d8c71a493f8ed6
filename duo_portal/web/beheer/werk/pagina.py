"""The page of the work list and its buttons."""

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from duo_portal.audit import bedrijfsdatum
from duo_portal.cases.models import Werkopdracht, Zaak
from duo_portal.cases.operations import ZaakVeranderd
from duo_portal.web.beheer.dossier.rechten import PAK, WIJS_TOE

from .bronnen import vandaag_te_doen
from .lijst import WERK, ZAAK, van_het_team, van_mij, van_werk, van_zaak
from .toewijzen import AlToegewezen, pak_volgende, wijs_werk_toe, wijs_zaak_toe


class Toewijsformulier(forms.Form):
    """Which work, with whom it was on the screen, and to whom it goes (empty: nobody)."""

    soort = forms.ChoiceField(choices=[(ZAAK, ZAAK), (WERK, WERK)])
    nummer = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    van = forms.CharField(required=False, max_length=150)
    aan = forms.CharField(required=False, max_length=150)


def lijst(request: HttpRequest) -> HttpResponse:
    """My work, the team's, and for the team lead what must be done today and why."""
    op = bedrijfsdatum.vandaag()
    naam = request.user.get_username()
    mag_geven = request.user.has_perm(WIJS_TOE)
    context = site.each_context(request) | {
        "title": gettext("Werk"),
        "vandaag": vandaag_te_doen(request.user, op) if mag_geven else [],
        "mag_geven": mag_geven,
        "mag_pakken": request.user.has_perm(PAK),
        "ik": naam,
        "mijn": van_mij(naam, op),
        "team": van_het_team(naam, op),
        "collegas": _collegas() if mag_geven else [],
    }
    return TemplateResponse(request, "dossier/werk.html", context)


def volgende(request: HttpRequest) -> HttpResponse:
    """Take what ends first and go there."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    op = bedrijfsdatum.vandaag()
    gepakt = pak_volgende(request.user.get_username(), op)
    if gepakt is None:
        messages.info(request, gettext("Er is geen werk dat op iemand wacht."))
        return HttpResponseRedirect(reverse("admin:werk"))
    soort, nummer = gepakt
    if soort == ZAAK:
        zaak = Zaak.objects.select_related("persoon").get(pk=nummer)
        return HttpResponseRedirect(van_zaak(zaak, "", op).adres)
    werk = Werkopdracht.objects.select_related("persoon").get(pk=nummer)
    return HttpResponseRedirect(van_werk(werk, None, op).adres)


def toewijzen(request: HttpRequest) -> HttpResponse:
    """Take, give or give back; who was second reads that a colleague was first (409)."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = Toewijsformulier(request.POST)
    adres = HttpResponseRedirect(reverse("admin:werk"))
    if not form.is_valid():
        messages.error(request, gettext("Kies werk uit de lijst."))
        return adres
    naam, van, aan = request.user.get_username(), form.cleaned_data["van"], form.cleaned_data["aan"]
    if not ({van, aan} <= {naam, ""} or request.user.has_perm(WIJS_TOE)):
        raise PermissionDenied
    if aan and aan not in _collegas() and aan != naam:
        messages.error(request, gettext("Deze collega kan geen werk krijgen."))
        return adres
    nummer = form.cleaned_data["nummer"]
    try:
        if form.cleaned_data["soort"] == ZAAK:
            op = bedrijfsdatum.vandaag()
            wijs_zaak_toe(zaak_id=nummer, aan=aan, van=van, actor=naam, op=op)
        else:
            wijs_werk_toe(werkopdracht_id=nummer, aan=aan, van=van, actor=naam)
    except (AlToegewezen, ZaakVeranderd, ObjectDoesNotExist):
        messages.error(request, gettext("Een collega was u voor. De lijst is ververst."))
        antwoord = lijst(request)
        antwoord.status_code = 409
        return antwoord
    messages.success(request, gettext("Het werk is toegewezen."))
    return adres


def _collegas() -> list[str]:
    """Colleagues who may take work."""
    recht = Q(groups__permissions__codename=PAK.partition(".")[2])
    rijen = User.objects.filter(recht, is_active=True, is_staff=True).distinct()
    return list(rijen.order_by("username").values_list("username", flat=True))
