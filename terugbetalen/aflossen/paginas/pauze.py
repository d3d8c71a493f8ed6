"""Months off: which months, what they cost in interest, when the rest lapses then, and how many are left (6.7(2))."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duo_portal.foundation.period import Maand
from duo_portal.web.stappen.concept import Concept
from duo_portal.web.stappen.formulier import StapFormulier
from duo_portal.web.stappen.stand import Schoon, Stand
from duo_portal.web.stappen.wizard import Ontvangst, Stap
from duo_portal.web.templatetags.bedragen import maand as maandtekst
from terugbetalen.aflossen import oordelen
from terugbetalen.aflossen.aflosvrij import KORTSTE, LANGSTE, Ruimte, beoordeel, ruimte
from terugbetalen.aflossen.spelen import pauze
from terugbetalen.aflossen.stand import Schuldstand
from terugbetalen.aflossen.stellen import AnderFeit
from terugbetalen.aflossen.verzoeken import Verzoek, VerzoekGeweigerd, Verzoeksoort
from terugbetalen.models import Feit

from .basis import Maandveld, Verzoekwizard, vul
from .beelden import vergelijkgrafiek, vergelijktabel

VOORUIT = 24
"""Months ahead from which one may choose."""


class Pauzeformulier(StapFormulier):
    """The first month, and how many."""

    vanaf = Maandveld(
        label=gettext_lazy("Vanaf welke maand wilt u niet betalen?"),
        help_text=gettext_lazy("Vraag het minstens een maand van tevoren aan."),
    )
    maanden = forms.TypedChoiceField(
        label=gettext_lazy("Hoeveel maanden?"),
        help_text=gettext_lazy("Minstens 3 maanden achter elkaar."),
        coerce=int,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        over: Ruimte = self.stand.register["ruimte"]
        vul(self, "vanaf", keuzemaanden(over))
        veld = self.fields["maanden"]
        meeste = max(over.over, KORTSTE)
        if isinstance(veld, forms.TypedChoiceField):
            veld.choices = [
                (n, ngettext("%(n)d maand", "%(n)d maanden", n) % {"n": n})
                for n in range(KORTSTE, min(meeste, LANGSTE) + 1)
            ]

    def clean(self) -> dict[str, Any]:
        """Whether these months may be had: the rules say it, not this form."""
        schoon = super().clean() or {}
        if schoon.get("vanaf") and schoon.get("maanden"):
            van: Maand = schoon["vanaf"]
            try:
                beoordeel(self.stand.register["schuld"], van, van + schoon["maanden"])
            except VerzoekGeweigerd as fout:
                self.add_error("vanaf", str(fout))
        return schoon


def keuzemaanden(over: Ruimte) -> list[Maand]:
    """The months in which it may begin."""
    return [over.eerste + n for n in range(VOORUIT) if over.eerste + n < over.einde]


def _context(stand: Stand) -> Mapping[str, Any]:
    over: Ruimte = stand.register["ruimte"]
    return {
        "ruimte": over,
        "perioden": [
            (maandtekst(van.eerste_dag), maandtekst(tot.vorige.eerste_dag)) for van, tot in over.perioden
        ],
    }  # fmt: skip


class Aflosvrij(Verzoekwizard):
    """Pay nothing for a while."""

    soort = "aflosvrij"
    titel = gettext_lazy("Een tijd niet betalen")
    url_naam = "terugbetalen:aflosvrij"
    oordeel = oordelen.aflosvrij
    verzendtekst = gettext_lazy("Vraag deze maanden aan")
    controle_sjabloon = "portal/aflossen/pauze_controle.html"
    ontvangst_sjabloon = "portal/aflossen/pauze_ontvangst.html"
    stappen = (
        Stap(
            "maanden",
            gettext_lazy("Welke maanden wilt u niet betalen?"),
            Pauzeformulier,
            context=_context,
            sjabloon="portal/aflossen/pauze_stap.html",
        ),
    )

    def lees_registers(self) -> Mapping[str, Any]:
        """How many months are left and from when."""
        return {**super().lees_registers(), "ruimte": ruimte(self.schuldstand)}

    def verzoek(self, schoon: Schoon) -> Verzoek:
        """The months as a fact."""
        van, tot = _maanden(schoon)
        return Verzoek(
            Verzoeksoort.AFLOSVRIJ,
            van,
            (AnderFeit(Feit.Soort.AFLOSVRIJ, van, tot),),
            beslist=False,
            gegevens={"tot_en_met": _laatste_dag(tot), "maanden": tot - van},
        )

    def eis(self, stand: Schuldstand, verzoek: Verzoek) -> None:
        """The rules of the pause, on what was granted by now."""
        super().eis(stand, verzoek)
        [feit] = verzoek.feiten
        beoordeel(stand, feit.van, feit.tot or feit.van)

    def controle_context(self, stand: Stand) -> Mapping[str, Any]:
        """What it costs in interest, and how many months are left."""
        van: Maand = stand.schoon["maanden"]["vanaf"]
        aantal: int = stand.schoon["maanden"]["maanden"]
        v = pauze(self.burger.persoon_id, self.op, van, van + aantal)
        over: Ruimte = stand.register["ruimte"]
        return {
            "vergelijking": v,
            "rente_meer": max(-v.rente_minder, 0) if v else 0,
            "tabel": vergelijktabel(v, _("Met vrije maanden")) if v else None,
            "grafiek": vergelijkgrafiek(v, _("Met vrije maanden")) if v else "",
            "tot_en_met": _laatste_dag(van + aantal),
            "vanaf": van.eerste_dag,
            "nog_over": over.over - aantal,
        }

    def verzend(self, concept: Concept, schoon: Schoon) -> Ontvangst:
        """Granted at once."""
        verzoek, (van, tot) = self.verzoek(schoon), _maanden(schoon)
        uit = self.doe(verzoek, str(concept.sleutel))
        over = ruimte(self.schuldstand).over - (tot - van)
        return Ontvangst(
            uit.kenmerk,
            {
                "soort": str(verzoek.soort),
                "vanaf": van.eerste_dag.isoformat(),
                "tot_en_met": _laatste_dag(tot).isoformat(),
                "einde_nieuw": uit.einde_nieuw.isoformat() if uit.einde_nieuw else None,
                "nog_over": over,
            },
        )


def _maanden(schoon: Schoon) -> tuple[Maand, Maand]:
    """The first month off and the first one after it."""
    van: Maand = schoon["maanden"]["vanaf"]
    return van, van + schoon["maanden"]["maanden"]


def _laatste_dag(tot: Maand) -> date:
    return tot.eerste_dag - timedelta(days=1)
