"""Another account number: after a fresh proof of identity, masked everywhere, with what it means for the next payment."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.identity.burger import BurgerRol
from duo_portal.identity.iban import gemaskeerd
from duo_portal.identity.queries import aangehouden, rekening_op
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap, Wizard
from studiefinanciering.inzien.gevolg import eerste_te_betalen
from studiefinanciering.operations.rekening_wijzigen import (
    RekeningGeweigerd,
    lees_iban,
    nog_naar_oude,
    wijzig_rekening,
)

from .wijzigwizard import Geweigerd


class Rekeningformulier(StapFormulier):
    """The number; checked for its letters and digits, and for whether we can pay to it."""

    iban = forms.CharField(
        label=gettext_lazy("Uw nieuwe rekeningnummer (IBAN)"),
        help_text=gettext_lazy(
            "Bijvoorbeeld NL00 BANK 0123 4567 89. De rekening staat op uw naam."
        ),
        max_length=60,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        self.fields["iban"].widget.attrs |= attrs
        # A number that was kept is not shown again: somebody else may be looking by then.
        self.initial.pop("iban", None)

    def clean_iban(self) -> str:
        """The bare number."""
        try:
            return lees_iban(self.cleaned_data["iban"])
        except RekeningGeweigerd as fout:
            raise forms.ValidationError(rekening_tekst(fout)) from None

    def rijen(self) -> list[tuple[str, str]]:
        """Masked: only the last four characters can be read."""
        return [(str(self.fields["iban"].label), gemaskeerd(self.cleaned_data["iban"][-4:]))]


def rekening_tekst(fout: RekeningGeweigerd) -> str:
    """A refusal in the reader's language; the number is not in it."""
    return str(_TEKST.get(fout.code, _TEKST["ongeldig"]))


_TEKST = {
    "ongeldig": gettext_lazy("Dit rekeningnummer klopt niet. Controleer de letters en cijfers."),
    "geen_sepa": gettext_lazy(
        "Naar dit land kunnen wij niet betalen. Kies een rekening in een land van SEPA, zoals Nederland."
    ),
    "g_rekening": gettext_lazy(
        "Dit is een g-rekening. Daar kunt u geen geld van opnemen. Kies een andere rekening."
    ),
    "zelfde": gettext_lazy("Dit is al uw rekeningnummer. U hoeft niets te wijzigen."),
}


def _context(stand: Stand) -> Mapping[str, Any]:
    rekening = rekening_op(stand.burger.persoon_id, stand.op)
    return {
        "nu": gemaskeerd(rekening.iban_laatste4) if rekening else "",
        "nog_naar_oude": nog_naar_oude(stand.op) if rekening else None,
        "is_aangehouden": bool(aangehouden([stand.burger.persoon_id], stand.op)),
    }


class Rekening(Wizard):
    """Get one's money on another account."""

    soort = "rekening"
    titel = gettext_lazy("Rekeningnummer wijzigen")
    url_naam = "mijn:rekening"
    rollen = frozenset({BurgerRol.ZELF})
    vraagt_bevestiging = True
    beeindigt_sessies = True
    verzendtekst = gettext_lazy("Wijzig mijn rekeningnummer")
    controle_sjabloon = "portal/wijzigen/rekening_controle.html"
    ontvangst_sjabloon = "portal/wijzigen/rekening_ontvangst.html"
    geweigerd = (Geweigerd,)
    stappen = (
        Stap(
            "nummer",
            gettext_lazy("Uw nieuwe rekeningnummer"),
            Rekeningformulier,
            context=_context,
            sjabloon="portal/wijzigen/rekening_stap.html",
        ),
    )

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """Which payment goes where."""
        return dict(_context(stand)) | {"eerste": eerste_te_betalen(self.op)}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Record the account."""
        try:
            gewijzigd = wijzig_rekening(
                persoon_id=self.burger.persoon_id,
                iban=schoon["nummer"]["iban"],
                sleutel=str(concept.sleutel),
                actor=self.burger.actor,
            )
        except RekeningGeweigerd as fout:
            raise Geweigerd(rekening_tekst(fout)) from None
        oude = gewijzigd.nog_naar_oude
        return Ontvangst(
            str(concept.sleutel),
            {
                "laatste4": gewijzigd.laatste4,
                "vanaf": gewijzigd.vanaf.isoformat(),
                "is_aangehouden": gewijzigd.is_aangehouden,
                "nog_naar_oude": oude.isoformat() if oude else None,
            },
        )
