"""The citizen chooses what to ask, files it, follows it with its dates, and withdraws."""

from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from duo_portal.cases.models import Stuk, Verzoek
from duo_portal.cases.soorten import indienen
from duo_portal.cases.soorten.tabel import Zaaksoort, in_het_portaal
from duo_portal.cases.soorten.weigering import VerzoekGeweigerd
from duo_portal.cases.soorten.woorden import woorden_van
from duo_portal.cases.termijn.stand import stand_van
from duo_portal.web.dossierpagina import Dossierpagina
from duo_portal.web.zaken.lezen import SOORT, STAND

from .bezwaar import bezwaar_adres
from .woorden import KEUZE, UITKOMST, UITLEG_VELD, veldnaam

TEKENS, KORT = 3_500, 200


class Verzoekformulier(forms.Form):
    """The fields of a kind: the first is the story and asked for, the others are short and free."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, rij: Zaaksoort, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"sleutel": uuid4()})
        super().__init__(*args, **kwargs)
        for nummer, naam in enumerate(rij.velden):
            is_kort = naam in ("wanneer", "wie", "periode")
            self.fields[naam] = forms.CharField(
                label=veldnaam(rij.naam, naam),
                help_text=str(UITLEG_VELD.get(f"{rij.naam}.{naam}", "")),
                required=nummer == 0,
                max_length=KORT if is_kort else TEKENS,
                widget=forms.TextInput() if is_kort else forms.Textarea(attrs={"rows": 6}),
                error_messages={"required": _("Schrijf op waar het over gaat.")},
            )


class Kiezen(Dossierpagina):
    """What can be asked, and for whom it is."""

    template_name = "portal/zaken/nieuw.html"
    scherm = "zaken"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The kinds of today."""
        keuzes = [(rij.naam, KEUZE[rij.naam]) for rij in in_het_portaal(self.op)]
        return super().get_context_data(keuzes=keuzes, **kwargs)


class Indienen(Dossierpagina):
    """One page: the questions, and by when there is an answer."""

    template_name = "portal/zaken/indienen.html"
    scherm = "klacht of verzoek indienen"

    @cached_property
    def rij(self) -> Zaaksoort:
        """Not found for a kind that is not filed here."""
        for rij in in_het_portaal(self.op):
            if rij.naam == self.kwargs["soort"]:
                return rij
        raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The empty form unless one was sent."""
        kwargs.setdefault("form", Verzoekformulier(rij=self.rij))
        form = kwargs["form"]
        return super().get_context_data(
            keuze=KEUZE[self.rij.naam],
            uiterlijk=indienen.wordt_beantwoord(self.rij, self.op),
            velden=[form[naam] for naam in self.rij.velden],
            burger=self.burger,
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """File it; the same form sent again gives the first one."""
        form = Verzoekformulier(request.POST, rij=self.rij)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        velden = dict(form.cleaned_data)
        sleutel = velden.pop("sleutel") or uuid4()
        try:
            verzoek = indienen.dien_in(
                persoon_id=self.persoon_id,
                soort=self.rij.naam,
                velden=velden,
                op=self.op,
                sleutel=f"{self.persoon_id}:{self.rij.naam}:{sleutel}",
                actor=self.burger.actor,
            )
        except VerzoekGeweigerd as fout:
            form.add_error(None, str(fout))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, str(KEUZE[self.rij.naam].ontvangen))
        return redirect(reverse("zaken:verzoek", args=[verzoek.uuid]))


class Verzoekpagina(Dossierpagina):
    """One complaint or request: where it stands, by when, documents, the outcome."""

    template_name = "portal/zaken/verzoek.html"
    scherm = "klacht of verzoek"

    @cached_property
    def verzoek(self) -> Verzoek:
        """Of the open file, or not found."""
        gevonden = verzoek_bij(self.persoon_id, self.kwargs["uuid"])
        if gevonden is None:
            raise Http404
        return gevonden

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was written, and where it stands."""
        v = self.verzoek
        besluit = getattr(v, "besluit", None)
        geschreven = woorden_van(v)
        return super().get_context_data(
            verzoek=v,
            zaak=v.zaak,
            titel=f"{SOORT[v.soort]} {v.zaak.kenmerk}",
            is_open=v.zaak.afgedaan_op is None,
            stand=STAND[v.zaak.status],
            termijn=stand_van(v.zaak, self.op),
            gesprekken=v.bijdragen.filter(soort__in=("gehoord", "dag")).order_by("pk"),
            geschreven=[(veldnaam(v.soort, naam), tekst) for naam, tekst in geschreven.items()],
            stukken=Stuk.objects.filter(verzoekstuk__verzoek=v).order_by("pk"),
            besluit=besluit,
            uitkomst=UITKOMST[besluit.uitkomst] if besluit else "",
            bezwaar_adres=bezwaar_adres(v, besluit) if self.burger.mag_handelen else "",
            **kwargs,
        )


class VerzoekIntrekken(Verzoekpagina):
    """Ask, then withdraw."""

    template_name = "portal/zaken/verzoek_intrekken.html"
    alleen_handelen = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The question; a closed one has nothing to withdraw."""
        if self.verzoek.zaak.afgedaan_op is not None:
            return redirect(self._terug)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Withdraw; again changes nothing."""
        try:
            indienen.trek_in(verzoek_id=self.verzoek.pk, op=self.op, actor=self.burger.actor)
        except VerzoekGeweigerd as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _("U hebt dit ingetrokken."))
        return redirect(self._terug)

    @property
    def _terug(self) -> str:
        return reverse("zaken:verzoek", args=[self.verzoek.uuid])


def verzoek_bij(persoon_id: int, uuid: UUID) -> Verzoek | None:
    """The complaint or request of this person under this key."""
    rijen = Verzoek.objects.select_related("zaak", "besluit")
    return rijen.filter(persoon_id=persoon_id, uuid=uuid).first()
