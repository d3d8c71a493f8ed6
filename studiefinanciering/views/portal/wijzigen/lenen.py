"""Loan and collegegeldkrediet: more, less or nothing, from a month on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from studiefinanciering.inzien.gevolg import gevolg
from studiefinanciering.inzien.stel import AndereKeuze
from studiefinanciering.operations.aanvragen import AanvraagGeweigerd
from studiefinanciering.operations.herzien import HerzieningTeLaat
from studiefinanciering.operations.wijzigen import wijzig
from studiefinanciering.rules.componenten import MAXIMAAL, Component

from .wijzigwizard import (
    Geweigerd,
    Maandveld,
    Wijzigwizard,
    controleer_keuze,
    gevolg_gegevens,
    keuzemaanden,
    vul_maanden,
    weigering_tekst,
)

HOOGSTE = 5_000_00
"""Cents; no room for a loan comes near it."""
BEDRAG, MAX, NIETS = "bedrag", "max", "niets"
_KEUZES = [
    (BEDRAG, gettext_lazy("Een bedrag per maand")),
    (MAX, gettext_lazy("Zo veel mogelijk")),
    (NIETS, gettext_lazy("Niets")),
]
DELEN = ("lening", "krediet")


class Leenformulier(StapFormulier):
    """How much a month, of each kind, and from which month."""

    lening = forms.ChoiceField(
        label=gettext_lazy("Hoeveel wilt u lenen?"), choices=_KEUZES, widget=forms.RadioSelect
    )
    lening_bedrag = Bedragveld(
        label=gettext_lazy("Bedrag van de lening per maand"),
        hoogste_centen=HOOGSTE,
        required=False,
    )
    krediet = forms.ChoiceField(
        label=gettext_lazy("Hoeveel collegegeldkrediet wilt u?"),
        help_text=gettext_lazy("Dit is een lening voor uw collegegeld op hbo of universiteit."),
        choices=_KEUZES,
        widget=forms.RadioSelect,
    )
    krediet_bedrag = Bedragveld(
        label=gettext_lazy("Bedrag van het collegegeldkrediet per maand"),
        hoogste_centen=HOOGSTE,
        required=False,
    )
    vanaf = Maandveld(
        label=gettext_lazy("Vanaf welke maand?"),
        help_text=gettext_lazy(
            "Meer lenen kan vanaf het begin van dit studiejaar. Minder lenen kan vanaf volgende maand."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vul_maanden(self, "vanaf", keuzemaanden(self.stand.register["keuze"], self.stand.op))
        for naam, hoogste in self.stand.register["ruimte"].items():
            if hoogste:  # in whole euros, for the slider
                self.fields[f"{naam}_bedrag"].widget.attrs["data-schuif-tot"] = hoogste // 100

    def clean(self) -> dict[str, Any]:
        """An amount where one was promised; then whether this change can be taken in."""
        schoon = super().clean() or {}
        for naam in DELEN:
            veld = f"{naam}_bedrag"
            if schoon.get(naam) == BEDRAG and veld not in self.errors and not schoon.get(veld):
                self.add_error(veld, gettext_lazy("Vul een bedrag in dat hoger is dan 0."))
        if not self.errors:
            wat = _keuze(schoon, self.stand)
            if wat.velden:
                controleer_keuze(self, self.stand, wat, "vanaf")
            else:
                self.add_error(
                    "lening", gettext_lazy("Dit leent u al. Kies iets anders, of wijzig niets.")
                )
        return schoon

    def rijen(self) -> list[tuple[str, str]]:
        """The amounts in words: only one that counts."""
        weg = {f"{naam}_bedrag" for naam in DELEN if self.cleaned_data[naam] != BEDRAG}
        labels = {str(self.fields[naam].label) for naam in weg}
        return [rij for rij in super().rijen() if rij[0] not in labels]


def _keuze(antwoord: Mapping[str, Any], stand: Stand) -> AndereKeuze:
    """Only what differs from what stands in the file."""
    nu = stand.register["keuze"]
    lening, krediet = (_centen(antwoord, naam) for naam in DELEN)
    return AndereKeuze(
        antwoord["vanaf"],
        lening_gevraagd_centen=None if lening == nu.lening_gevraagd_centen else lening,
        collegegeldkrediet_gevraagd_centen=(
            None if krediet == nu.collegegeldkrediet_gevraagd_centen else krediet
        ),
    )


def _centen(antwoord: Mapping[str, Any], naam: str) -> int:
    return {MAX: MAXIMAAL, NIETS: 0}.get(antwoord[naam], antwoord[f"{naam}_bedrag"] or 0)


def _begin(stand: Stand) -> Mapping[str, Any]:
    nu, uit = stand.register["keuze"], {"vanaf": str(Maand.van(stand.op).volgende)}
    gevraagd = (nu.lening_gevraagd_centen, nu.collegegeldkrediet_gevraagd_centen)
    for naam, centen in zip(DELEN, gevraagd, strict=True):
        uit[naam] = {MAXIMAAL: MAX, 0: NIETS}.get(centen, BEDRAG)
        uit |= {f"{naam}_bedrag": centen} if centen > 0 else {}
    return uit


def leenruimte(persoon_id: int, op: date) -> dict[str, int]:
    """What may be borrowed a month of each kind, worked out as if all of it were asked for."""
    alles = AndereKeuze(
        Maand.van(op), lening_gevraagd_centen=MAXIMAAL, collegegeldkrediet_gevraagd_centen=MAXIMAAL
    )
    hoogste = gevolg(persoon_id, alles, op).nieuw

    def van(component: Component) -> int:
        return max((c for (_, k), (c, _v) in hoogste.items() if k == component), default=0)

    return {"lening": van(Component.LENING), "krediet": van(Component.COLLEGEGELDKREDIET)}


class Lenen(Wijzigwizard):
    """Borrow another amount."""

    soort = "lenen"
    titel = gettext_lazy("Lening en collegegeldkrediet")
    url_naam = "mijn:lenen"
    stappen = (
        Stap(
            "bedrag",
            gettext_lazy("Hoeveel wilt u lenen?"),
            Leenformulier,
            begin=_begin,
            context=lambda stand: {"ruimte": stand.register["ruimte"]},
            sjabloon="portal/wijzigen/lenen_stap.html",
        ),
    )

    def lees_registers(self) -> Mapping[str, Any]:
        """The standing choice, and how much there is to borrow."""
        ruimte = leenruimte(self.burger.persoon_id, self.op)
        return {**super().lees_registers(), "ruimte": ruimte}

    def stel(self, schoon: Schoon) -> AndereKeuze:
        """The other amounts."""
        return _keuze(schoon["bedrag"], self.stand())

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Record the wish; decide anew."""
        gezien = self.gevolg(schoon)
        try:
            gewijzigd = wijzig(
                persoon_id=self.burger.persoon_id,
                wat=self.stel(schoon),
                sleutel=f"{self.soort}:{concept.sleutel}",
                actor=self.burger.actor,
            )
        except (AanvraagGeweigerd, HerzieningTeLaat) as fout:
            raise Geweigerd(weigering_tekst(fout)) from fout
        return Ontvangst(str(gewijzigd.aanvraag.kenmerk), gevolg_gegevens(gezien))
