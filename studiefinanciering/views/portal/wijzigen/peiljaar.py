"""A parent: my income fell (peiljaarverlegging, answered at once), or what you have is not right."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard
from studiefinanciering.inzien.ouders import eigen_inkomens, kinderen_van, tellende_ouders
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import HerzieningTeLaat
from studiefinanciering.operations.ouderinkomen import Waarom, meld_inkomen, schat_inkomen
from studiefinanciering.operations.peiljaar import Antwoord, verleg
from studiefinanciering.rules.aanvullende_beurs import GRENS_CENTEN

from .ouders import OUDERROLLEN
from .wijzigwizard import Geweigerd, weigering_tekst


class Ouderwizard(Wizard):
    """An act of a parent about the own income."""

    rollen = OUDERROLLEN
    geweigerd = (Geweigerd,)

    def belet(self) -> Belet | None:
        """Only for a parent whose income counts for somebody."""
        if self.register["kinderen"]:
            return None
        return Belet(
            _("Uw inkomen telt nu niet mee"),
            _(
                "Er is geen kind van u dat nu een aanvullende beurs vraagt en voor wie uw inkomen meetelt."
            ),
        )

    def lees_registers(self) -> Mapping[str, Any]:
        """The children of this year."""
        return {"kinderen": kinderen_van(self.burger.aangemeld_id, self.op.year)}


def _jaren(stand: Stand) -> list[int]:
    """The years that may count instead: one or two years after the peiljaar (3.10(1))."""
    return [stand.op.year - 1, stand.op.year]


def _bekend(stand: Stand, jaar: int) -> bool:
    inkomen = eigen_inkomens(stand.burger.aangemeld_id, [jaar])[0]
    return inkomen.bedrag_centen is not None and not inkomen.is_schatting


class Peiljaarformulier(StapFormulier):
    """Which year counts, and the own income of that year as far as nobody knows it yet."""

    peiljaar = forms.TypedChoiceField(
        label=gettext_lazy("In welk jaar was of is uw inkomen lager?"),
        coerce=int,
        widget=forms.RadioSelect,
    )
    bedrag = Bedragveld(
        label=gettext_lazy("Hoeveel inkomen hebt u dat jaar, denkt u?"),
        help_text=gettext_lazy(
            "Uw verzamelinkomen over het hele jaar, voor aftrek van belasting. Weet de Belastingdienst het al? Laat "
            "dit dan leeg."
        ),
        hoogste_centen=GRENS_CENTEN - 1,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peiljaar"].choices = [(j, str(j)) for j in _jaren(self.stand)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An amount is asked only where the Belastingdienst has given none."""
        schoon = super().clean() or {}
        if "peiljaar" not in schoon or "bedrag" in self.errors:
            return schoon
        bekend = _bekend(self.stand, schoon["peiljaar"])
        if bekend and schoon.get("bedrag") is not None:
            self.add_error(
                "bedrag",
                gettext_lazy(
                    "De Belastingdienst heeft uw inkomen over dit jaar al aan ons gegeven. Laat dit leeg."
                ),
            )
        if not bekend and schoon.get("bedrag") is None:
            self.add_error("bedrag", gettext_lazy("Vul in hoeveel inkomen u denkt te hebben."))
        return schoon


