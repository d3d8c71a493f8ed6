"""Extra repayment: the effect first, both ways, then a request to pay (6.9a)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import Bedragveld, StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from duo_portal.web.templatetags.bedragen import euro
from terugbetalen.aflossen import oordelen, spelen
from terugbetalen.aflossen.extra import (
    ExtraBuitenGrens,
    alles_centen,
    eis_bedrag,
    maand_van_hervaststelling,
    vraag_extra,
)
from terugbetalen.aflossen.stand import IN_AFLOSFASE, Schuldstand
from terugbetalen.aflossen.verzoeken import VerzoekGeweigerd
from terugbetalen.rules.rente import RenteOntbreekt

from .basis import Schuldwizard
from .beelden import vergelijkgrafiek, vergelijktabel
from .schuldkeuze import Schuldkeuzeformulier, is_lllk

LAGER, KORTER = "lager", "korter"


class Extraformulier(Schuldkeuzeformulier):
    """How much, once."""

    bedrag = Bedragveld(
        label=gettext_lazy("Hoeveel wilt u extra betalen?"),
        help_text=gettext_lazy("U mag elk bedrag kiezen, tot uw hele schuld. Dat kost niets."),
    )
    field_order = ("welke", "bedrag")

    def clean(self) -> dict[str, Any]:
        """Not more than is owed today."""
        schoon = super().clean() or {}
        if schoon.get("bedrag") is not None and not self.errors:
            try:
                eis_bedrag(self.schuld, schoon["bedrag"], is_lllk=is_lllk(self.schuld, schoon))
            except ExtraBuitenGrens as fout:
                self.add_error("bedrag", _buiten_grens(fout))
        return schoon


def _buiten_grens(fout: ExtraBuitenGrens) -> str:
    if str(fout) == "te_weinig":
        return _("Vul een bedrag in van minstens 1 euro.")
    return _("Zo veel hoeft u niet te betalen. Vandaag lost u alles af met %(bedrag)s.") % {
        "bedrag": euro(fout.hoogstens)
    }


class Gevolgformulier(StapFormulier):
    """What the extra money should bring."""

    wat = forms.ChoiceField(
        label=gettext_lazy("Wat wilt u dat er daarna gebeurt?"),
        choices=[
            (LAGER, gettext_lazy("Ik betaal daarna minder per maand")),
            (KORTER, gettext_lazy("Ik blijf hetzelfde betalen en ben eerder klaar")),
        ],
        widget=forms.RadioSelect,
    )


def _mag_kiezen(stand: Stand) -> bool:
    """Only while terms are due there is one to lower; and not when everything is paid at once."""
    schuld: Schuldstand = stand.register["schuld"]
    antwoord = stand.schoon["bedrag"]
    lllk = is_lllk(schuld, antwoord)
    lening = next((een for een in schuld.leningen if een.is_lllk == lllk), None)
    return (
        lening is not None
        and lening.fase in IN_AFLOSFASE
        and antwoord["bedrag"] < lening.schuld_centen
    )


def _wegen(stand: Stand) -> Mapping[str, Any]:
    """Both outcomes on the page of the choice."""
    schuld: Schuldstand = stand.register["schuld"]
    antwoord = stand.schoon.get("bedrag", {})
    if not antwoord:
        return {}
    lllk = is_lllk(schuld, antwoord)
    try:
        korter, lager = (
            spelen.extra_ineens(
                schuld.persoon_id, schuld.op, antwoord["bedrag"], is_lllk=lllk, wil_korter=kort
            )
            for kort in (True, False)
        )
    except RenteOntbreekt:
        return {}
    return {"korter": korter, "lager": lager}


class Extra(Schuldwizard):
    """Repay something extra at once: the effect first, then a request to pay."""

    soort = "extra_aflossen"
    titel = gettext_lazy("Extra aflossen")
    url_naam = "terugbetalen:extra"
    oordeel = oordelen.extra
    verzendtekst = gettext_lazy("Ga naar betalen")
    controle_sjabloon = "portal/aflossen/extra_controle.html"
    ontvangst_sjabloon = "portal/aflossen/extra_ontvangst.html"
    stappen = (
        Stap(
            "bedrag",
            gettext_lazy("Hoeveel wilt u extra betalen?"),
            Extraformulier,
            context=lambda stand: {"alles": _alles(stand.register["schuld"])},
            sjabloon="portal/aflossen/extra_stap.html",
        ),
        Stap(
            "gevolg",
            gettext_lazy("Minder per maand, of eerder klaar?"),
            Gevolgformulier,
            geldt=_mag_kiezen,
            context=_wegen,
            sjabloon="portal/aflossen/extra_gevolg_stap.html",
        ),
    )

    def _keuze(self, schoon: Schoon) -> tuple[int, bool, bool]:
        antwoord = schoon["bedrag"]
        korter = schoon.get("gevolg", {}).get("wat") == KORTER
        return antwoord["bedrag"], is_lllk(self.schuldstand, antwoord), korter

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """Interest that is saved, the instalment, the end: before anything is paid."""
        bedrag, lllk, korter = self._keuze(stand.schoon)
        try:
            v = spelen.extra_ineens(self.burger.persoon_id, self.op, bedrag, is_lllk=lllk, wil_korter=korter)  # fmt: skip
        except RenteOntbreekt:
            v = None
        if v is None:
            return {"is_onbekend": True}
        naam = _("Met extra aflossen")
        return {
            "v": v,
            "bedrag": bedrag,
            "korter": korter,
            "is_alles": v.anders.maanden == 0,
            "eerder": v.zoals_nu.maanden - v.anders.maanden,
            "duurder": max(-v.totaal_minder, 0),
            "tabel": vergelijktabel(v, naam),
            "grafiek": vergelijkgrafiek(v, naam),
            "vanaf": maand_van_hervaststelling(self.op).eerste_dag,
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Make the request; nothing changes until it is paid."""
        bedrag, lllk, korter = self._keuze(schoon)
        try:
            aanbod = vraag_extra(
                persoon_id=self.burger.persoon_id,
                bedrag_centen=bedrag,
                is_lllk=lllk,
                wil_korter=korter,
                sleutel=concept.sleutel,
                actor=self.burger.actor,
            )
        except ExtraBuitenGrens as fout:
            raise VerzoekGeweigerd(_buiten_grens(fout)) from None
        return Ontvangst(
            str(aanbod.sleutel),
            {
                "bedrag_centen": aanbod.bedrag_centen,
                "adres": aanbod.adres,
                "uiterlijk": aanbod.uiterlijk.isoformat(),
                "korter": korter,
            },
        )


def _alles(schuld: Schuldstand) -> list[tuple[str, str]]:
    """What would pay off each debt today."""
    namen = {False: _("Studielening"), True: _("Levenlanglerenkrediet")}
    soorten = [lening.is_lllk for lening in schuld.leningen] or [False]
    return [(namen[lllk], euro(alles_centen(schuld, is_lllk=lllk))) for lllk in soorten]
