"""Why an act about a complaint or request is refused, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

WOORDEN = {
    "leeg": _("Schrijf op waar het over gaat."),
    "soort": _("Dit kunt u hier niet indienen."),
    "gesloten": _("Deze zaak is al afgesloten."),
    "termijn": _("Geef de dag waarop er uiterlijk antwoord moet zijn."),
    "dag": _("Geef een dag."),
    "afdeling": _("Kies de afdeling die adviseert."),
    "bijdrage": _("Dit hoort niet bij deze soort zaak."),
    "horen_eerst": _("Hoor eerst de klager, of leg vast waarom dat niet hoeft (artikel 9:10 Awb)."),
    "advies_eerst": _("Vraag eerst het advies van ten minste één afdeling."),
    "uitkomst": _("Kies een uitkomst die bij deze zaak hoort."),
    "gronden": _("Schrijf op waarom u zo besluit."),
    "ruimte": _("Noem het artikel dat de ruimte geeft om zo te besluiten."),
    "kern": _("Schrijf op wat collega's hiervan kunnen leren, zonder namen."),
    "kern_naam": _("Haal de naam weg uit wat collega's hiervan kunnen leren."),
    "geen_voorstel": _("Er is nog geen voorstel om over te beslissen."),
    "zelfde_persoon": _("Wie het voorstel schreef, beslist niet zelf. Vraag een collega."),
}  # fmt: skip


class VerzoekGeweigerd(ValueError):
    """An act about a complaint or request is refused; `code` is a key of `WOORDEN`."""

    def __init__(self, code: str) -> None:
        super().__init__(str(WOORDEN[code]))
        self.code = code


class Veranderd(RuntimeError):
    """The page was drawn before a colleague changed the case: nothing was done."""
