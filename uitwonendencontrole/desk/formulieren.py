"""The forms of the desk on a check. Each carries the length of the log when its page was drawn, and a key of its own."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.period import Maand
from studiefinanciering.operations.woonsituatie import Grond
from uitwonendencontrole.controleren.vragenlijst import ANTWOORDEN, REDENEN, VRAGEN
from uitwonendencontrole.models import (
    Aanwijzing,
    Beoordeling,
    Bewijsstuk,
    Bezoek,
    Boete,
    Controle,
    Herziening,
    Stand,
)

from .formuliervelden import Daadformulier, Periode, lang, moment

RONDE = {
    Stand.DOSSIERONDERZOEK: Beoordeling.Ronde.DOSSIER,
    Stand.BEWIJS_GEVRAAGD: Beoordeling.Ronde.BEWIJS,
    Stand.RAPPORT_TER_CORRECTIE: Beoordeling.Ronde.RAPPORT,
}
GRONDEN = [
    (Grond.WIST_OF_KON_WETEN.value, _("De student wist of kon weten dat het niet klopte (7.1, lid 2, a)")),
    (Grond.OVERIG.value, _("Andere grond van artikel 7.1")),
    (Grond.BEDROG.value, _("Bedrog")),
]  # fmt: skip
"""Only what can be about where somebody lives."""
WIJST = [("", "-"), *Bewijsstuk.Wijst.choices]
"""Nothing is chosen beforehand."""
ANTWOORD = {"ja": _("ja"), "nee": _("nee"), "onbekend": _("onbekend")}


class Oordeel(Daadformulier):
    """The fixed checklist of this round, a reason code and words."""

    oordeel = forms.ChoiceField(
        label=_("Uw oordeel"),
        choices=[("", "-"), ("akkoord", _("In orde")), ("twijfel", _("Twijfel"))],
    )
    reden_code = forms.ChoiceField(label=_("Reden"), choices=[("", "-"), *REDENEN.items()])
    reden = lang(_("Waarom"))

    def bouw(self) -> None:
        """One choice per question of the list; for whom makes no difference."""
        for code, vraag in VRAGEN[RONDE[Stand(self.controle.stand)]].items():
            keuzes = [("", "-"), *((a, ANTWOORD[a]) for a in ANTWOORDEN)]
            self.fields[f"vraag_{code}"] = forms.ChoiceField(label=str(vraag), choices=keuzes)
        self.order_fields([n for n in self.fields if n.startswith("vraag_")])

    def antwoorden(self) -> dict[str, str]:
        """The checklist as it is kept."""
        return {
            n.removeprefix("vraag_"): w
            for n, w in self.cleaned_data.items()
            if n.startswith("vraag_")
        }


class Meekijken(Daadformulier):
    """A second person on the last judgement."""

    eens = forms.ChoiceField(
        label=_("Bent u het eens?"),
        choices=[("", "-"), ("ja", _("Eens")), ("nee", _("Niet eens"))],
    )
    reden = lang(_("Waarom"))


class Reden(Daadformulier):
    """Only why."""

    reden = lang(_("Waarom"))


class Bewijs(Periode):
    """Evidence from another source than the student."""

    soort = forms.ChoiceField(
        label=_("Soort bewijs"),
        choices=[k for k in Bewijsstuk.Soort.choices if k[0] != Bewijsstuk.Soort.BEZOEK],
    )
    wijst_op = forms.ChoiceField(label=_("Wijst op"), choices=WIJST)
    is_onafhankelijk = forms.BooleanField(label=_("Uit een eigen, andere bron"), required=False)
    omschrijving = lang(_("Wat het zegt"), 3)


class Duiden(Daadformulier):
    """What a piece points to."""

    bewijsstuk = forms.ChoiceField(label=_("Bewijsstuk"))
    wijst_op = forms.ChoiceField(label=_("Wijst op"), choices=WIJST)
    reden = lang(_("Waarom"), 3)

    def bouw(self) -> None:
        """Pieces that still say something."""
        self.fields["bewijsstuk"].choices = stukken(self.controle)  # type: ignore[attr-defined]  # a ChoiceField


class Afspraak(Daadformulier):
    """Three slots, one in the evening or the weekend, and two designated visitors."""

    begin_1, eind_1 = moment(_("Moment 1, van")), moment(_("Moment 1, tot"))
    begin_2, eind_2 = moment(_("Moment 2, van")), moment(_("Moment 2, tot"))
    begin_3, eind_3 = moment(_("Moment 3, van")), moment(_("Moment 3, tot"))
    bezoeker_1 = forms.ChoiceField(label=_("Eerste bezoeker"))
    bezoeker_2 = forms.ChoiceField(label=_("Tweede bezoeker"))

    def bouw(self) -> None:
        """Whoever is designated; the day itself is checked when it is offered."""
        namen = Aanwijzing.objects.order_by("gebruiker").values_list("gebruiker", flat=True)
        keuzes = [("", "-"), *((n, n) for n in namen.distinct())]
        for veld in ("bezoeker_1", "bezoeker_2"):
            self.fields[veld].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField


class Vaststellen(Periode):
    """Days that evidence carries."""

    bewijs = forms.MultipleChoiceField(
        label=_("Rust op"), widget=forms.CheckboxSelectMultiple, choices=[]
    )
    toelichting = lang(_("Wat u vaststelt"))

    def bouw(self) -> None:
        """Only independent pieces that point elsewhere can carry it."""
        self.fields["bewijs"].choices = stukken(  # type: ignore[attr-defined]  # a ChoiceField
            self.controle, wijst_op=Bewijsstuk.Wijst.WOONT_ER_NIET, is_onafhankelijk=True
        )


class Voorgenomen(Daadformulier):
    """The intention; its amounts stand above the form."""

    grond = forms.ChoiceField(label=_("Grond"), choices=GRONDEN)
    is_boete_mogelijk = forms.BooleanField(
        label=_("Een boete is mogelijk (Awb 5:50 en 5:53)"), required=False
    )


class Gesprek(Daadformulier):
    """A call, also when nobody answered."""

    is_bereikt = forms.BooleanField(label=_("De student nam op"), required=False)
    verslag = lang(_("Wat er is gezegd"))


class Besluit(Daadformulier):
    """The revision; its amounts stand above the form."""

    grond = Voorgenomen.base_fields["grond"]
    motivering = lang(_("Waarom (dit staat in de brief)"), 6)
    hardheid = lang(_("Uitkomst van de hardheidstoets (art. 11.5 Wsf 2000)"), 3)


class Boetebesluit(Daadformulier):
    """How far to blame; what that comes to stands above the form."""

    verwijt = forms.ChoiceField(label=_("Verwijt"), choices=[("", "-"), *Boete.Verwijt.choices])
    apart_bewezen = forms.MultipleChoiceField(
        label=_("Maanden die apart zijn bewezen"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[],
    )
    motivering = lang(_("Waarom (dit staat in de brief)"), 6)

    def bouw(self) -> None:
        """The months of the decision."""
        maanden = Herziening.objects.get(controle=self.controle).maanden
        self.fields["apart_bewezen"].choices = [  # type: ignore[attr-defined]  # a MultipleChoiceField
            (m, date_format(Maand.parse(m).eerste_dag, "F Y")) for m, _oud, _nieuw in maanden
        ]


class Herroepen(Daadformulier):
    """What went wrong, as the student reads it."""

    wat_ging_mis = lang(_("Wat ging er mis (dit staat in de brief)"))


class Einde(Daadformulier):
    """What ended it for good."""

    uitspraak = forms.CharField(label=_("Uitspraak van de rechter"), max_length=200, required=False)
    is_ingetrokken = forms.BooleanField(label=_("De student trok het in"), required=False)


class Bezoekverslag(Daadformulier):
    """What was seen."""

    tekst = lang(_("Wat u hebt gezien"), 8)


class NietDoorgegaan(Daadformulier):
    """Why there was no visit; it never counts."""

    uitkomst = forms.ChoiceField(
        label=_("Wat gebeurde er"),
        choices=[
            ("", "-"),
            (Bezoek.Uitkomst.GEWEIGERD, _("De student wilde het niet")),
            (Bezoek.Uitkomst.NIET_THUIS, _("Er was niemand thuis")),
            (Bezoek.Uitkomst.AFGEZEGD, _("Wij zegden af")),
        ],
    )


class Bezocht(Daadformulier):
    """The consent, and what the visit points to."""

    toestemming_van = forms.CharField(label=_("Wie gaf toestemming"), max_length=120)
    ruimten = forms.CharField(label=_("Voor welke ruimten (met komma's ertussen)"), max_length=300)
    at = moment(_("Wanneer"))
    pas_getoond = forms.BooleanField(label=_("Wij lieten onze pas zien"))
    wijst_op = forms.ChoiceField(label=_("Wijst op"), choices=WIJST)


def stukken(controle: Controle, **welke: Any) -> list[tuple[str, str]]:
    """Pieces of a case to choose from: kind, period, what they point to."""
    rijen = controle.bewijs.filter(gewist_op=None, **welke).order_by("pk")
    return [
        (str(s.uuid), f"{s.get_soort_display()}, {s.van:%d-%m-%Y} t/m {s.tot:%d-%m-%Y}, {s.get_wijst_op_display()}")
        for s in rijen
    ]  # fmt: skip
