"""Omzetten: after a diploma, prestatiebeurs becomes a gift (arts. 4.10, 5.7), from 1 January after its report.

The new decisions hold the same amounts in another form; what that means for the ledger (the conditional loan
and its interest lapse) is the difference between decided and booked, as with every decision.
"""

from studiefinanciering.models import Toekenning
from studiefinanciering.rules.herzien_termijn import Grond

from .herzien import Aanleiding, herzien
from .uitkomst import Uitkomst

OMZETTING = Aanleiding(
    reden="diploma",
    grond=Grond.OMZETTING,
    soort=Toekenning.Soort.OMZETTING,
    gezien="U hebt uw diploma op tijd gehaald. Uw prestatiebeurs wordt een gift.",
)


def omzetten(*, persoon_id: int, actor: str, sleutel: str | None = None) -> Uitkomst:
    """Convert what the diplomas on file convert by the business date; nothing to convert changes nothing.

    The same `sleutel` again gives the first outcome. Raises `GeenBesluit` for who never had a decision.
    """
    return herzien(persoon_id=persoon_id, aanleiding=OMZETTING, actor=actor, sleutel=sleutel)
