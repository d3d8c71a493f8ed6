"""Another year than the peiljaar, for an income that fell by at least 15 per cent (6.12)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from terugbetalen.aflossen import oordelen
from terugbetalen.aflossen.nakijken import vraag_medewerker
from terugbetalen.aflossen.peiljaar import Peiljaaroordeel, jaren, oordeel_over
from terugbetalen.aflossen.stellen import AnderFeit
from terugbetalen.aflossen.verzoeken import (
    NIET_UIT_TE_REKENEN,
    Verzoek,
    VerzoekGeweigerd,
    Verzoeksoort,
)
from terugbetalen.models import Feit
from terugbetalen.rules.inkomen import Peiljaarreden

from .basis import Verzoekwizard, niet_uit_te_rekenen, peiljaar_van
from .inkomen import HOOGSTE

S = Feit.Soort


class Jaarformulier(StapFormulier):
    """Which year is lower."""

    jaar = forms.TypedChoiceField(
        label=gettext_lazy("In welk jaar is uw inkomen lager?"),
        coerce=int,
        widget=forms.RadioSelect,
    )
    schatting = Bedragveld(
        label=gettext_lazy("Hoeveel verdient u in dat jaar? Een schatting is goed."),
        hoogste_centen=HOOGSTE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["jaar"]
        if isinstance(veld, forms.TypedChoiceField):
            keuzes = jaren(self.stand.register["schuld"])
            veld.choices = [(jaar, str(jaar)) for jaar in keuzes]


class Peiljaar(Verzoekwizard):
    """Reckon with a later year, for an income that fell by 15 per cent (6.12)."""

    soort = "peiljaar_schuld"
    titel = gettext_lazy("Uw inkomen is lager geworden")
    url_naam = "terugbetalen:peiljaar"
    oordeel = oordelen.peiljaar
    controle_sjabloon = "portal/aflossen/peiljaar_controle.html"
    ontvangst_sjabloon = "portal/aflossen/peiljaar_ontvangst.html"
    stappen = (
        Stap(
            "jaar",
            gettext_lazy("Welk jaar is lager?"),
            Jaarformulier,
            context=lambda stand: {"peiljaar": peiljaar_van(stand.register["schuld"])},
            sjabloon="portal/aflossen/peiljaar_stap.html",
        ),
    )

    def _oordeel(self, schoon: Schoon) -> Peiljaaroordeel:
        return oordeel_over(self.schuldstand, schoon["jaar"]["jaar"])

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """Granted: the other year until the end of the calendar year. Else no fact, and a refusal."""
        gezien, vanaf = self._oordeel(schoon), self.schuldstand.maand
        mag = gezien.reden is Peiljaarreden.TOEGEWEZEN
        feit = AnderFeit(S.PEILJAAR, vanaf, Maand(vanaf.jaar + 1, 1), gezien.jaar)
        return Verzoek(
            Verzoeksoort.PEILJAAR,
            vanaf,
            (feit,) if mag else (),
            is_toegewezen=mag,
            gegevens={"jaar": gezien.jaar, "peiljaar": gezien.peiljaar},
        )

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """What the Belastingdienst knows of both years, and what that gives."""
        try:
            gezien = self._oordeel(stand.schoon)
        except NIET_UIT_TE_REKENEN:
            return {"is_onbekend": True}
        return {**super().controle_context(stand), "oordeel": gezien}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Granted or refused at once; where the year is not known yet a colleague estimates it."""
        try:
            gezien = self._oordeel(schoon)
        except NIET_UIT_TE_REKENEN:
            raise VerzoekGeweigerd(niet_uit_te_rekenen()) from None
        if gezien.reden is Peiljaarreden.INKOMEN_ONBEKEND:
            vraag_medewerker(
                persoon_id=self.burger.persoon_id,
                wat="peiljaar",
                jaar=gezien.jaar,
                inkomen_centen=schoon["jaar"]["schatting"],
                sleutel=str(concept.sleutel),
            )
            return Ontvangst(str(concept.sleutel), {"naar_medewerker": True, "jaar": gezien.jaar})
        return super().verzend(concept, schoon)
