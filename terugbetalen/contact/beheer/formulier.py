"""What a colleague fills in after a contact."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from terugbetalen.contact.werk import NOTITIE, Dagdeel, Gesprek
from terugbetalen.contact.woorden import KANAAL, UITKOMST, VERVOLG
from terugbetalen.models import Contactmoment, Kanaal

_KIES = ("", "---------")


class Contactformulier(forms.Form):
    """How, what came of it, a note, what follows. `sleutel` makes a second click the same contact."""

    kanaal = forms.ChoiceField(label=_("Hoe"), choices=list(KANAAL.items()))
    uitkomst = forms.ChoiceField(label=_("Wat kwam eruit"), choices=[_KIES, *UITKOMST.items()])
    notitie = forms.CharField(
        label=_("Notitie"),
        help_text=_("Alleen wat nodig is. Geen BSN of rekeningnummer: die maken wij onleesbaar."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=NOTITIE,
        required=False,
    )
    vervolg = forms.ChoiceField(label=_("Wat volgt"), choices=list(VERVOLG.items()))
    vervolg_op = forms.DateField(
        label=_("Op welke dag"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    dagdeel = forms.ChoiceField(
        label=_("Terugbellen tussen (Nederlandse tijd)"),
        choices=[
            (Dagdeel.OCHTEND, _("9 en 12 uur")),
            (Dagdeel.MIDDAG, _("13 en 17 uur")),
            (Dagdeel.AVOND, _("17 en 20 uur")),
        ],
        initial=Dagdeel.OCHTEND,
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @property
    def gesprek(self) -> Gesprek:
        """The contact, of a form that is valid."""
        g = self.cleaned_data
        return Gesprek(
            kanaal=Kanaal(g["kanaal"]),
            uitkomst=Contactmoment.Uitkomst(g["uitkomst"]),
            notitie=g["notitie"],
            vervolg=Contactmoment.Vervolg(g["vervolg"]),
            vervolg_op=g["vervolg_op"],
            dagdeel=Dagdeel(g["dagdeel"]),
        )
