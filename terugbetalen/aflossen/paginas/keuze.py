"""The choice between rules that the act gives: both outcomes beside each other, with their plot, and the last day."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from terugbetalen.aflossen import oordelen
from terugbetalen.aflossen.keuzeruimte import Keuzeruimte
from terugbetalen.aflossen.kiezen import kies
from terugbetalen.aflossen.spelen import Afloop, onder_regels_gespeeld
from terugbetalen.portaal.woorden import IN_HET_KORT, NAAM
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rente import RenteOntbreekt

from .basis import Schuldwizard
from .beelden import naast_elkaar, schuldgrafiek


class Regelformulier(StapFormulier):
    """One of the sets of rules; choosing the present ones changes nothing and is refused."""

    regeling = forms.TypedChoiceField(
        label=gettext_lazy("Welke regels wilt u?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld, ruimte = self.fields["regeling"], self.stand.register["ruimte"]
        if isinstance(veld, forms.TypedChoiceField):
            veld.choices = [(int(r), _keuzetekst(r, ruimte)) for r in ruimte.mogelijk]

    def clean_regeling(self) -> int:
        """Something else than now."""
        gekozen: int = self.cleaned_data["regeling"]
        if gekozen == self.stand.register["ruimte"].nu:
            raise forms.ValidationError(
                _("Deze regels gelden nu al. Kies de andere, of doe niets.")
            )
        return gekozen


def _keuzetekst(regeling: Regeling, ruimte: Keuzeruimte) -> str:
    naam = NAAM[regeling]
    return _("%(naam)s (zo is het nu)") % {"naam": naam} if regeling == ruimte.nu else naam


def _naast_elkaar(stand: Stand) -> Mapping[str, Any]:
    """Term, total and end under each set of rules."""
    ruimte: Keuzeruimte = stand.register["ruimte"]
    try:
        wegen: list[Afloop] = onder_regels_gespeeld(
            stand.burger.persoon_id, stand.op, ruimte.mogelijk
        )
    except RenteOntbreekt:
        wegen = []
    namen = [NAAM[regeling] for regeling in ruimte.mogelijk]
    paren = list(zip(namen, wegen, strict=bool(wegen)))
    basis = {
        "ruimte": ruimte,
        "regels": [(NAAM[r], IN_HET_KORT[r]) for r in ruimte.mogelijk],
    }
    if not paren:
        return basis
    rijen = [(naam, weg, 0) for naam, weg in paren]
    return {
        **basis,
        "tabel": naast_elkaar(_("Wat elke keuze betekent"), rijen),
        "grafiek": schuldgrafiek(wegen[0].nu, paren),
    }


class Keuze(Schuldwizard):
    """Choose under which rules one repays."""

    soort = "regelkeuze"
    titel = gettext_lazy("Kiezen tussen regels")
    url_naam = "terugbetalen:keuze"
    oordeel = oordelen.keuze
    controle_sjabloon = "portal/aflossen/keuze_controle.html"
    ontvangst_sjabloon = "portal/aflossen/keuze_ontvangst.html"
    verzendtekst = gettext_lazy("Leg mijn keuze vast")
    stappen = (
        Stap(
            "regels",
            gettext_lazy("Welke regels wilt u?"),
            Regelformulier,
            context=_naast_elkaar,
            sjabloon="portal/aflossen/keuze_stap.html",
        ),
    )

    def lees_registers(self) -> Mapping[str, Any]:
        """What may be chosen; `belet` has seen that there is something."""
        return {**super().lees_registers(), "ruimte": self.schuldstand.keuze}

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """Both once more."""
        gekozen = Regeling(stand.schoon["regels"]["regeling"])
        return {**_naast_elkaar(stand), "naam": NAAM[gekozen]}

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Choose."""
        gekozen = kies(
            persoon_id=self.burger.persoon_id,
            regeling=Regeling(schoon["regels"]["regeling"]),
            sleutel=str(concept.sleutel),
            actor=self.burger.actor,
        )
        vanaf = gekozen.vanaf.isoformat() if gekozen.vanaf else None
        gegevens = {"naam": NAAM[gekozen.regeling], "vanaf": vanaf}
        return Ontvangst(str(concept.sleutel), gegevens)
