"""What the pages show of cases, in the reader's words."""

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.cases.besluiten import besluitsoort
from duo_portal.cases.models import Bezwaar, Dictum, Hoorzitting, Oorzaak, Zaak

SOORT: dict[str, str | Promise] = {
    "aanvraag": _("Aanvraag"),
    "bezwaar": _("Bezwaar"),
    "beroep": _("Beroep"),
    "hoger_beroep": _("Hoger beroep"),
    "klacht": _("Klacht"),
    "ingebrekestelling": _("Ingebrekestelling"),
    "maatwerk": _("Verzoek om maatwerk"),
    "medisch": _("Verzoek om medische redenen"),
    "schuldhulp": _("Verzoek van schuldhulp"),
    "ombudsman": _("Vraag van de ombudsman"),
    "woo": _("Woo-verzoek"),
    "privacy": _("Verzoek over uw gegevens"),
    "controle": _("Controle"),
}
STAND: dict[str, str | Promise] = {
    "ontvangen": _("Ontvangen"),
    "in_behandeling": _("Wij zijn ermee bezig"),
    "wacht_op_aanvrager": _("Wij wachten op u"),
    "afgedaan": _("Klaar"),
    "ingetrokken": _("Ingetrokken"),
}
DICTUM: dict[str, str | Promise] = {
    Dictum.GEGROND: _("U kreeg gelijk."),
    Dictum.DEELS: _("U kreeg voor een deel gelijk."),
    Dictum.ONGEGROND: _("U kreeg geen gelijk."),
    Dictum.NIET_ONTVANKELIJK: _("Wij konden uw bezwaar niet behandelen."),
}
OORZAAK: dict[str, str | Promise] = {
    Oorzaak.INSCHRIJVING: _("Inschrijving"),
    Oorzaak.UITWONEND: _("Uitwonend"),
    Oorzaak.NATIONALITEIT: _("Nationaliteit"),
    Oorzaak.RENTE: _("Rente"),
    Oorzaak.REISPRODUCT: _("Reisproduct"),
    Oorzaak.OUDERINKOMEN: _("Inkomen van ouders"),
    Oorzaak.ANDERS: _("Iets anders"),
}
VORM: dict[str, str | Promise] = {
    Hoorzitting.Vorm.KANTOOR: _("op ons kantoor"),
    Hoorzitting.Vorm.TELEFOON: _("per telefoon"),
    Hoorzitting.Vorm.VIDEO: _("met een videogesprek"),
    Hoorzitting.Vorm.GEEN: _("geen gesprek"),
}
HOREN: dict[str, str | Promise] = {
    Bezwaar.Horen.JA: _("Ja, bij u op kantoor of met beeld"),
    Bezwaar.Horen.TELEFOON: _("Ja, per telefoon"),
    Bezwaar.Horen.NEE: _("Nee, dat hoeft niet"),
}


@dataclass(frozen=True, slots=True)
class Zaakregel:
    """A case in the list."""

    kenmerk: str
    soort: str
    ontvangen_op: date
    termijn_tot: date | None
    stand: str
    adres: str


def zaken_van(persoon_id: int) -> list[Zaakregel]:
    """All cases of a person, the latest first; at most a hundred."""
    rijen = Zaak.objects.filter(persoon_id=persoon_id).select_related("bezwaar", "verzoek")
    return [_regel(zaak) for zaak in rijen.order_by("-pk")[:100]]


def _regel(zaak: Zaak) -> Zaakregel:
    adres = ""
    if (bezwaar := getattr(zaak, "bezwaar", None)) is not None:
        adres = reverse("zaken:zaak", args=[bezwaar.uuid])
    elif (verzoek := getattr(zaak, "verzoek", None)) is not None:
        adres = reverse("zaken:verzoek", args=[verzoek.uuid])
    return Zaakregel(
        kenmerk=zaak.kenmerk,
        soort=str(SOORT.get(zaak.soort, zaak.soort)),
        ontvangen_op=zaak.ontvangen_op,
        termijn_tot=None if zaak.afgedaan_op else zaak.termijn_tot,
        stand=str(STAND.get(zaak.status, zaak.status)),
        adres=adres,
    )


def bezwaar_bij(persoon_id: int, uuid: UUID) -> Bezwaar | None:
    """The objection of this person under this key."""
    return (
        Bezwaar.objects.select_related("zaak", "besluit")
        .filter(persoon_id=persoon_id, uuid=uuid)
        .first()
    )


def stap_in_woorden(bezwaar: Bezwaar) -> str:
    """The step that was objected to, empty for the whole decision."""
    if not bezwaar.stap:
        return ""
    stappen = besluitsoort(bezwaar.onderwerp).uitleg(bezwaar.onderwerp_id, bezwaar.maand)
    return next((s.naam for s in stappen if s.code == bezwaar.stap), bezwaar.stap)


def termijnstand(zaak: Zaak, op: date) -> Any:
    """The term with its derivation, when the date engine keeps one; None else: then the date of the case holds."""
    if find_spec("duo_portal.cases.termijn.stand") is None:
        return None
    try:
        return import_module("duo_portal.cases.termijn.stand").termijn_van(zaak.pk, op)
    except (LookupError, ValueError):
        return None
