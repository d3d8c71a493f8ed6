"""The payment requests of terms that are not collected: one a term, with its page and link (`ontvangen.verzoeken`)."""

from collections.abc import Iterable
from datetime import date

from duo_portal.foundation.kalender import werkdagen_verder
from terugbetalen.models import Termijn
from terugbetalen.ontvangen.verzoeken import Doel, Vraag, vraag_betalingen

from .plannen import VOORAFMELDING


def vraag_te_betalen(rijen: Iterable[tuple[int, int, int, date]]) -> int:
    """Ask for terms given as (persoon_id, termijn_id, cents, last day); again asks nothing new. How many."""
    vragen = [
        Vraag(
            persoon_id,
            centen,
            Doel.TERMIJN,
            vervaldatum,
            verwijzing=f"termijn:{termijn_id}",
            termijn_id=termijn_id,
        )
        for persoon_id, termijn_id, centen, vervaldatum in rijen
    ]
    return len(vraag_betalingen(vragen)) if vragen else 0


def vraag_alsnog(termijn_ids: Iterable[int], vandaag: date) -> int:
    """Ask the debtor to pay what could not be collected after all, within two weeks; nobody asks the dead."""
    termijnen = Termijn.objects.filter(
        pk__in=list(termijn_ids), persoon__overleden_op=None
    ).order_by("pk")
    return vraag_te_betalen(
        (t.persoon_id, t.pk, t.bedrag_centen, max(t.vervaldatum, werkdagen_verder(vandaag + VOORAFMELDING, 0)))
        for t in termijnen
    )  # fmt: skip
