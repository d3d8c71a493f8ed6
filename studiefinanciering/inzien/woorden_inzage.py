"""Looks and acts in words (Dutch, B1; English through locale/lezen)."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .inzagen import Blik
from .woorden import Tekst

WIE: dict[str, Tekst] = {
    "zelf": _("Uzelf"),
    "vertegenwoordiger": _("Iemand die voor u mag kijken of handelen"),
    "balie": _("Uzelf, samen met een medewerker aan de balie"),
    "automatisch": _("Onze computer, zonder mens"),
    "medewerker": _("Een medewerker"),
    "behandelaar": _("Studiefinanciering: behandelaar"),
    "teamleider": _("Studiefinanciering: teamleider"),
    "financieel medewerker": _("Uitbetaling: financieel medewerker"),
    "controleur": _("Uitbetaling: controleur"),
    "beheerder": _("Technisch beheer"),
    "auditor": _("Toezicht: auditor"),
}
HANDELING: dict[str, Tekst] = {
    "aanmelden": _("Aangemeld"),
    "afmelden": _("Uitgelogd"),
    "identiteit_bevestigen": _("Opnieuw laten zien wie u bent"),
    "balie_begonnen": _("Aanvraag of wijziging samen aan de balie begonnen"),
    "aanvragen": _("Aanvraag gedaan"),
    "wijziging": _("Wijziging doorgegeven"),
    "wijzigen": _("Wijziging doorgegeven"),
    "toekennen": _("Besluit genomen"),
    "automatisch_besluit": _("Automatisch besluit"),
    "desk_verzoek": _("Besloten over een verzoek van u"),
    "desk_herzien": _("Besluit aangepast"),
    "desk_stopzetten": _("Studiefinanciering gestopt"),
    "ouder_buiten": _("Gevraagd om een ouder niet mee te tellen"),
    "peiljaar": _("Gevraagd om een ander inkomen van uw ouders te gebruiken"),
    "tip_weg": _("Een tip weggezet"),
    "tip_zeker": _("Gekozen voor geen aanvullende beurs"),
    "herzien": _("Besluit aangepast"),
    "stopzetten": _("Studiefinanciering gestopt"),
    "contact_wijzigen": _("E-mail, telefoon of post gewijzigd"),
    "taal_wijzigen": _("Taal gewijzigd"),
    "rekening": _("Rekeningnummer gewijzigd"),
    "rekening_wijzigen": _("Rekeningnummer gewijzigd"),
    "rekening_gewijzigd": _("Rekeningnummer gewijzigd"),
    "machtiging_geven": _("Iemand gemachtigd"),
    "machtiging_intrekken": _("Machtiging gestopt"),
    "ov_boete": _("Boete voor het studentenreisproduct"),
    "ov_boete_intrekken": _("Boete ingetrokken"),
    "ontvangst": _("Betaling van u ontvangen"),
    "terugvordering_vragen": _("Gevraagd om geld terug te betalen"),
    "terugvordering_afdoen": _("Terugvordering afgesloten"),
    "persoon_zoeken_op_bsn": _("Gezocht op uw burgerservicenummer"),
    "registerwijziging": _("Gegevens van een ander register verwerkt"),
    "alles_downloaden": _("Alle gegevens gedownload"),
    "aanhouden": _("Betaling tegengehouden"),
    "hef_op": _("Betaling weer vrijgegeven"),
}
_ANDERE_HANDELING = _("Iets verwerkt in uw dossier")


def wie(blik: Blik) -> str:
    """The role of who looked or acted."""
    return str(WIE.get(blik.wie, WIE["medewerker"]))


def wat(blik: Blik) -> str:
    """What was done."""
    if blik.is_handeling:
        return str(HANDELING.get(blik.wat, _ANDERE_HANDELING))
    return gettext("Uw dossier bekeken")
