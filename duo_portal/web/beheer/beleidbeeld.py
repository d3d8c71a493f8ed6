"""What the pages of the policy desk hold: the form of a proposal, its examples, an outcome in words and drawings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.beleid.doorrekenen import lees
from duo_portal.beleid.models import Doorrekening
from duo_portal.beleid.simulatoren import simulatoren
from duo_portal.beleid.voorstel import GROOTSTE_TEKST, OngeldigVoorstel, Voorstel
from duo_portal.web.grafiek import Staaf, lijngrafiek, staafgrafiek

from . import beleidteksten as teksten


class VoorstelFormulier(forms.Form):
    """The text of a proposal and what it is laid on; `gelezen` is the proposal once the form is valid."""

    simulator = forms.ChoiceField()
    peildatum = forms.DateField(
        label=_("Besluiten zoals bekend op"), widget=forms.DateInput(attrs={"type": "date"})
    )
    voorstel = forms.CharField(
        label=_("Het voorstel (TOML)"),
        max_length=GROOTSTE_TEKST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
    )
    gelezen: Voorstel | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(s.naam, s.titel) for s in simulatoren()]
        self.fields["simulator"] = forms.ChoiceField(
            label=_("Waarop rekenen wij het door?"), choices=keuzes
        )

    def clean(self) -> dict[str, Any]:
        """Every mistake in the proposal, below its field."""
        schoon = super().clean() or {}
        if "voorstel" in schoon and "simulator" in schoon:
            try:
                self.gelezen = lees(schoon["voorstel"], schoon["simulator"])
            except OngeldigVoorstel as fout:
                self.add_error(
                    "voorstel", ValidationError([ValidationError(f) for f in fout.fouten])
                )
        return schoon


def voorbeelden() -> dict[str, tuple[str, Any]]:
    """Name of each worked example → its simulator and file."""
    return {
        bestand.stem: (s.naam, bestand)
        for s in simulatoren()
        if s.voorbeelden is not None
        for bestand in s.voorbeelden.glob("*.toml")
    }


def voorbeeld(naam: str) -> tuple[str, str]:
    """Simulator and text of an example; empty for an unknown name."""
    simulator, bestand = voorbeelden().get(naam, ("", None))
    return simulator, bestand.read_text(encoding="utf-8") if bestand else ""


def beeld(rij: Doorrekening) -> dict[str, Any]:
    """An outcome as the page shows it: words, cells of text and drawings."""
    u = rij.uitkomst
    verschil, budget = u["totaal"]["verschil_centen"], u.get("budget_centen")
    boven = None if None in (verschil, budget) else u.get("richting", 1) * verschil - budget
    return {
        "rij": rij,
        "u": u,
        "totaal": teksten.rij(u["totaal"]),
        "budget": None if budget is None else teksten.geld(budget),
        "boven_budget": None if boven is None else teksten.geld(boven),
        "opmerkingen": [teksten.naam(code) for code in u["opmerkingen"]],
        "klassen": staafgrafiek(
            gettext("Verandering per maand"),
            gettext("Verandering"),
            gettext("Mensen"),
            [
                Staaf(teksten.klasse(k["van_centen"], k["tot_centen"]), k["mensen"] or 0, teksten.aantal(k["mensen"]))
                for k in u["klassen"]
            ],
        ),
        "jaar": _jaar(u.get("twaalf_maanden"), budget, u.get("richting", 1)),
        "indelingen": [_indeling(i) for i in u["indelingen"]],
    }  # fmt: skip


def _jaar(jaar: dict[str, Any] | None, budget: int | None, richting: int) -> dict[str, Any] | None:
    """Twelve months from the beginning of the proposal, with the months as a drawing and a table."""
    if not jaar:
        return None
    boven = None if budget is None else richting * jaar["verschil_centen"] - budget
    reeksen = [
        (naam, [(m["maand"], m[veld]) for m in jaar["maanden"]])
        for naam, veld in (
            (gettext("Nu"), "nu_centen"),
            (gettext("Straks"), "voorstel_centen"),
        )
    ]
    return {
        **jaar,
        **{k: teksten.geld(jaar[k]) for k in ("nu_centen", "voorstel_centen", "verschil_centen")},
        "boven_budget": None if boven is None else teksten.geld(boven),
        "grafiek": lijngrafiek(gettext("Samen per maand"), gettext("Maand"), reeksen),
    }


def _indeling(indeling: dict[str, Any]) -> dict[str, Any]:
    titel = teksten.naam(indeling["naam"])
    staven = [
        Staaf(teksten.naam(g["naam"]), g["wint"] or 0, teksten.aantal(g["wint"]))
        for g in indeling["groepen"]
    ]
    if all(g["wint"] is None for g in indeling["groepen"]):
        staven = []  # nothing to draw: no bar at all reads better than bars of nil
    return {
        "naam": titel,
        "rijen": [teksten.rij(g) for g in indeling["groepen"]],
        "grafiek": staafgrafiek(
            gettext("Wie gaat erop vooruit: %(indeling)s") % {"indeling": titel.lower()},
            titel,
            gettext("Gaat erop vooruit"),
            staven,
        ),
    }


def groepen(rij: Doorrekening) -> list[tuple[str, dict[str, Any]]]:
    """Every group with the name of its arrangement, the total first."""
    u = rij.uitkomst
    return [
        ("totaal", u["totaal"]),
        *((i["naam"], g) for i in u["indelingen"] for g in i["groepen"]),
    ]
