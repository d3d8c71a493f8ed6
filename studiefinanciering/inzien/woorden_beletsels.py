"""What stands in the way, in words: title, explanation and the way out (Dutch, B1; English through locale/lezen)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.web.templatetags.bedragen import datum, euro, maand

from .beletsels import Beletsel, Code
from .woorden import Tekst, waarom

_TITEL: dict[Code, Tekst] = {
    Code.OVERLIJDEN: _("Wij kregen bericht van een overlijden"),
    Code.RETOUR: _("Een betaling kwam terug van de bank"),
    Code.IBAN_GEWIJZIGD: _("Wij controleren uw nieuwe rekeningnummer"),
    Code.TENAAMSTELLING: _("De naam bij uw rekeningnummer klopt niet"),
    Code.ONDERZOEK: _("Wij onderzoeken uw dossier"),
    Code.GEEN_REKENING: _("Wij weten uw rekeningnummer niet"),
    Code.REKENING_ONGELDIG: _("Op uw rekeningnummer kunnen wij niet betalen"),
    Code.RUN_VASTGELOPEN: _("Uw betaling bleef bij ons hangen"),
    Code.NIET_AANGEVRAAGD: _("U hebt nog niets aangevraagd"),
    Code.AANVRAAG_LOOPT: _("Wij behandelen uw aanvraag"),
    Code.AFGEWEZEN: _("Uw aanvraag is afgewezen"),
    Code.GEEN_RECHT: _("U krijgt nu geen studiefinanciering"),
    Code.BEEINDIGD: _("Uw studiefinanciering is gestopt"),
    Code.NIET_INGESCHREVEN: _("Wij zien geen inschrijving bij een opleiding"),
    Code.BESLUIT_WACHT: _("Een nieuw besluit werkt nog niet door in uw betaling"),
    Code.VERREKENING: _("Van uw betaling gaat iets af"),
}
_UITLEG: dict[Code, Tekst] = {
    Code.OVERLIJDEN: _("Daarom betalen wij niets meer uit. Klopt dit niet? Bel ons meteen."),
    Code.RETOUR: _("Waarschijnlijk is uw rekening opgeheven. Wij betalen pas als dit is opgelost."),
    Code.IBAN_GEWIJZIGD: _(
        "Zolang dat duurt betalen wij niets uit. U krijgt het geld later alsnog. U hoeft niets te doen."
    ),
    Code.TENAAMSTELLING: _("De rekening moet op uw eigen naam staan. Tot dan betalen wij niet."),
    Code.ONDERZOEK: _(
        "Zolang het onderzoek duurt betalen wij niet. U krijgt van ons een brief met de uitkomst."
    ),
    Code.GEEN_REKENING: _("Daarom kunnen wij niets overmaken."),
    Code.REKENING_ONGELDIG: _("De bank kan met dit nummer niets. Geef een ander nummer door."),
    Code.RUN_VASTGELOPEN: _("Een medewerker zoekt uit waarom. U hoeft niets te doen."),
    Code.NIET_AANGEVRAAGD: _("Studiefinanciering krijgt u alleen als u die aanvraagt."),
    Code.BEEINDIGD: _("Studeert u nog? Vraag dan opnieuw aan."),
}
_UITWEG: dict[Code, Tekst] = {
    Code.RETOUR: _("Een ander rekeningnummer doorgeven"),
    Code.TENAAMSTELLING: _("Een rekening op uw eigen naam doorgeven"),
    Code.GEEN_REKENING: _("Uw rekeningnummer doorgeven"),
    Code.REKENING_ONGELDIG: _("Een ander rekeningnummer doorgeven"),
    Code.NIET_AANGEVRAAGD: _("Studiefinanciering aanvragen"),
    Code.BEEINDIGD: _("Opnieuw aanvragen"),
    Code.AFGEWEZEN: _("Het besluit bekijken en zien hoe u bezwaar maakt"),
    Code.GEEN_RECHT: _("Bekijken waarom"),
    Code.BESLUIT_WACHT: _("Het besluit bekijken"),
    Code.VERREKENING: _("Zien wat er wordt verrekend"),
}


@dataclass(frozen=True, slots=True)
class InWoorden:
    """One reason on a page; `url_naam` "" means: there is nothing to open."""

    code: str
    titel: str
    uitleg: str
    uitweg: str
    url_naam: str
    houdt_tegen: bool


def in_woorden(beletsel: Beletsel) -> InWoorden:
    """A reason in the reader's language."""
    return InWoorden(
        code=str(beletsel.code),
        titel=str(_TITEL[beletsel.code]),
        uitleg=_uitleg(beletsel.code, beletsel.gegevens),
        uitweg=str(_UITWEG.get(beletsel.code, "")),
        url_naam=beletsel.url_naam,
        houdt_tegen=beletsel.houdt_tegen,
    )


def _uitleg(code: Code, g: dict[str, Any]) -> str:
    if code in _UITLEG:
        return str(_UITLEG[code])
    if code in {Code.AFGEWEZEN, Code.GEEN_RECHT}:
        return waarom(g["reden"])
    if code == Code.AANVRAAG_LOOPT:
        return _aanvraag(g)
    if code == Code.NIET_INGESCHREVEN:
        return _inschrijving(g)
    if code == Code.BESLUIT_WACHT:
        return gettext("Wij betalen volgens dit besluit vanaf %(dag)s.") % {
            "dag": datum(g["vanaf"])
        }
    return gettext(
        "U hebt eerder te veel gekregen. Daarvan staat nog %(open)s open. Bij de betaling van %(maand)s "
        "houden wij %(bedrag)s in."
    ) % {
        "open": euro(g["open_centen"]),
        "maand": maand(g["maand"]),
        "bedrag": euro(g["centen"]),
    }


def _aanvraag(g: dict[str, Any]) -> str:
    zin = gettext("Wij kregen uw aanvraag op %(dag)s.") % {"dag": datum(g["ontvangen_op"])}
    if g["uiterlijk"] is None:
        return zin
    return zin + " " + gettext("U hoort het uiterlijk op %(dag)s.") % {"dag": datum(g["uiterlijk"])}


def _inschrijving(g: dict[str, Any]) -> str:
    if g["vanaf"] is not None:
        zin = gettext("Uw opleiding begint op %(dag)s. Vanaf die maand kunt u geld krijgen.")
        return zin % {"dag": datum(g["vanaf"])}
    zin = gettext(
        "Op 1 %(maand)s bent u volgens uw school nergens ingeschreven. Vraag uw school om de inschrijving door "
        "te geven, of schrijf u in via Studielink."
    )
    return zin % {"maand": maand(g["maand"])}
