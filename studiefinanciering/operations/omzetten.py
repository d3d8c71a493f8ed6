"""Omzetten: after a diploma, prestatiebeurs becomes a gift (arts. 4.10, 5.7), from 1 January after its report.

The new decisions hold the same amounts in another form; what that means for the conditional loan in the ledger
is the difference between decided and booked, as with every decision. The interest on it lapses at once.
Everybody's conversion on 1 January is the run `omzetting` (`studiefinanciering.batches`).
"""

from django.db import transaction

from studiefinanciering.models import Toekenning
from studiefinanciering.rules.herzien_termijn import Grond

from .herzien import Aanleiding, herzien
from .rente_verval import laat_rente_vervallen
from .uitkomst import Uitkomst

OMZETTING = Aanleiding(
    reden="diploma",
    grond=Grond.OMZETTING,
    soort=Toekenning.Soort.OMZETTING,
    gezien="U hebt uw diploma op tijd gehaald. Uw prestatiebeurs wordt een gift.",
)


def omzetten(
    *,
    persoon_id: int,
    actor: str,
    sleutel: str | None = None,
    aanleiding: Aanleiding = OMZETTING,
) -> Uitkomst:
    """Convert what the file converts by the business date; nothing to convert changes nothing.

    The same `sleutel` again gives the first outcome. Raises `GeenBesluit` for who never had a decision.
    """
    with transaction.atomic():
        uitkomst = herzien(
            persoon_id=persoon_id, aanleiding=aanleiding, actor=actor, sleutel=sleutel
        )
        laat_rente_vervallen(personen=[persoon_id])
    return uitkomst
