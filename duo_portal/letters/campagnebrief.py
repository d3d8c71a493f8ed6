"""The letter of a bulk send: the text of the campaign, which is locked since the release, with a person's own values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language

from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.models import Brief, Campagne
from duo_portal.letters.vorm import bedrag, dag

SERVICE_BERICHT = "service_bericht"


def service_bericht(brief: Brief) -> Briefinhoud:
    """The letter of a campaign: its text, which is locked since the release, with the person's own values."""
    campagne = Campagne.objects.get(pk=brief.data["campagne"])
    return bericht_inhoud(campagne, brief.data, get_language() or "nl")


def bericht_inhoud(campagne: Campagne, gegevens: Mapping[str, Any], taal: str) -> Briefinhoud:
    """Heading and paragraphs (an empty line begins a new one)."""
    is_engels = taal.startswith("en")
    kop = campagne.onderwerp_en if is_engels else campagne.onderwerp_nl
    tekst = campagne.tekst_en if is_engels else campagne.tekst_nl
    waarden = {naam: _tekst(naam, waarde) for naam, waarde in gegevens.items()}
    alineas = tuple(
        " ".join(stuk.split()).format_map(waarden)
        for stuk in tekst.replace("\r\n", "\n").split("\n\n")
        if stuk.strip()
    )
    return Briefinhoud(kop.format_map(waarden), (Deel("", alineas),))


def titel_service_bericht(brief: Brief) -> str:
    """The subject of the campaign in the language of the page."""
    onderwerp = brief.data.get("onderwerp", {})
    return str(onderwerp.get((get_language() or "nl")[:2], onderwerp.get("nl", "")))


def _tekst(naam: str, waarde: Any) -> str:
    if naam.endswith("_centen") and isinstance(waarde, int):
        return bedrag(waarde)
    if naam.endswith(("_op", "_voor")) and isinstance(waarde, str):
        return dag(date.fromisoformat(waarde))
    return str(waarde)
