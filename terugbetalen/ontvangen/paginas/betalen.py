"""The page of a payment request: what to pay, for what, to which account, under which reference.

Whoever has the link may pay, signed in or not; so it shows nothing of the person: no name, no debt, no term but its
month. Who is signed in as the debtor gets the way back to the own debt as well.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.web.templatetags.bedragen import datum, euro
from duo_portal.web.templatetags.bedragen import maand as in_maand
from terugbetalen.models import Betaalverzoek, Termijn
from terugbetalen.ontvangen.verzoeken import Verzoekstand, stand_van

Rij = tuple[str, ...]


def verzoek_of_404(uuid: UUID) -> Betaalverzoek:
    """The request of a link; a link that was never given out is not found."""
    verzoek = Betaalverzoek.objects.filter(uuid=uuid).first()
    if verzoek is None:
        raise Http404
    return verzoek


def waarvoor(verzoek: Betaalverzoek) -> str:
    """What the money is for, in the reader's language."""
    if verzoek.doel == Betaalverzoek.Doel.TERMIJN and verzoek.termijn_id is not None:
        maand = (
            Termijn.objects.filter(pk=verzoek.termijn_id).values_list("maand", flat=True).first()
        )
        if maand is not None:
            return gettext("Uw maandbedrag van %(maand)s") % {"maand": in_maand(maand)}
    if verzoek.doel == Betaalverzoek.Doel.ACHTERSTAND:
        return gettext("Wat u nog niet op tijd betaald hebt")
    if verzoek.doel == Betaalverzoek.Doel.REGELING:
        return gettext("Een bedrag van uw betalingsregeling")
    if verzoek.doel == Betaalverzoek.Doel.TERMIJN:
        return gettext("Uw maandbedrag")
    if verzoek.schuld == "lllk":
        return gettext("Extra aflossen van uw levenlanglerenkrediet")
    return gettext("Extra aflossen van uw studieschuld")


def iban_in_vieren(iban: str) -> str:
    """An account number as people read it: in groups of four."""
    return " ".join(iban[plaats : plaats + 4] for plaats in range(0, len(iban), 4))


class Betalen(TemplateView):
    """How to pay one request, and whether it was paid."""

    template_name = "portal/terugbetalen/ontvangen/betalen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The request as it stands today."""
        verzoek = verzoek_of_404(self.kwargs["verzoek"])
        stand = stand_van(verzoek, vandaag())
        burger = getattr(self.request, "burger", None)
        return super().get_context_data(
            stand=stand,
            rijen=_rijen(verzoek, stand),
            is_eigen=burger is not None and burger.persoon_id == verzoek.persoon_id,
            bank=_proefbank(verzoek) if stand.open_centen else "",
            is_overgeboekt="overgeboekt" in self.request.GET,
            **kwargs,
        )


def _rijen(verzoek: Betaalverzoek, stand: Verzoekstand) -> list[Rij]:
    rijen: list[Rij] = [
        (gettext("Waarvoor"), waarvoor(verzoek)),
        (gettext("Bedrag"), euro(stand.open_centen or stand.gevraagd_centen)),
    ]
    if stand.betaald_centen and stand.open_centen:
        rijen.append((gettext("Al betaald"), euro(stand.betaald_centen)))
    if stand.open_centen:
        rijen += [
            (gettext("Betalen voor"), datum(verzoek.vervaldatum)),
            (gettext("Naar rekening"), iban_in_vieren(settings.BANK_OPDRACHTGEVER_IBAN)),
            (gettext("Op naam van"), settings.BANK_OPDRACHTGEVER_NAAM),
        ]
    return [*rijen, (gettext("Betalingskenmerk"), iban_in_vieren(verzoek.kenmerk))]


def _proefbank(verzoek: Betaalverzoek) -> str:
    return reverse("terugbetalen:proefbank", args=[verzoek.uuid]) if settings.DEMO_MODE else ""
