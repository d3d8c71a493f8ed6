"""Acts about what income counts for: the income test on request, single parent, tax credit."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from terugbetalen.aflossen import oordelen
from terugbetalen.aflossen.nakijken import vraag_medewerker
from terugbetalen.aflossen.stand import Schuldstand
from terugbetalen.aflossen.stellen import AnderFeit
from terugbetalen.aflossen.verzoeken import Verzoek, Verzoeksoort
from terugbetalen.models import Feit
from terugbetalen.rules.draagkracht_oud import Heffingskorting as Korting

from .basis import Maandveld, Verzoekwizard, peiljaar_van, vul

S = Feit.Soort
MAANDEN_TERUG = 36
HOOGSTE = 100_000_000_00
"""Cents a year; more than this is a typing error."""


class Toetsformulier(StapFormulier):
    """For who lives elsewhere: what was earned, since no Dutch register knows it."""

    inkomen = Bedragveld(label=gettext_lazy("Uw inkomen in dat jaar, in euro's"), hoogste_centen=HOOGSTE)  # fmt: skip


class Akkoordformulier(StapFormulier):
    """One box."""

    akkoord = forms.BooleanField(
        label=gettext_lazy("Ja, kijk voortaan elk jaar naar mijn inkomen."),
        error_messages={"required": gettext_lazy("Zet hier een vinkje als u dit wilt.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["akkoord"].error_messages["required"] = _("Zet hier een vinkje als u dit wilt.")


def _woont_elders(stand: Stand) -> bool:
    schuld: Schuldstand = stand.register["schuld"]
    return schuld.heeft(S.BUITENLAND) is not None


class Inkomenstoets(Verzoekwizard):
    """Ask to pay by income: SF15-oud (10a.7(1), for the rest of the aflosfase) and abroad (6.11(1))."""

    soort = "inkomenstoets"
    titel = gettext_lazy("Betalen naar inkomen")
    url_naam = "terugbetalen:inkomenstoets"
    oordeel = oordelen.inkomenstoets
    controle_sjabloon = "portal/aflossen/inkomenstoets_controle.html"
    ontvangst_sjabloon = "portal/aflossen/inkomenstoets_ontvangst.html"
    stappen = (
        Stap(
            "vraag",
            gettext_lazy("Zullen wij naar uw inkomen kijken?"),
            Akkoordformulier,
            context=lambda stand: {"peiljaar": peiljaar_van(stand.register["schuld"])},
            sjabloon="portal/aflossen/inkomenstoets_stap.html",
        ),
        Stap(
            "buitenland",
            gettext_lazy("Uw inkomen in het buitenland"),
            Toetsformulier,
            geldt=_woont_elders,
            context=lambda stand: {"peiljaar": peiljaar_van(stand.register["schuld"])},
            sjabloon="portal/aflossen/inkomen_buitenland_stap.html",
        ),
    )

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """The request itself is the fact."""
        vanaf = self.schuldstand.maand
        return Verzoek(
            Verzoeksoort.INKOMENSTOETS, vanaf, (AnderFeit(S.DRAAGKRACHT_GEVRAAGD, vanaf),)
        )

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """Abroad a colleague looks at the proof first."""
        return {**super().controle_context(stand), "woont_elders": _woont_elders(stand)}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Decide; who lives elsewhere gets a colleague who asks for proof."""
        ontvangst = super().verzend(concept, schoon)
        elders = schoon.get("buitenland")
        if elders:
            vraag_medewerker(
                persoon_id=self.burger.persoon_id,
                wat="inkomen_buitenland",
                jaar=peiljaar_van(self.schuldstand),
                inkomen_centen=elders["inkomen"],
                sleutel=str(concept.sleutel),
            )
        gegevens = {**ontvangst.gegevens, "woont_elders": bool(elders)}
        return Ontvangst(ontvangst.kenmerk, gegevens)


class Alleenformulier(StapFormulier):
    """Since when."""

    sinds = Maandveld(label=gettext_lazy("Sinds welke maand bent u alleenstaande ouder?"))
    kind = forms.BooleanField(
        label=gettext_lazy("Ik zorg zonder partner voor een kind dat jonger is dan 18 jaar.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = Maand.van(self.stand.op)
        vul(self, "sinds", [nu + (-n) for n in range(MAANDEN_TERUG)])


class Alleenstaand(Verzoekwizard):
    """Single parent since the peiljaar (6.13, 10a.9)."""

    soort = "alleenstaand"
    titel = gettext_lazy("Alleenstaande ouder")
    url_naam = "terugbetalen:alleenstaand"
    oordeel = oordelen.alleenstaand
    stappen = (
        Stap(
            "sinds",
            gettext_lazy("U zorgt alleen voor een kind"),
            Alleenformulier,
            begin=lambda stand: {"sinds": str(Maand.van(stand.op))},
            sjabloon="portal/aflossen/alleenstaand_stap.html",
        ),
    )

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """From the month that comes, until the debtor tells otherwise."""
        vanaf = self.schuldstand.maand
        return Verzoek(Verzoeksoort.ALLEENSTAAND, vanaf, (AnderFeit(S.ALLEENSTAANDE_OUDER, vanaf),))


class Kortingformulier(StapFormulier):
    """Three answers of article 10a.8(2)."""

    korting = forms.TypedChoiceField(
        label=gettext_lazy("Welke heffingskorting hebt u?"),
        help_text=gettext_lazy("Dit staat op uw aanslag van de Belastingdienst."),
        coerce=int,
        choices=[
            (int(Korting.ALGEMEEN), gettext_lazy("De algemene heffingskorting")),
            (
                int(Korting.VERHOOGD_PARTNER),
                gettext_lazy("Mijn partner krijgt de verhoogde heffingskorting"),
            ),
            (int(Korting.VERHOOGD_ZELF), gettext_lazy("Ik krijg de verhoogde heffingskorting")),
        ],
        widget=forms.RadioSelect,
    )


class Heffingskorting(Verzoekwizard):
    """Another tax credit than we reckon with (10a.8(2), 10a.9)."""

    soort = "heffingskorting"
    titel = gettext_lazy("Uw heffingskorting")
    url_naam = "terugbetalen:heffingskorting"
    oordeel = oordelen.heffingskorting
    stappen = (
        Stap(
            "korting",
            gettext_lazy("Uw heffingskorting"),
            Kortingformulier,
            begin=lambda stand: {"korting": _korting(stand.register["schuld"])},
            sjabloon="portal/aflossen/heffingskorting_stap.html",
        ),
    )

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """From the month that comes, until asked otherwise."""
        vanaf = self.schuldstand.maand
        feit = AnderFeit(S.HEFFINGSKORTING, vanaf, waarde=schoon["korting"]["korting"])
        return Verzoek(Verzoeksoort.HEFFINGSKORTING, vanaf, (feit,))


def _korting(schuld: Schuldstand) -> int:
    feit = schuld.heeft(S.HEFFINGSKORTING)
    return feit.waarde if feit else int(Korting.ALGEMEEN)
