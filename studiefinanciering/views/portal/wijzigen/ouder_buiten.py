"""A student asks to leave a parent out of account (art. 3.14): a case with a term, decided by a person."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.identity.burger import BurgerRol
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon
from duo_portal.web.stappen.wizard import Belet, Ontvangst, Stap, Wizard
from studiefinanciering.inzien.ouders import Oudertelling, ouders_van
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.ouder_buiten import Buitengrond, vraag_ouder_buiten

from .wijzigwizard import Geweigerd, weigering_tekst


class Buitenformulier(StapFormulier):
    """Which parent, and why."""

    ouder = forms.TypedChoiceField(
        label=gettext_lazy("Om welke ouder gaat het?"), coerce=UUID, widget=forms.RadioSelect
    )
    grond = forms.ChoiceField(
        label=gettext_lazy("Wat is er aan de hand?"),
        choices=[
            (
                str(Buitengrond.VERSTOORD),
                gettext_lazy("Wij hebben al lang een heel slecht contact, of geen contact"),
            ),
            (str(Buitengrond.ONVINDBAAR), gettext_lazy("Deze ouder is niet te vinden")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(o.uuid), o.naam) for o in self.stand.register["ouders"]]
        self.fields["ouder"].choices = keuzes  # type: ignore[attr-defined]


class Ouderbuiten(Wizard):
    """Leave the income of a parent out."""

    soort = "ouder_buiten"
    titel = gettext_lazy("Vragen om een ouder niet mee te tellen")
    url_naam = "mijn:ouder_buiten"
    verzendtekst = gettext_lazy("Verstuur mijn verzoek")
    ontvangst_sjabloon = "portal/ouders/buiten_ontvangst.html"
    rollen: ClassVar[frozenset[BurgerRol]] = frozenset({BurgerRol.ZELF})
    geweigerd = (Geweigerd,)
    stappen = (
        Stap(
            "ouder",
            gettext_lazy("Welke ouder moet niet meetellen?"),
            Buitenformulier,
            sjabloon="portal/ouders/buiten_stap.html",
        ),
    )

    def belet(self) -> Belet | None:
        """Nobody counts who could be left out."""
        if self.register["ouders"]:
            return None
        return Belet(
            gettext_lazy("Er is geen ouder om niet mee te tellen"),
            gettext_lazy("Er telt nu geen ouder mee, of u hebt dit al gevraagd."),
        )

    def lees_registers(self) -> Mapping[str, Any]:
        """The parents who count and about whom nothing is asked yet."""
        alle: list[Oudertelling] = ouders_van(self.burger.persoon_id, self.op.year, self.op)
        return {"ouders": [ouder for ouder in alle if ouder.reden == "telt"]}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Open the case."""
        antwoord = schoon["ouder"]
        ouder = next(o for o in self.register["ouders"] if o.uuid == antwoord["ouder"])
        try:
            zaak = vraag_ouder_buiten(
                persoon_id=self.burger.persoon_id,
                ouder_id=ouder.persoon_id,
                grond=Buitengrond(antwoord["grond"]),
                sleutel=str(concept.sleutel),
                actor=self.burger.actor,
            )
        except AanvraagGeweigerd as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        return Ontvangst(zaak.kenmerk, {"termijn_tot": zaak.termijn_tot.isoformat()})
