"""The forms of own data. Their words are for the reader; what they refuse names what to do."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duo_portal.identity import bsn as bsn_regels
from duo_portal.identity import voorkeur
from duo_portal.identity.models import Post, Taal


class ContactForm(forms.Form):
    """E-mail address, telephone number, and how letters come."""

    post = forms.ChoiceField(
        label=_("Hoe wilt u brieven krijgen?"),
        choices=[
            (Post.DIGITAAL.value, _("Digitaal. U krijgt een e-mail als er een brief klaarstaat.")),
            (Post.PAPIER.value, _("Op papier, met de post.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe u brieven wilt krijgen.")},
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        max_length=254,
        help_text=_(
            "Nodig voor digitale brieven. Bijvoorbeeld naam@voorbeeld.nl. In onze e-mail staan nooit uw gegevens."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Dit e-mailadres klopt niet. Schrijf het zo: naam@voorbeeld.nl.")
        },
    )
    telefoon = forms.CharField(
        label=_("Telefoonnummer"),
        required=False,
        max_length=30,
        help_text=_("Bijvoorbeeld 06 12345678."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_telefoon(self) -> str | None:
        """Digits only, or nothing."""
        try:
            return voorkeur.normaliseer_telefoon(self.cleaned_data["telefoon"])
        except voorkeur.TelefoonOngeldig:
            raise forms.ValidationError(
                _("Een telefoonnummer heeft 8 tot 15 cijfers. Controleer het nummer.")
            ) from None

    def clean(self) -> dict[str, Any]:
        """Digital post needs an address to tell that it is there."""
        schoon = super().clean() or {}
        wil_digitaal = schoon.get("post") == Post.DIGITAAL
        if wil_digitaal and not schoon.get("email") and "email" not in self.errors:
            self.add_error("email", _("Vul een e-mailadres in, of kies voor brieven op papier."))
        return schoon


class TaalForm(forms.Form):
    """The language of letters and pages; each language by its own name."""

    taal = forms.ChoiceField(
        label=_("In welke taal wilt u brieven en pagina's?"),
        choices=Taal.choices,
        widget=forms.RadioSelect,
    )


class MachtigForm(forms.Form):
    """Who may act, what, and for how long."""

    bsn = forms.CharField(
        label=_("Burgerservicenummer (BSN) van deze persoon"),
        max_length=20,
        help_text=_("Vraag dit aan de persoon zelf. Het staat op een paspoort of ID-kaart."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": _("Vul het BSN van deze persoon in.")},
    )
    geboortedatum = forms.DateField(
        label=_("Geboortedatum van deze persoon"),
        help_text=_("Bijvoorbeeld 31-12-1970."),
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": _("Schrijf de datum zo: 31-12-1970."),
            "required": _("Vul de geboortedatum van deze persoon in."),
        },
    )
    mag = forms.ChoiceField(
        label=_("Wat mag deze persoon?"),
        choices=[
            ("lezen", _("Alleen lezen")),
            ("handelen", _("Lezen en dingen voor mij regelen")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat deze persoon mag.")},
    )
    looptijd = forms.ChoiceField(
        label=_("Hoe lang?"),
        choices=[("jaar", _("1 jaar")), ("open", _("Tot ik ermee stop"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe lang dit geldt.")},
    )

    def clean_bsn(self) -> str:
        """Nine digits that pass the eleven-proof."""
        try:
            return bsn_regels.normaliseer(self.cleaned_data["bsn"])
        except bsn_regels.BsnOngeldig:
            raise forms.ValidationError(
                _("Dit BSN klopt niet. Een BSN heeft 9 cijfers. Controleer het nummer.")
            ) from None

    def tot(self, vanaf: date) -> date | None:
        """The first day on which it no longer holds."""
        if self.cleaned_data["looptijd"] == "open":
            return None
        dag = 28 if (vanaf.month, vanaf.day) == (2, 29) else vanaf.day
        return vanaf.replace(year=vanaf.year + 1, day=dag)
