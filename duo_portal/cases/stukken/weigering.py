"""Why a document is not taken in, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

WOORDEN = {
    "leeg": _("Dit bestand is leeg. Kies een ander bestand."),
    "te_groot": _("Dit bestand is te groot. Kies een bestand van hoogstens 10 MB."),
    "soort": _("Dit bestand kunnen wij niet aannemen. Kies een PDF, JPG of PNG."),
    "kapot": _("Wij kunnen dit bestand niet lezen. Open het zelf, sla het opnieuw op en probeer het nog eens."),
    "te_veel_paginas": _("Dit bestand heeft te veel bladzijden. Kies een bestand van hoogstens 100 bladzijden."),
    "te_veel_pixels": _("Deze foto is te groot. Maak de foto kleiner en probeer het nog eens."),
    "wachtwoord": _("Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord en probeer het nog eens."),
    "programma": _("In dit bestand zit een programma. Druk het af naar een nieuwe PDF en kies die."),
    "bijlage": _("In dit bestand zit een ander bestand. Druk het af naar een nieuwe PDF en kies die."),
    "onveilig": _("Dit bestand is niet veilig. Wij hebben het niet bewaard."),
    "te_veel_stukken": _("U hebt al 20 bestanden meegestuurd. Haal er eerst een weg."),
    "samen_te_groot": _("Uw bestanden zijn samen te groot. Haal er eerst een weg."),
    "nu_niet": _("Wij kunnen dit bestand nu niet nakijken. Probeer het later nog eens."),
}  # fmt: skip


class StukGeweigerd(ValueError):
    """A document is not taken in; `code` is a key of `WOORDEN`, the message is for the citizen."""

    def __init__(self, code: str) -> None:
        super().__init__(str(WOORDEN[code]))
        self.code = code
