"""The citizen says that we are late: an own form, so that no notice of default gets lost in the post."""

from functools import cached_property
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.models import Ingebrekestelling, Zaak
from duo_portal.cases.termijn.operations import TermijnGeweigerd
from duo_portal.cases.termijn.te_laat import ontvang_ingebrekestelling
from duo_portal.web.dossierpagina import Dossierpagina
from duo_portal.web.templatetags.bedragen import datum

from .lezen import SOORT


class TeLaatForm(forms.Form):
    """One choice: which case. Only cases that are late can be chosen."""

    zaak = forms.ChoiceField(
        label=_("Over welke zaak gaat het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een zaak."), "invalid_choice": _("Kies een zaak.")},
    )

    def __init__(self, *args: Any, zaken: list[Zaak], **kwargs: Any) -> None:
        """`zaken` are the person's own."""
        super().__init__(*args, **kwargs)
        veld = cast("forms.ChoiceField", self.fields["zaak"])
        veld.choices = [(zaak.kenmerk, _regel(zaak)) for zaak in zaken]


def _regel(zaak: Zaak) -> str:
    return gettext("%(soort)s %(kenmerk)s, beslissen kon tot en met %(dag)s") % {
        "soort": soort_van(zaak),
        "kenmerk": zaak.kenmerk,
        "dag": datum(zaak.termijn_tot),
    }


def soort_van(zaak: Zaak) -> str:
    """The kind of case in the reader's language."""
    return str(SOORT.get(zaak.soort, zaak.get_soort_display()))


class TeLaat(Dossierpagina):
    """Which cases are late, and the form."""

    template_name = "portal/zaken/te_laat.html"
    scherm = "te laat"

    @cached_property
    def zaken(self) -> list[Zaak]:
        """Own cases whose term has passed and that nobody spoke up about."""
        return list(
            Zaak.objects.filter(
                persoon_id=self.persoon_id,
                afgedaan_op=None,
                termijn_tot__lt=self.op,
                ingebrekestelling=None,
            ).order_by("termijn_tot", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and what was said before."""
        kwargs.setdefault("form", TeLaatForm(zaken=self.zaken))
        eerder = Ingebrekestelling.objects.filter(zaak__persoon_id=self.persoon_id)
        regels = [
            (soort_van(rij.zaak), rij.zaak.kenmerk, rij.ontvangen_op)
            for rij in eerder.select_related("zaak").order_by("-pk")[:20]
        ]
        return super().get_context_data(is_te_laat=bool(self.zaken), eerder=regels, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take it in; the same again changes nothing."""
        form = TeLaatForm(request.POST, zaken=self.zaken)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        zaak = next(z for z in self.zaken if z.kenmerk == form.cleaned_data["zaak"])
        try:
            notitie = ontvang_ingebrekestelling(
                zaak.pk, self.op, Ingebrekestelling.Bron.FORMULIER, actor=self.burger.actor
            )
        except TermijnGeweigerd as fout:
            messages.error(request, str(fout))
        else:
            tekst = gettext(
                "Wij hebben het ontvangen op %(dag)s. Wij beslissen nu zo snel mogelijk."
            )
            messages.success(request, tekst % {"dag": datum(notitie.ontvangen_op)})
        return redirect(request.path)
