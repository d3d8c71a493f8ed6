"""Pay more every month: a standing amount on top of the instalment, changed or stopped (6.9a)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import Bedragveld
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.aflossen import oordelen, spelen
from terugbetalen.aflossen.instellingen import KLEINSTE_VERHOGING_CENTEN
from terugbetalen.aflossen.stand import Schuldstand
from terugbetalen.aflossen.verhogen import verhoog
from terugbetalen.aflossen.verzoeken import VerzoekGeweigerd
from terugbetalen.rules.rente import RenteOntbreekt

from .basis import Schuldwizard, niet_uit_te_rekenen
from .beelden import vergelijkgrafiek, vergelijktabel
from .schuldkeuze import Schuldkeuzeformulier, is_lllk

HOOGSTE_PER_MAAND = 100_000_00
"""Cents; more than any debt needs in a month."""


class Verhoogformulier(Schuldkeuzeformulier):
    """How much more every month; nothing stops it."""

    bedrag = Bedragveld(
        label=gettext_lazy("Hoeveel wilt u elke maand extra betalen?"),
        help_text=gettext_lazy("Dit komt boven op uw maandbedrag. Vul 0 in om te stoppen."),
        hoogste_centen=HOOGSTE_PER_MAAND,
    )
    field_order = ("welke", "bedrag")

    def clean(self) -> dict[str, Any]:
        """Something else than now, and worth collecting."""
        schoon = super().clean() or {}
        bedrag = schoon.get("bedrag")
        if bedrag is None or self.errors:
            return schoon
        nu = nu_extra(self.schuld, is_lllk=is_lllk(self.schuld, schoon))
        if bedrag == nu:
            tekst = _("Dit is al zo. Kies een ander bedrag.") if nu else _("U betaalt nu niets extra. Vul een bedrag in dat hoger is dan 0.")  # fmt: skip
            self.add_error("bedrag", tekst)
        elif 0 < bedrag < KLEINSTE_VERHOGING_CENTEN:
            self.add_error("bedrag", _("Vul een bedrag in van minstens 1 euro."))
        return schoon


def nu_extra(schuld: Schuldstand, *, is_lllk: bool) -> int:
    """Cents that are paid on top every month now."""
    verhoging = schuld.verhoging(is_lllk=is_lllk)
    return verhoging.extra_centen if verhoging else 0


class Verhogen(Schuldwizard):
    """Pay more every month."""

    soort = "verhogen"
    titel = gettext_lazy("Elke maand meer betalen")
    url_naam = "terugbetalen:verhogen"
    oordeel = oordelen.verhogen
    controle_sjabloon = "portal/aflossen/verhogen_controle.html"
    ontvangst_sjabloon = "portal/aflossen/verhogen_ontvangst.html"
    verzendtekst = gettext_lazy("Leg dit vast")
    stappen = (
        Stap(
            "bedrag",
            gettext_lazy("Hoeveel wilt u elke maand extra betalen?"),
            Verhoogformulier,
            context=lambda stand: {"nu": _nu_per_schuld(stand.register["schuld"])},
            sjabloon="portal/aflossen/verhogen_stap.html",
        ),
    )

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """Interest saved and how much sooner the debt is gone."""
        antwoord = stand.schoon["bedrag"]
        lllk = is_lllk(self.schuldstand, antwoord)
        nu = nu_extra(self.schuldstand, is_lllk=lllk)
        try:
            v = spelen.verhoging(
                self.burger.persoon_id, self.op, antwoord["bedrag"], is_lllk=lllk, nu_centen=nu
            )
        except RenteOntbreekt:
            v = None
        if v is None:
            return {"is_onbekend": True}
        naam = _("Met dit bedrag extra")
        return {
            "v": v,
            "bedrag": antwoord["bedrag"],
            "duurder": max(-v.totaal_minder, 0) if antwoord["bedrag"] > nu else 0,
            "tabel": vergelijktabel(v, naam),
            "grafiek": vergelijkgrafiek(v, naam),
            "vanaf": self.schuldstand.maand.eerste_dag,
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Put it down from the month that comes."""
        antwoord = schoon["bedrag"]
        try:
            uit = verhoog(
                persoon_id=self.burger.persoon_id,
                extra_centen=antwoord["bedrag"],
                vanaf=self.schuldstand.maand,
                is_lllk=is_lllk(self.schuldstand, antwoord),
                sleutel=str(concept.sleutel),
                actor=self.burger.actor,
            )
        except ValueError:
            raise VerzoekGeweigerd(niet_uit_te_rekenen()) from None
        return Ontvangst(
            str(concept.sleutel),
            {"extra_centen": uit.extra_centen, "vanaf": uit.vanaf.isoformat()},
        )


def _nu_per_schuld(schuld: Schuldstand) -> list[tuple[str, str]]:
    namen = {False: _("Studielening"), True: _("Levenlanglerenkrediet")}
    return [
        (namen[lening.is_lllk], euro(nu_extra(schuld, is_lllk=lening.is_lllk)))
        for lening in schuld.leningen
    ]
