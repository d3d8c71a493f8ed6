"""The income of a partner under SF15-oud: left out, or counted again; it moves the end (10a.10, 10a.11)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Stap
from terugbetalen.aflossen import oordelen
from terugbetalen.aflossen.stand import Schuldstand
from terugbetalen.aflossen.stellen import AnderFeit
from terugbetalen.aflossen.verzoeken import Verzoek, Verzoeksoort
from terugbetalen.models import Feit

from .basis import Verzoekwizard

S = Feit.Soort


class Partnerformulier(StapFormulier):
    """Counts or not."""

    telt = forms.ChoiceField(
        label=gettext_lazy("Telt het inkomen van uw partner mee?"),
        choices=[
            ("niet", gettext_lazy("Nee, laat het inkomen van mijn partner weg")),
            ("wel", gettext_lazy("Ja, tel het inkomen van mijn partner mee")),
        ],
        widget=forms.RadioSelect,
    )

    def clean_telt(self) -> str:
        """Only what is otherwise than now."""
        schuld: Schuldstand = self.stand.register["schuld"]
        nu = "niet" if schuld.heeft(S.ZONDER_PARTNER) else "wel"
        gekozen: str = self.cleaned_data["telt"]
        if gekozen == nu:
            raise forms.ValidationError(_("Zo is het nu al. Kies het andere antwoord."))
        return gekozen


class Partner(Verzoekwizard):
    """Leave the partner's income out, or count it again (10a.10, 10a.11)."""

    soort = "partner"
    titel = gettext_lazy("Inkomen van uw partner")
    url_naam = "terugbetalen:partner"
    oordeel = oordelen.partner
    controle_sjabloon = "portal/aflossen/partner_controle.html"
    stappen = (
        Stap(
            "partner",
            gettext_lazy("Het inkomen van uw partner"),
            Partnerformulier,
            context=lambda stand: {
                "telt_nu": stand.register["schuld"].heeft(S.ZONDER_PARTNER) is None
            },
            sjabloon="portal/aflossen/partner_stap.html",
        ),
    )

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """From the month that comes, until asked otherwise."""
        niet, vanaf = schoon["partner"]["telt"] == "niet", self.schuldstand.maand
        soort = Verzoeksoort.ZONDER_PARTNER if niet else Verzoeksoort.MET_PARTNER
        return Verzoek(soort, vanaf, (AnderFeit(S.ZONDER_PARTNER, vanaf, geldt=niet),))

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """When the rest lapses, if it stays so for a year."""
        lening = self.schuldstand.gewone
        niet = stand.schoon["partner"]["telt"] == "niet"
        einde = lening.einde if lening else None
        return {
            **super().controle_context(stand),
            "is_zonder": niet,
            "einde": einde.eerste_dag if einde else None,
            "einde_na_jaar": (einde + 12).eerste_dag if einde else None,
        }
