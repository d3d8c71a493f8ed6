"""The forms of the person file: why it is opened, which moment is looked at, a note, a search."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.audit.models import Dossieropening
from duo_portal.cases.models import Zaak

Grond = Dossieropening.Grond
GRONDEN = (
    (Grond.VRAAG, _("Vraag van de burger")),
    (Grond.ZAAK, _("Open zaak")),
    (Grond.WERK, _("Werkopdracht")),
    (Grond.BETALING, _("Betaling of ontvangst uitzoeken")),
    (Grond.HERSTEL, _("Fout herstellen")),
    (Grond.KWALITEIT, _("Kwaliteitscontrole")),
    (Grond.TOEZICHT, _("Toezicht of accountantscontrole")),
    (Grond.ANDERS, _("Andere reden")),
)
MIN_TOELICHTING = 10
VROEGSTE = date(1986, 1, 1)
"""Before the first law on student finance (WSF, 1 October 1986) nothing can be looked back at."""
VOORUIT = timedelta(days=3660)


class Openformulier(forms.Form):
    """Why: a reason of the list, with words where it does not speak for itself, or an open case of this person."""

    grond = forms.ChoiceField(label=_("Waarom opent u dit dossier?"), choices=GRONDEN)
    zaak = forms.CharField(
        label=_("Zaak"),
        required=False,
        max_length=20,
        help_text=_("Bijvoorbeeld Z-1234. Nodig bij de reden: open zaak."),
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nodig bij een andere reden. Schrijf geen BSN of rekeningnummer op."),
    )

    def __init__(self, persoon_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.persoon_id = persoon_id
        self.zaak_id: int | None = None

    def clean(self) -> dict[str, Any]:
        """A case must be open and about this person; another reason needs words."""
        gegeven = super().clean() or {}
        grond = gegeven.get("grond")
        if grond == Grond.ZAAK:
            self.zaak_id = _open_zaak(gegeven.get("zaak", ""), self.persoon_id)
            if self.zaak_id is None:
                self.add_error(
                    "zaak", gettext("Er is geen open zaak met dit nummer in dit dossier.")
                )
        if grond == Grond.ANDERS and len(gegeven.get("toelichting", "")) < MIN_TOELICHTING:
            self.add_error(
                "toelichting",
                gettext("Schrijf in minstens %(n)s letters op waarom.") % {"n": MIN_TOELICHTING},
            )
        return gegeven


def _open_zaak(tekst: str, persoon_id: int) -> int | None:
    nummer = zaaknummer(tekst)
    if nummer is None:
        return None
    open_ = Zaak.objects.filter(pk=nummer, persoon_id=persoon_id, afgedaan_op=None)
    return nummer if open_.exists() else None


def zaaknummer(tekst: str) -> int | None:
    """The id in "Z-12" (also "z 12" and "12"); None when it is no case number."""
    cijfers = tekst.strip().upper().removeprefix("Z").lstrip("- ")
    is_nummer = cijfers.isascii() and cijfers.isdigit() and len(cijfers) <= 15
    return int(cijfers) if is_nummer else None


class Dagveld(forms.DateField):
    """A day, as a browser sends it or as people write it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ("%Y-%m-%d", "%d-%m-%Y")


class Momentformulier(forms.Form):
    """About which day, and known on which day; both empty is now."""

    over = Dagveld(label=_("Hoe was het op"), required=False)
    bekend = Dagveld(label=_("Zoals bekend op"), required=False)

    def __init__(self, vandaag: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean_over(self) -> date | None:
        """Not before there was student finance, not further than ten years on."""
        dag: date | None = self.cleaned_data["over"]
        if dag and not VROEGSTE <= dag <= self.vandaag + VOORUIT:
            raise forms.ValidationError(gettext("Kies een dag tussen 1-1-1986 en over tien jaar."))
        return dag

    def clean_bekend(self) -> date | None:
        """What will be known later nobody knows."""
        dag: date | None = self.cleaned_data["bekend"]
        if dag and not VROEGSTE <= dag <= self.vandaag:
            raise forms.ValidationError(gettext("Kies een dag tot en met vandaag."))
        return dag


class Notitieformulier(forms.Form):
    """A note; what is in it can be read by the citizen."""

    tekst = forms.CharField(
        label=_("Nieuwe notitie"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De burger kan dit lezen. Een notitie kan niet meer worden gewijzigd."),
    )


class Zoekformulier(forms.Form):
    """One field for a number, a name, a reference or an account."""

    zoek = forms.CharField(
        label=_("BSN, achternaam, verwijzing, zaaknummer of rekeningnummer"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 40}),
    )
