"""What a colleague fills in to give unknown money its place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.identity import queries
from duo_portal.identity.models import Persoon
from terugbetalen.innen.stand import open_termijnen
from terugbetalen.models import Bestemmingsvoorstel, Termijn
from terugbetalen.ontvangen.bestemmen import Kandidaat
from terugbetalen.ontvangen.verdelen import Schuldkeuze

Doel = Bestemmingsvoorstel.Soort
DOEL = (
    (Doel.PERSOON, _("Voor een persoon, in de gewone volgorde")),
    (Doel.TERMIJN, _("Voor één termijn")),
    (Doel.EXTRA, _("Als extra aflossing")),
    (Doel.TERUG, _("Terug naar de afzender")),
)
WAAROM = {"rekening": _("rekeningnummer"), "kenmerk": _("kenmerk van een incasso")}


class Bestemformulier(forms.Form):
    """Destination, person (a candidate, or by BSN), term, debt, and why."""

    doel = forms.ChoiceField(label=_("Waar is het geld voor?"), choices=DOEL)
    kandidaat = forms.ChoiceField(label=_("Van wie is het?"), required=False)
    bsn = forms.CharField(
        label=_("Of vul het BSN in"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kenmerk = forms.CharField(
        label=_("Betalingskenmerk van de termijn"), required=False, max_length=20
    )
    schuld = forms.ChoiceField(
        label=_("Welke schuld (bij extra aflossen)"),
        required=False,
        choices=[
            ("", _("de schuld met de hoogste rente")),
            (Schuldkeuze.LENING.value, _("studieschuld")),
            (Schuldkeuze.LLLK.value, _("levenlanglerenkrediet")),
        ],
    )
    reden = forms.CharField(label=_("Waarom denkt u dat?"), max_length=300)

    def __init__(self, *args: Any, kandidaten: list[Kandidaat], **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        veld = self.fields["kandidaat"]
        veld.choices = [  # type: ignore[attr-defined]
            ("", "---------"),
            *((str(k.persoon.uuid), f"{k.persoon} ({WAAROM[k.waarom]})") for k in kandidaten),
        ]

    def clean(self) -> dict[str, Any]:
        """Find the person and the term; errors belong to the field they are about."""
        g = super().clean() or {}
        persoon = self._persoon(g)
        g["persoon"] = persoon
        g["termijn_id"] = None
        if g.get("doel") == Doel.TERMIJN and persoon is not None:
            kenmerk = str(g.get("kenmerk", "")).replace(" ", "")
            termijn = Termijn.objects.filter(persoon=persoon, kenmerk=kenmerk).first()
            if termijn is None:
                self.add_error("kenmerk", _("Deze persoon heeft geen termijn met dit kenmerk."))
            else:
                g["termijn_id"] = termijn.pk
        return g

    def _persoon(self, g: dict[str, Any]) -> Persoon | None:
        if g.get("doel") == Doel.TERUG:
            return None
        if g.get("kandidaat"):
            return queries.persoon_bij_uuid(g["kandidaat"])
        persoon = queries.persoon_bij_bsn(g["bsn"].strip()) if g.get("bsn") else None
        if persoon is None and "kandidaat" not in self.errors:
            self.add_error("bsn", _("Kies een persoon, of vul een BSN in dat wij kennen."))
        return persoon


def open_van(persoon: Persoon, op: Any) -> list[tuple[str, str, int]]:
    """The open terms of a person: month, reference, cents."""
    return [
        (f"{t.maand:%Y-%m}", Termijn.objects.get(pk=t.termijn_id).kenmerk, t.open_centen)
        for t in open_termijnen(persoon.pk, op)
    ]
