"""Everything held about somebody to read and to print: the rows of the JSON as a tagged PDF.

Tables and columns keep the names that they have in the administration, in Dutch; only what stands around them is in
the reader's language. Empty tables and empty columns are left out here, never in the JSON.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import get_language, gettext

from duo_portal.identity.models import Persoon
from duo_portal.letters.inhoud import Briefinhoud, Deel
from duo_portal.letters.pdf import maak_pdf

from .uitvoer import rijen
from .uitvoer_velden import bronnen


def als_pdf(persoon_id: int, op: date) -> bytes:
    """The bytes of the PDF, in the language of the page. Raises `Persoon.DoesNotExist`."""
    with transaction.atomic():
        persoon = Persoon.objects.get(pk=persoon_id)
        delen = (Deel("", _vooraf()), *_delen(persoon_id))
    inhoud = Briefinhoud(
        kop=gettext("Al uw gegevens"),
        delen=delen,
        taal=(get_language() or "nl")[:2],
        aan=str(persoon),
        aanhef=gettext("Gegevens van %(naam)s") % {"naam": persoon},
        datum=op,
        kenmerk=str(persoon.uuid),
    )
    return maak_pdf(inhoud)


def _vooraf() -> tuple[str, ...]:
    return (
        gettext("Hier staat alles wat wij over u bewaren, zoals het bij ons is opgeslagen."),
        gettext("Bedragen staan in hele centen. Medewerkers staan hier niet met hun naam."),
        gettext("Gegevens van anderen staan er niet in. Ook het inkomen van uw ouders niet."),
    )


def _delen(persoon_id: int) -> Iterator[Deel]:
    for bron in bronnen():
        punten = tuple(_regel(rij) for rij in rijen(bron, persoon_id))
        if punten:
            kop = str(bron.model._meta.verbose_name_plural)
            yield Deel(kop[:1].upper() + kop[1:], punten=punten)


def _regel(rij: dict[str, Any]) -> str:
    return "; ".join(
        f"{naam}: {_tekst(w)}" for naam, w in rij.items() if w not in (None, "", [], {})
    )


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, dict) and set(waarde) == {"van", "tot"}:
        return f"{waarde['van'] or '…'} - {waarde['tot'] or '…'}"
    return (
        json.dumps(waarde, ensure_ascii=False) if isinstance(waarde, dict | list) else str(waarde)
    )
