"""Codes in the words of a student (Dutch, B1; English through locale/lezen): parts, forms, reasons of decisions."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from studiefinanciering.rules.componenten import Component, Vorm
from studiefinanciering.rules.reden import Reden

Tekst = str | Promise

COMPONENT: dict[Component, Tekst] = {
    Component.BASISBEURS: _("Basisbeurs"),
    Component.KOOPKRACHT: _("Verhoging van de basisbeurs (2023-2024)"),
    Component.AANVULLENDE_BEURS: _("Aanvullende beurs"),
    Component.LENING: _("Lening"),
    Component.COLLEGEGELDKREDIET: _("Collegegeldkrediet"),
    Component.EENOUDERTOESLAG: _("Toeslag voor een eenoudergezin"),
    Component.REISVOORZIENING: _("Studentenreisproduct"),
    Component.LEVENLANGLERENKREDIET: _("Levenlanglerenkrediet"),
    Component.ENERGIETOESLAG: _("Energietoeslag"),
    Component.TEGEMOETKOMING_BASISBEURS: _("Tegemoetkoming voor de gemiste basisbeurs"),
    Component.VOUCHER: _("Voucher van het studievoorschot"),
    Component.CORONA: _("Tegemoetkoming omdat uw beurs wegviel"),
}
WAT_IS_HET: dict[Component, Tekst] = {
    Component.BASISBEURS: _(
        "Een vast bedrag per maand. Woont u niet bij uw ouders, dan is het hoger."
    ),
    Component.KOOPKRACHT: _("Een extra bedrag voor wie op kamers woont, één studiejaar lang."),
    Component.AANVULLENDE_BEURS: _(
        "Een extra bedrag. Hoeveel u krijgt, hangt af van het inkomen van uw ouders."
    ),
    Component.LENING: _("U hebt dit bedrag zelf gevraagd."),
    Component.COLLEGEGELDKREDIET: _("Een lening voor uw collegegeld."),
    Component.EENOUDERTOESLAG: _("Een extra bedrag omdat u alleen voor een kind zorgt."),
    Component.REISVOORZIENING: _(
        "U reist gratis of met korting. Dit is de waarde; u krijgt dit bedrag niet op uw rekening."
    ),
    Component.LEVENLANGLERENKREDIET: _("Een lening voor het geld dat uw opleiding kost."),
}
VORM: dict[Vorm, Tekst] = {
    Vorm.GIFT: _("Gift"),
    Vorm.PRESTATIEBEURS: _("Prestatiebeurs"),
    Vorm.LENING: _("Lening"),
}
WAT_IS_VORM: dict[Vorm, Tekst] = {
    Vorm.GIFT: _("U hoeft dit nooit terug te betalen."),
    Vorm.PRESTATIEBEURS: _(
        "Een gift als u op tijd een diploma haalt. Anders betaalt u het later terug."
    ),
    Vorm.LENING: _("Dit betaalt u later terug, met rente."),
}
SOORT_BESLUIT: dict[str, Tekst] = {
    "toekenning": _("U krijgt studiefinanciering"),
    "herziening": _("Uw studiefinanciering is aangepast"),
    "afwijzing": _("U krijgt geen studiefinanciering"),
    "stopzetting": _("Uw studiefinanciering is gestopt"),
    "omzetting": _("Uw prestatiebeurs is een gift geworden"),
}
WAAROM: dict[str, Tekst] = {
    "aanvraag": _("U hebt dit aangevraagd."),
    "nieuw_kalenderjaar": _("Er is een nieuw jaar begonnen, met nieuwe bedragen."),
    "wijziging": _("U hebt een wijziging doorgegeven."),
    "nieuwe_gegevens": _("Wij kregen nieuwe gegevens."),
    "bezwaar": _("U maakte bezwaar en kreeg gelijk."),
    "inkomen_bekend": _("Wij weten nu het inkomen van uw ouder."),
    "inkomen": _("Wij kregen nieuwe gegevens over het inkomen van uw ouder."),
    "inschrijving": _("Uw inschrijving bij de opleiding is veranderd."),
    "inschrijving_beeindigd": _("Uw inschrijving bij de opleiding is gestopt."),
    "adres": _("Uw adres, of dat van uw ouders, is veranderd."),
    "bij_ouder": _("U staat op het adres van een ouder."),
    "overlijden": _("Wij kregen bericht van een overlijden."),
    "stopzetting": _("U hebt uw studiefinanciering zelf gestopt."),
    "eerstejaarsregel": _("U stopte in uw eerste jaar, voor 1 februari."),
    "diploma": _("U hebt op tijd een diploma gehaald."),
    "broer_of_zus": _(
        "Uw broer of zus kreeg ook een besluit. De bijdrage van uw ouders wordt gedeeld."
    ),
    "medewerker": _("Een medewerker heeft uw dossier opnieuw bekeken."),
    "geen_aanvraag": _("U hebt voor deze maanden niets aangevraagd."),
}


def component(code: int) -> str:
    """A part by its code."""
    return str(COMPONENT[Component(code)])


def vorm(code: int) -> str:
    """A form by its code."""
    return str(VORM[Vorm(code)])


def soort_besluit(code: str) -> str:
    """What a decision does."""
    return str(SOORT_BESLUIT[code])


def waarom(code: str) -> str:
    """Why a decision was taken, addressed to the student; a reason of the law with its own sentence."""
    if code in WAAROM:
        return str(WAAROM[code])
    naam = code.upper()
    if naam in Reden.__members__:
        return gettext(Reden[naam].tekst)
    return gettext("Er is iets veranderd in uw dossier.")


def artikel(code: str) -> str:
    """The article of a reason of the law, "" for other reasons."""
    naam = code.upper()
    return Reden[naam].artikel if naam in Reden.__members__ else ""
