"""The desk: arrangements and how they stand, agree on one with somebody, decide on one outside the bounds."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.web.admin_read_only import InzageAdmin
from duo_portal.web.stappen.formulier import Bedragveld
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.models import Invorderingsstap, Regeling
from terugbetalen.rules.afbetalen import RegelingKanNiet

from . import rechten, tabellen
from .aangaan import Wens
from .loket import Ruimer, beslis, spreek_af
from .stand import open_gebrek, stand_van
from .voorstellen import DAGEN, EIGEN, GEWONE_DAG, Keuze, eigen_keuze, stel_voor
from .weigering import WOORDEN, RegelingGeweigerd

MAP = "admin/terugbetalen/regeling"


class Loketformulier(forms.Form):
    """What is agreed with the debtor. `sleutel` makes a second click the same arrangement."""

    bedrag = Bedragveld(label=_("Bedrag per maand"))
    dag = forms.TypedChoiceField(
        label=_("Dag van de maand"),
        choices=[(str(dag), str(dag)) for dag in DAGEN],
        coerce=int,
        initial=str(GEWONE_DAG),
    )
    maanden = forms.IntegerField(
        label=_("Hoogste aantal maanden (leeg: zoals de regels)"),
        min_value=2,
        max_value=60,
        required=False,
    )
    zonder_rente = forms.BooleanField(label=_("Zonder wettelijke rente"), required=False)
    reden = forms.CharField(label=_("Reden"), max_length=500)
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


@admin.register(Regeling)
class RegelingAdmin(InzageAdmin[Regeling]):
    """Shown, never edited: what was agreed does not change."""

    list_display = ("pk", "status", "kanaal", "op", "tot", "totaal")
    list_filter = ("status", "kanaal")
    fields = ("status", "kanaal", "op", "tot", "beeindigd_op", "actor", "tweede_actor", "reden")
    readonly_fields = fields
    change_form_template = f"{MAP}/pagina.html"

    @admin.display(description=_("in totaal"))
    def totaal(self, rij: Regeling) -> str:
        """All instalments together."""
        return euro(rij.totaal_centen)

    def get_urls(self) -> list[URLPattern]:
        """Adds agreeing (reached from the chain) and deciding."""
        wikkel = self.admin_site.admin_view
        return [
            path("nieuw/<int:stap>/", wikkel(self.nieuw), name="terugbetalen_regeling_nieuw"),
            path("<int:nummer>/beslis/", wikkel(self.beslis), name="terugbetalen_regeling_beslis"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The schedule and what came in, with the decision that is waited for."""
        rij = self.get_object(request, object_id)
        extra = dict(extra_context or {})
        if rij is not None and self.has_view_permission(request, rij):
            stand = stand_van(rij, bedrijfsdatum.vandaag())
            extra |= {
                "rij": rij,
                "tabel": tabellen.verloop(stand),
                "open": euro(stand.open_centen),
                "gebrek": open_gebrek(rij),
                "mag_beslissen": rij.status == Regeling.Status.GEVRAAGD
                and request.user.has_perm(rechten.SPREEK_AF),
            }
        return super().change_view(request, object_id, form_url, extra)

    def beslis(self, request: HttpRequest, nummer: int) -> HttpResponse:
        """The second person: POST with `akkoord` ja or nee, and a reason."""
        rij = self._lees(request, Regeling, nummer)
        if request.method != "POST":
            return HttpResponse(status=405)
        try:
            beslis(
                regeling=rij,
                is_akkoord=request.POST.get("akkoord") == "ja",
                actor=request.user.get_username(),
                reden=request.POST.get("reden", ""),
            )
        except RegelingGeweigerd as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gettext("Vastgelegd."))
        return HttpResponseRedirect(reverse("admin:terugbetalen_regeling_change", args=[nummer]))

    def nieuw(self, request: HttpRequest, stap: int) -> HttpResponse:
        """Agree with the person of a step of the chain: first the schedule, then the act."""
        persoon_id = self._lees(request, Invorderingsstap, stap).persoon_id
        op = bedrijfsdatum.vandaag()
        leg_inzage_vast(
            actor=request.user.get_username(),
            rol="",
            persoon_id=persoon_id,
            scherm="beheer: betalingsregeling (nieuw)",
        )
        form = Loketformulier(request.POST or None)
        context: dict[str, Any] = {}
        if request.method == "POST" and form.is_valid():
            try:
                if request.POST.get("actie") == "vast":
                    regeling = _spreek_af(
                        persoon_id, form.cleaned_data, request.user.get_username()
                    )
                    messages.success(request, gettext("Vastgelegd."))
                    adres = reverse("admin:terugbetalen_regeling_change", args=[regeling.pk])
                    return HttpResponseRedirect(adres)
                context = _voorbeeld(_keuze(persoon_id, op, form.cleaned_data))
            except (RegelingGeweigerd, RegelingKanNiet) as fout:
                form.add_error("bedrag", WOORDEN[fout.code])
        context |= self.admin_site.each_context(request) | {
            "title": gettext("Betalingsregeling afspreken"),
            "opts": self.opts,
            "form": form,
            "voorstel": stel_voor(persoon_id, op),
        }
        context["voorstellen"] = tabellen.voorstellen(context["voorstel"])
        return TemplateResponse(request, f"{MAP}/nieuw.html", context)

    def _lees(self, request: HttpRequest, model: type[Any], nummer: int) -> Any:
        if not request.user.has_perm(rechten.SPREEK_AF):
            raise PermissionDenied
        rij = model.objects.filter(pk=nummer).first()
        if rij is None:
            raise Http404
        return rij


def _keuze(persoon_id: int, op: date, velden: Mapping[str, Any]) -> Keuze:
    voorstel = stel_voor(
        persoon_id, op, dag=velden["dag"], hoogstens=velden["maanden"], rente_loopt=not velden["zonder_rente"]
    )  # fmt: skip
    return eigen_keuze(voorstel, velden["bedrag"])


def _voorbeeld(keuze: Keuze) -> dict[str, Any]:
    return {"rooster": tabellen.rooster(keuze.termijnen), "opbouw": tabellen.opbouw(keuze)}


def _spreek_af(persoon_id: int, velden: Mapping[str, Any], actor: str) -> Regeling:
    return spreek_af(
        persoon_id=persoon_id,
        wens=Wens(EIGEN, velden["bedrag"], velden["dag"]),
        ruimer=Ruimer(velden["reden"], velden["maanden"], rente_loopt=not velden["zonder_rente"]),
        sleutel=f"loket:{velden['sleutel']}",
        actor=actor,
    )
