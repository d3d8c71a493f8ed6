"""The kinds of case in words: for citizens, for colleagues, and what is asked per kind."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Keuze:
    """What a citizen can ask: the title of its page, and for whom it is."""

    titel: Tekst
    uitleg: Tekst
    ontvangen: Tekst


KEUZE: dict[str, Keuze] = {
    "klacht": Keuze(
        _("Een klacht indienen"),
        _("Bent u niet goed geholpen of behandeld? Vertel het ons. Wij willen het oplossen."),
        _("Wij hebben uw klacht."),
    ),
    "maatwerk": Keuze(
        _("Vragen om een oplossing op maat"),
        _("Pakt een regel voor u heel verkeerd uit? Dan kijken wij of het anders kan."),
        _("Wij hebben uw vraag om een oplossing op maat."),
    ),
    "medisch": Keuze(
        _("Vragen om uw schuld te stoppen door ziekte"),
        _("Bent u zo ziek dat u uw schuld nooit meer kunt terugbetalen? Dan kunt u dit vragen."),
        _("Wij hebben uw vraag over uw schuld en uw ziekte."),
    ),
    "schuldhulp": Keuze(
        _("Meewerken aan hulp bij schulden vragen"),
        _("Helpt de gemeente of een ander u met uw schulden? Vraag ons hier om mee te werken."),
        _("Wij hebben uw vraag over hulp bij schulden."),
    ),
    "woo": Keuze(
        _("Vragen om informatie van de overheid (Woo)"),
        _("Zoekt u stukken over ons werk? Hiervoor geldt de Wet open overheid."),
        _("Wij hebben uw Woo-verzoek."),
    ),
}
VELD: dict[str, Tekst] = {
    "klacht.tekst": _("Waar gaat uw klacht over?"),
    "klacht.wanneer": _("Wanneer gebeurde het?"),
    "klacht.wil": _("Wat moeten wij doen om het op te lossen?"),
    "maatwerk.tekst": _("Wat is er bij u aan de hand?"),
    "maatwerk.wil": _("Welke oplossing zoekt u?"),
    "medisch.tekst": _("Wat moeten wij weten over uw ziekte en uw geld?"),
    "schuldhulp.tekst": _("Wat vraagt u van ons?"),
    "schuldhulp.wie": _("Wie helpt u met uw schulden?"),
    "woo.tekst": _("Welke informatie zoekt u?"),
    "woo.periode": _("Over welke jaren of maanden?"),
    "beroep.tekst": _("Waar het beroep over gaat"),
    "hoger_beroep.tekst": _("Waar het hoger beroep over gaat"),
    "ombudsman.tekst": _("Wat de ombudsman vraagt of meldt"),
    "rechter": _("Welke rechter"),
    "zaaknummer": _("Kenmerk bij de rechter of de ombudsman"),
}
UITLEG_VELD: dict[str, Tekst] = {
    "medisch.tekst": _("Vertel kort hoe het gaat. U hoeft niet te zeggen welke ziekte u hebt."),
    "schuldhulp.wie": _("Bijvoorbeeld uw gemeente, of een bewindvoerder."),
}
UITKOMST: dict[str, Tekst] = {
    "gegrond": _("U kreeg gelijk."),
    "deels_gegrond": _("U kreeg voor een deel gelijk."),
    "ongegrond": _("U kreeg geen gelijk."),
    "niet_in_behandeling": _("Wij behandelen dit niet."),
    "opgelost": _("Het is opgelost."),
    "toegewezen": _("Wij zeggen ja."),
    "deels_toegewezen": _("Wij zeggen voor een deel ja."),
    "afgewezen": _("Wij zeggen nee."),
    "meegewerkt": _("Wij werken mee."),
    "niet_meegewerkt": _("Wij werken niet mee."),
    "openbaar": _("U krijgt de informatie."),
    "deels_openbaar": _("U krijgt een deel van de informatie."),
    "geweigerd": _("U krijgt de informatie niet."),
    "niet_aanwezig": _("Wij hebben deze informatie niet."),
    "niet_ontvankelijk": _("De rechter kon dit niet behandelen."),
    "ingetrokken_bij_rechter": _("Het beroep is gestopt."),
    "aanbeveling_gevolgd": _("Wij deden wat de ombudsman vroeg."),
    "aanbeveling_niet_gevolgd": _("Wij deden niet wat de ombudsman vroeg."),
    "geen_actie": _("Er was niets nodig."),
}
UITKOMST_DESK: dict[str, Tekst] = {
    "gegrond": _("Gegrond"),
    "deels_gegrond": _("Deels gegrond"),
    "ongegrond": _("Ongegrond"),
    "niet_in_behandeling": _("Niet in behandeling genomen (9:8 Awb)"),
    "opgelost": _("Opgelost naar tevredenheid (9:5 Awb)"),
    "toegewezen": _("Toegewezen"),
    "deels_toegewezen": _("Deels toegewezen"),
    "afgewezen": _("Afgewezen"),
    "meegewerkt": _("Meegewerkt"),
    "niet_meegewerkt": _("Niet meegewerkt"),
    "openbaar": _("Openbaar gemaakt"),
    "deels_openbaar": _("Deels openbaar gemaakt"),
    "geweigerd": _("Geweigerd"),
    "niet_aanwezig": _("Niet aanwezig"),
    "niet_ontvankelijk": _("Niet-ontvankelijk"),
    "ingetrokken_bij_rechter": _("Ingetrokken bij de rechter"),
    "aanbeveling_gevolgd": _("Aanbeveling gevolgd"),
    "aanbeveling_niet_gevolgd": _("Aanbeveling niet gevolgd"),
    "geen_actie": _("Geen actie nodig"),
}
BIJDRAGE: dict[str, Tekst] = {
    "advies": _("Advies van een afdeling"),
    "gehoord": _("Gehoord"),
    "niet_gehoord": _("Niet gehoord, en waarom niet"),
    "dag": _("Dag bij de rechter"),
}
AFDELING: dict[str, Tekst] = {
    "toekennen": _("Toekennen"),
    "terugbetalen": _("Terugbetalen"),
    "innen": _("Innen en invorderen"),
    "betalen": _("Uitbetalen"),
    "controle": _("Controle"),
    "juridisch": _("Juridische zaken"),
    "klant": _("Klantcontact"),
}
KANAAL: dict[str, Tekst] = {
    "portaal": _("Portaal"),
    "post": _("Post"),
    "loket": _("Balie"),
    "telefoon": _("Telefoon"),
}


def veldnaam(soort: str, veld: str) -> str:
    """What is asked, in the reader's words."""
    return str(VELD.get(f"{soort}.{veld}") or VELD.get(veld, veld))
