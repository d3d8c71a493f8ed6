"""Codes in words (Dutch, B1; English through the catalogue): parts, forms, reasons of decisions and of banks."""

from django.utils.translation import gettext_lazy as _

from studiefinanciering.rules.componenten import Component, Vorm
from studiefinanciering.rules.reden import Reden

COMPONENT = {
    Component.BASISBEURS: _("Basisbeurs"),
    Component.KOOPKRACHT: _("Verhoging basisbeurs 2023-2024"),
    Component.AANVULLENDE_BEURS: _("Aanvullende beurs"),
    Component.LENING: _("Lening"),
    Component.COLLEGEGELDKREDIET: _("Collegegeldkrediet"),
    Component.EENOUDERTOESLAG: _("Toeslag eenoudergezin"),
    Component.REISVOORZIENING: _("Reisproduct (waarde)"),
    Component.LEVENLANGLERENKREDIET: _("Levenlanglerenkrediet"),
    Component.ENERGIETOESLAG: _("Energietoeslag"),
    Component.TEGEMOETKOMING_BASISBEURS: _("Tegemoetkoming gemiste basisbeurs"),
    Component.VOUCHER: _("Voucher"),
    Component.CORONA: _("Tegemoetkoming wegvallen beurs"),
}
VORM = {
    Vorm.GIFT: _("gift"),
    Vorm.PRESTATIEBEURS: _("prestatiebeurs"),
    Vorm.LENING: _("lening"),
}
SOORT_BESLUIT = {
    "toekenning": _("Toekenning"),
    "herziening": _("Herziening"),
    "afwijzing": _("Afwijzing"),
    "stopzetting": _("Stopzetting"),
    "omzetting": _("Omzetting naar gift"),
}
STATUS_AANVRAAG = {
    "ontvangen": _("ontvangen"),
    "toegekend": _("toegekend"),
    "afgewezen": _("afgewezen"),
    "ingetrokken": _("ingetrokken"),
}
ONDERWIJS = {1: _("hoger onderwijs"), 2: _("mbo"), 3: _("mbo 1-2 in het buitenland")}
OPLEIDINGSVORM = {
    1: _("voltijd"),
    2: _("duaal"),
    3: _("deeltijd"),
    4: _("bol"),
    5: _("bbl"),
}
MEDEWERKER = "medewerker"
"""Reason code of a decision that a colleague asked for at the desk."""
REDEN_BESLUIT = {
    "aanvraag": _("De student heeft dit aangevraagd."),
    "nieuw_kalenderjaar": _("Er is een nieuw kalenderjaar met nieuwe bedragen."),
    "wijziging": _("De student heeft een wijziging doorgegeven."),
    "nieuwe_gegevens": _("Er zijn nieuwe gegevens bekend."),
    "bezwaar": _("Er is beslist op een bezwaar."),
    "inkomen_bekend": _("Het inkomen van een ouder is bekend geworden."),
    "inkomen": _("Het inkomen van een ouder is veranderd."),
    "inschrijving": _("De inschrijving bij de opleiding is veranderd."),
    "inschrijving_beeindigd": _("De inschrijving bij de opleiding is beëindigd."),
    "adres": _("Het adres is veranderd."),
    "bij_ouder": _("De student woont bij een ouder."),
    "overlijden": _("De student is overleden."),
    "stopzetting": _("De student heeft de studiefinanciering stopgezet."),
    "eerstejaarsregel": _("De student stopte in het eerste jaar, voor 1 februari."),
    "diploma": _("De student heeft een diploma gehaald."),
    "broer_of_zus": _("Een broer of zus kreeg ook een besluit."),
    MEDEWERKER: _("Een medewerker heeft opnieuw laten rekenen."),
    "geen_aanvraag": _("Er is niets aangevraagd voor deze maanden."),
}
BANKREDEN = {
    "AC01": _("het rekeningnummer klopt niet"),
    "AC04": _("de rekening is opgeheven"),
    "AC06": _("de rekening is geblokkeerd"),
    "AG01": _("op deze rekening mag niet worden gestort"),
    "AM04": _("er staat te weinig geld op onze rekening"),
    "AM05": _("de bank zag deze betaling dubbel"),
    "BE05": _("de bank kent onze opdracht niet"),
    "DT01": _("de datum van uitvoering klopt niet"),
    "FF01": _("het bestand heeft een fout"),
    "MD07": _("de rekeninghouder is overleden"),
    "MS02": _("de ontvanger weigert, zonder reden"),
    "MS03": _("de bank geeft geen reden"),
    "RC01": _("de bankcode klopt niet"),
}


def reden_tekst(code: str) -> str:
    """Why a decision was taken; an unknown code is shown as it is, in words."""
    if code in REDEN_BESLUIT:
        return str(REDEN_BESLUIT[code])
    naam = code.upper()
    if naam in Reden.__members__:
        reden = Reden[naam]
        return f"{_(reden.tekst)} ({reden.artikel})"
    return code.replace("_", " ")


def bankreden_tekst(code: str) -> str:
    """An ISO 20022 reason in words, with its code."""
    return f"{BANKREDEN[code]} ({code})" if code in BANKREDEN else code


def component_tekst(code: int) -> str:
    """A part by its code."""
    return str(COMPONENT[Component(code)])


def vorm_tekst(code: int) -> str:
    """A form by its code."""
    return str(VORM[Vorm(code)])
