"""Figures of a year about the checks: draws, people in the frame, people drawn."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duo_portal.verantwoording.jaarcijfers import (
    Eenheid,
    Jaarcijfer,
    Rij,
    lees_rijen,
    registreer_jaarcijfer,
)

_TREKKINGEN = """
SELECT count(DISTINCT t.id), count(g.id)
FROM uitwonendencontrole_trekking t LEFT JOIN uitwonendencontrole_geloot g ON g.trekking_id = t.id
WHERE t.op >= %(begin)s AND t.op < %(einde)s
"""


def trekkingen(jaar: int) -> Sequence[Rij]:
    """Draws that were held, and how many people they drew."""
    ((aantal, geloot),) = lees_rijen(_TREKKINGEN, jaar)
    return [
        Rij("trekking.aantal", gettext("Lotingen gehouden"), aantal, Eenheid.STUKS),
        Rij(
            "trekking.geloot", gettext("Mensen geloot voor een controle"), geloot, Eenheid.PERSONEN
        ),
    ]


def registreer() -> None:
    """Make the table known."""
    registreer_jaarcijfer(
        Jaarcijfer("controles", _("Controles"), trekkingen, _("Lotingen en controles"), 40)
    )