class Peiljaar(Ouderwizard):
    """The incomes of a later year count instead."""

    soort = "peiljaar"
    titel = gettext_lazy("Mijn inkomen is lager geworden")
    url_naam = "mijn:peiljaar"
    verzendtekst = gettext_lazy("Verstuur mijn verzoek")
    ontvangst_sjabloon = "portal/ouders/peiljaar_ontvangst.html"
    stappen = (
        Stap(
            "inkomen",
            gettext_lazy("Uw inkomen van later"),
            Peiljaarformulier,
            context=lambda stand: {"jaar": stand.op.year, "kinderen": stand.register["kinderen"]},
            sjabloon="portal/ouders/peiljaar_stap.html",
        ),
    )

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Record the estimate, and ask for every child for whom this parent counts."""
        antwoord, sleutel = schoon["inkomen"], str(concept.sleutel)
        wat = {"peiljaar": antwoord["peiljaar"], "sleutel": sleutel, "actor": self.burger.actor}
        try:
            if antwoord.get("bedrag") is not None:
                schat_inkomen(
                    ouder_id=self.burger.aangemeld_id,
                    jaar=antwoord["peiljaar"],
                    bedrag_centen=antwoord["bedrag"],
                    sleutel=sleutel,
                    actor=self.burger.actor,
                )
            gedaan = [
                (kind.voornaam, verleg(persoon_id=kind.persoon_id, jaar=self.op.year, **wat))
                for kind in self.register["kinderen"]
            ]
        except (AanvraagGeweigerd, HerzieningTeLaat) as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        return Ontvangst(
            gedaan[0][1].kenmerk,
            {
                "kinderen": [
                    {"naam": naam, "antwoord": str(u.antwoord), "hoger": u.wordt_hoger}
                    for naam, u in gedaan
                ],
                "wacht": any(u.antwoord is Antwoord.WACHT for _naam, u in gedaan),
            },
        )


class Peiljaarkeuze(StapFormulier):
    """Which year counts; the incomes are the parents' to tell."""

    peiljaar = forms.TypedChoiceField(
        label=gettext_lazy("In welk jaar was of is het inkomen van uw ouders lager?"),
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["peiljaar"].choices = [(j, str(j)) for j in _jaren(self.stand)]  # type: ignore[attr-defined]


class Peiljaarstudent(Wizard):
    """The student asks it too (3.10(1)), and learns yes or no, never an income."""

    soort = "peiljaar_student"
    titel = gettext_lazy("Mijn ouders verdienen minder")
    url_naam = "mijn:peiljaar_student"
    verzendtekst = gettext_lazy("Verstuur mijn verzoek")
    ontvangst_sjabloon = "portal/ouders/peiljaar_student_ontvangst.html"
    geweigerd = (Geweigerd,)
    stappen = (
        Stap(
            "jaar",
            gettext_lazy("Welk jaar moet tellen?"),
            Peiljaarkeuze,
            sjabloon="portal/ouders/peiljaar_uitleg.html",
        ),
    )

    def belet(self) -> Belet | None:
        """Nobody's income counts."""
        if tellende_ouders(self.burger.persoon_id, date(self.op.year, 1, 1)):
            return None
        return Belet(
            _("Er telt geen inkomen van een ouder mee"),
            _("Daarom kunt u dit niet vragen. Uw aanvullende beurs hangt niet af van een inkomen."),
        )

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Ask, and answer."""
        try:
            uitkomst = verleg(
                persoon_id=self.burger.persoon_id,
                jaar=self.op.year,
                peiljaar=schoon["jaar"]["peiljaar"],
                sleutel=str(concept.sleutel),
                actor=self.burger.actor,
            )
        except (AanvraagGeweigerd, HerzieningTeLaat) as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        gegevens = {"antwoord": str(uitkomst.antwoord), "hoger": uitkomst.wordt_hoger}
        return Ontvangst(uitkomst.kenmerk, gegevens)


class Meldformulier(StapFormulier):
    """Of which year, and what is the matter."""

    jaar = forms.TypedChoiceField(
        label=gettext_lazy("Over welk jaar gaat het?"), coerce=int, widget=forms.RadioSelect
    )
    waarom = forms.ChoiceField(
        label=gettext_lazy("Wat is er aan de hand?"),
        choices=[
            (
                str(Waarom.ONBEKEND),
                gettext_lazy("Mijn inkomen over dat jaar is nog niet vastgesteld"),
            ),
            (str(Waarom.BUITENLAND), gettext_lazy("Ik had inkomen uit een ander land")),
            (str(Waarom.KLOPT_NIET), gettext_lazy("Het inkomen dat u laat zien, klopt niet")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jaren = sorted({kind.peiljaar for kind in self.stand.register["kinderen"]})
        self.fields["jaar"].choices = [(j, str(j)) for j in jaren]  # type: ignore[attr-defined]


class Inkomenmelden(Ouderwizard):
    """Unknown, foreign or wrong."""

    soort = "inkomen_melden"
    titel = gettext_lazy("Mijn inkomen is onbekend of klopt niet")
    url_naam = "mijn:inkomen_melden"
    verzendtekst = gettext_lazy("Verstuur mijn melding")
    ontvangst_sjabloon = "portal/ouders/melden_ontvangst.html"
    stappen = (Stap("melding", gettext_lazy("Wat is er met uw inkomen?"), Meldformulier),)

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Work for a colleague."""
        antwoord = schoon["melding"]
        meld_inkomen(
            ouder_id=self.burger.aangemeld_id,
            jaar=antwoord["jaar"],
            waarom=Waarom(antwoord["waarom"]),
            sleutel=str(concept.sleutel),
            actor=self.burger.actor,
        )
        return Ontvangst(str(concept.sleutel), {"waarom": antwoord["waarom"]})
