"""Why an arrangement is not agreed: codes of this room, in words for the reader."""

from django.utils.translation import gettext_lazy as _

WOORDEN = {
    "loopt_al": _("Er loopt al een betalingsregeling voor deze schuld."),
    "overgedragen": _("Deze schuld is al bij het CJIB. Een regeling vraagt u daar."),
    "geen_achterstand": _("Er is geen achterstand om te regelen."),
    "te_weinig_ruimte": _("Met deze gegevens past geen regeling. Bel ons, dan zoeken wij samen."),
    "veranderd": _("Er is iets veranderd sinds u dit voorstel zag. Bekijk het opnieuw."),
    "te_snel": _("U hebt de regeling kortgeleden al gewijzigd. Bel ons als het niet lukt."),
    "geen_regeling": _("Er loopt geen betalingsregeling meer die u kunt wijzigen."),
    "laagste": _("Dit is minder dan het laagste bedrag per maand."),
    "te_laag": _("Met dit bedrag duurt het langer dan mag. Kies een hoger bedrag."),
    "te_hoog": _("Met dit bedrag betaalt u alles in een keer. Dan is een regeling niet nodig."),
    "leeg": _("Er is geen achterstand om te regelen."),
    "dag": _("Kies een dag uit de lijst."),
    "zelfde_persoon": _("Een ander dan wie het voorstelde, beslist hierover."),
    "te_laat": _("De eerste termijn is al voorbij. Maak een nieuw voorstel."),
    "reden": _("Geef een reden."),
}  # fmt: skip


class RegelingGeweigerd(ValueError):
    """It is not agreed; `code` says why, the message in the reader's language."""

    def __init__(self, code: str) -> None:
        super().__init__(str(WOORDEN[code]))
        self.code = code
