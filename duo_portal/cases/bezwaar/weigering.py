"""Why an act about an objection is refused, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

WOORDEN = {
    "leeg": _("Schrijf op waarom u het er niet mee eens bent."),
    "loopt_al": _("U hebt al bezwaar gemaakt tegen dit besluit."),
    "reden_te_laat": _("U bent te laat. Schrijf op waarom u niet eerder bezwaar maakte."),
    "nog_niet": _("Dit besluit bestaat nog niet."),
    "gesloten": _("Dit bezwaar is al afgesloten."),
    "niet_van_u": _("Wij kunnen dit besluit niet vinden."),
    "hoorzitting": _("Kies een dag en tijd, of waarom er geen hoorzitting is."),
    "hoorzitting_verleden": _("Kies een dag en tijd die nog komt."),
    "horen_eerst": _("Plan eerst een hoorzitting, of leg vast waarom die niet nodig is (artikel 7:2 Awb)."),
    "gronden": _("Schrijf op waarom u zo besluit."),
    "dictum": _("Kies een besluit."),
    "oorzaak": _("Kies waar het bezwaar over gaat."),
    "correctie": _("Kies een gegeven dat bij dit besluit hoort."),
    "correctie_bedrag": _("Geef een bedrag als u een inkomen verbetert, en anders niet."),
    "geen_voorstel": _("Er is nog geen voorstel om over te beslissen."),
    "zelfde_persoon": _("Wie het voorstel schreef, beslist niet zelf. Vraag een collega."),
}  # fmt: skip


class BezwaarGeweigerd(ValueError):
    """An act about an objection is refused; `code` is a key of `WOORDEN`."""

    def __init__(self, code: str) -> None:
        super().__init__(str(WOORDEN[code]))
        self.code = code


class Veranderd(RuntimeError):
    """The page was drawn before a colleague changed the objection: nothing was done."""
