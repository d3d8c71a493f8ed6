"""The fixed checklist and the reasons: the same questions for everybody, none about who somebody is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VRAGEN: dict[str, dict[str, str | Promise]] = {
    "dossier": {
        "ingeschreven": _("Staat de student op het adres ingeschreven?"),
        "ouder_op_adres": _("Staat er een ouder op het adres ingeschreven?"),
        "bewoners_passen": _("Past het aantal bewoners bij het adres?"),
    },
    "bewijs": {
        "gaat_over_adres": _("Gaat het bewijs over het adres?"),
        "gaat_over_maanden": _("Gaat het bewijs over de maanden van de beurs?"),
        "is_onafhankelijk": _("Komt het bewijs van iemand anders dan de student?"),
    },
    "rapport": {
        "toestemming": _("Was er toestemming voor elke ruimte?"),
        "kamer_bewoond": _("Zagen de bezoekers dat de kamer wordt bewoond?"),
        "reactie_gewogen": _("Is de reactie van de student gewogen?"),
    },
}
ANTWOORDEN = ("ja", "nee", "onbekend")
REDENEN: dict[str, str | Promise] = {
    "gegevens_passen": _("De gegevens passen bij elkaar."),
    "gegevens_passen_niet": _("De gegevens spreken elkaar tegen."),
    "gegevens_ontbreken": _("Er ontbreken gegevens."),
    "bewijs_overtuigt": _("Het bewijs overtuigt."),
    "bewijs_overtuigt_niet": _("Het bewijs overtuigt nog niet."),
    "geen_bewijs": _("Er kwam geen bewijs. Dat telt niet tegen de student."),
    "verslag_in_orde": _("Het verslag wijst op wonen op het adres."),
    "verslag_niet_in_orde": _("Het verslag wijst op wonen op een ander adres."),
}


class LijstOnvolledig(ValueError):
    """A question of the checklist has no answer, or there is an answer or reason that does not exist."""


def controleer(ronde: str, antwoorden: dict[str, str], reden_code: str, reden: str) -> None:
    """Raises `LijstOnvolledig`."""
    if set(antwoorden) != set(VRAGEN[ronde]) or not set(antwoorden.values()) <= set(ANTWOORDEN):
        raise LijstOnvolledig("Beantwoord elke vraag van de lijst met ja, nee of onbekend.")
    if reden_code not in REDENEN or not reden.strip():
        raise LijstOnvolledig("Kies een reden van de lijst, en schrijf erbij waarom.")
