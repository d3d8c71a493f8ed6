"""Direct debit: give leave, another account number (after a fresh proof of identity), or take leave back."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.iban import gemaskeerd
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from terugbetalen.aflossen import machtigen, oordelen
from terugbetalen.aflossen.machtigen import Wat
from terugbetalen.aflossen.verzoeken import VerzoekGeweigerd
from terugbetalen.innen.plannen import incassodag

from .basis import Schuldwizard

_WAT = {
    Wat.GEEF: gettext_lazy("Schrijf mijn maandbedrag af van deze rekening"),
    Wat.REKENING: gettext_lazy("Schrijf af van een andere rekening"),
    Wat.INTREKKEN: gettext_lazy("Schrijf niets meer af, ik betaal zelf"),
}


class Keuzeformulier(StapFormulier):
    """What is wanted, of what can be done now."""

    wat = forms.ChoiceField(label=gettext_lazy("Wat wilt u?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["wat"]
        kan = self.stand.register["machtiging"].kan
        if isinstance(veld, forms.ChoiceField):
            veld.choices = [(str(wat), _WAT[wat]) for wat in kan]


class Nummerformulier(StapFormulier):
    """The account; never shown again once it was typed."""

    iban = forms.CharField(
        label=gettext_lazy("Van welke rekening mogen wij afschrijven (IBAN)?"),
        help_text=gettext_lazy(
            "Bijvoorbeeld NL00 BANK 0123 4567 89. De rekening staat op uw naam."
        ),
        max_length=60,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        self.fields["iban"].widget.attrs |= attrs
        self.initial.pop("iban", None)

    def clean_iban(self) -> str:
        """The bare number, one that we do not have yet."""
        try:
            return machtigen.keur_iban(self.cleaned_data["iban"], self.stand.burger.persoon_id)
        except VerzoekGeweigerd as fout:
            raise forms.ValidationError(str(fout)) from None

    def rijen(self) -> list[tuple[str, str]]:
        """Only the last four characters can be read."""
        return [(str(self.fields["iban"].label), gemaskeerd(self.cleaned_data["iban"][-4:]))]


class Machtiging(Schuldwizard):
    """How we collect; only by the debtor in person."""

    soort = "machtiging"
    titel = gettext_lazy("Automatisch betalen")
    url_naam = "terugbetalen:machtiging"
    oordeel = oordelen.machtiging
    rollen = frozenset({BurgerRol.ZELF})
    vraagt_bevestiging = True
    beeindigt_sessies = True
    verzendtekst = gettext_lazy("Leg dit vast")
    controle_sjabloon = "portal/aflossen/machtiging_controle.html"
    ontvangst_sjabloon = "portal/aflossen/machtiging_ontvangst.html"
    stappen = (
        Stap(
            "keuze",
            gettext_lazy("Hoe wilt u betalen?"),
            Keuzeformulier,
            context=lambda stand: {
                "machtiging": stand.register["machtiging"],
                "rekening": gemaskeerd(stand.register["machtiging"].laatste4),
            },
            sjabloon="portal/aflossen/machtiging_stap.html",
        ),
        Stap(
            "nummer",
            gettext_lazy("Uw rekeningnummer"),
            Nummerformulier,
            geldt=lambda stand: stand.schoon["keuze"]["wat"] == Wat.REKENING,
        ),
    )

    def lees_registers(self) -> Mapping[str, Any]:
        """The mandate and the masked account."""
        return {
            **super().lees_registers(),
            "machtiging": machtigen.stand_van(self.burger.persoon_id),
        }

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """When money is collected next, and what taking leave back means."""
        return {
            "wat": stand.schoon["keuze"]["wat"],
            "incassodag": incassodag(self.schuldstand.maand),
            "is_verplicht": not self.schuldstand.is_oud,
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Put it down."""
        wat = Wat(schoon["keuze"]["wat"])
        stand = machtigen.regel(
            persoon_id=self.burger.persoon_id,
            wat=wat,
            iban=schoon.get("nummer", {}).get("iban", ""),
            sleutel=str(concept.sleutel),
            actor=self.burger.actor,
        )
        gegevens = {"wat": str(wat), "laatste4": stand.laatste4}
        return Ontvangst(str(concept.sleutel), gegevens)
