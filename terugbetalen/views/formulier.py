"""What somebody may try in the planner. Everything is optional; nothing is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.foundation.money import CENTEN_PER_EURO
from duo_portal.web.stappen.formulier import Bedragveld
from terugbetalen.portaal.plannen import Vraag
from terugbetalen.portaal.positie import MEEST_AFLOSVRIJ, Positie
from terugbetalen.portaal.verloop import Inkomen
from terugbetalen.rules.draagkracht import GEEN_PARTNER, ONBEKEND
from terugbetalen.rules.regeling import Regeling

HOOGSTE_INKOMEN = 10_000_000 * CENTEN_PER_EURO
HOOGSTE_PER_MAAND = 100_000 * CENTEN_PER_EURO
PAUZES = (0, 3, 6, 12, 24, 36, 48, 60)
ALLEEN, OUDER, SAMEN = "", "ouder", "samen"


class Plannerformulier(forms.Form):
    """Income, paying more, paying at once, a pause. `vraag` gives it to the plans."""

    inkomen = Bedragveld(
        label=_("Uw inkomen per jaar als u terugbetaalt"),
        help_text=_(
            "Bruto, in euro's van nu. Vult u niets in? Dan rekenen wij met het volle bedrag."
        ),
        hoogste_centen=HOOGSTE_INKOMEN,
        required=False,
    )
    wie = forms.ChoiceField(
        label=_("Met wie woont u dan?"),
        choices=[
            (ALLEEN, _("Zonder partner")),
            (OUDER, _("Zonder partner, met een kind onder de 18")),
            (SAMEN, _("Met een partner")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    partner_inkomen = Bedragveld(
        label=_("Inkomen van uw partner per jaar"),
        help_text=_("Alleen als u een partner hebt. Geen inkomen? Vul 0 in."),
        hoogste_centen=HOOGSTE_INKOMEN,
        required=False,
    )
    extra_nu = Bedragveld(
        label=_("Nu extra terugbetalen"),
        help_text=_("Een bedrag in een keer."),
        hoogste_centen=HOOGSTE_INKOMEN,
        required=False,
    )
    per_maand = Bedragveld(
        label=_("Elke maand minstens dit bedrag betalen"),
        help_text=_("Vanaf nu, of zodra u klaar bent met studeren."),
        hoogste_centen=HOOGSTE_PER_MAAND,
        required=False,
    )
    pauze = forms.TypedChoiceField(
        label=_("Een tijd niet betalen (aflosvrije maanden)"),
        help_text=_("U mag in totaal 60 maanden niet betalen. De rente loopt dan wel door."),
        coerce=int,
        required=False,
    )
    zonder_diploma = forms.BooleanField(label=_("Reken zonder diploma"), required=False)

    def __init__(self, *args: Any, positie: Positie, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.positie = positie
        velden: dict[str, Any] = dict(self.fields)
        over = MEEST_AFLOSVRIJ - positie.gebruikt_aflosvrij
        velden["pauze"].choices = [(m, _maanden(m)) for m in PAUZES if m <= over]
        if not positie.is_student:
            del self.fields["zonder_diploma"]
        if positie.regeling is Regeling.LLLK or over < min(PAUZES[1:]):
            del self.fields["pauze"]

    def clean(self) -> dict[str, Any]:
        """Who has a partner says what the partner earns; a partner's income says that there is one."""
        schoon = super().clean() or {}
        met_partner = schoon.get("wie") == SAMEN
        partner = schoon.get("partner_inkomen")
        if "partner_inkomen" not in self.errors and schoon.get("inkomen") is not None:
            if met_partner and partner is None:
                self.add_error(
                    "partner_inkomen", gettext("Vul in wat uw partner verdient. Niets? Vul 0 in.")
                )
            elif not met_partner and partner:
                self.add_error(
                    "wie",
                    gettext(
                        "U vulde een inkomen van uw partner in. Kies dan dat u een partner hebt."
                    ),
                )
        return schoon

    @property
    def vraag(self) -> Vraag:
        """The question, of a form that is valid."""
        g = self.cleaned_data
        inkomen = ONBEKEND if g["inkomen"] is None else g["inkomen"]
        partner = g["partner_inkomen"] or 0 if g["wie"] == SAMEN else GEEN_PARTNER
        return Vraag(
            inkomen=Inkomen(inkomen, partner, g["wie"] == OUDER),
            extra_nu=g["extra_nu"] or 0,
            per_maand=g["per_maand"] or 0,
            pauzemaanden=int(g.get("pauze") or 0),
        )


def _maanden(aantal: int) -> str:
    return gettext("%(aantal)d maanden") % {"aantal": aantal} if aantal else gettext("Nee")
