"""The entries of a debt other than its interest, as they count for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import BoekingLeg

from .rentestand import OP_DE_DAG, PRESTATIEBEURS


@dataclass(frozen=True, slots=True)
class Mutatie:
    """An entry other than interest: from when it counts, cents, and the day of the month where that matters.

    `maand`: the month it is about, if it names one; `draait_terug`: the booking that it turns back. `is_einde`: what
    lapsed at the end of an aflosfase, of the oldest clock first.
    """

    op: date
    groep: int
    centen: int
    is_op_de_dag: bool
    boeking: int = 0
    maand: date | None = None
    draait_terug: int | None = None
    is_einde: bool = False


def lees_mutaties(legs: Iterable[BoekingLeg]) -> list[Mutatie]:
    """Of the legs of one person on the accounts of the debt; what was turned back in its own month does not count by the day."""
    rijen = list(legs)
    terug = {leg.boeking.draait_terug_id: leg.boeking.effectief_op for leg in rijen}
    return [m for leg in rijen if (m := _mutatie(leg, terug)) is not None]


def groep_van(account: int) -> int:
    """The set of rules of an account of a debt; 0 for prestatiebeurs."""
    return account // 10 % 10 if account < chart.TE_VEEL_ONTVANGEN else PRESTATIEBEURS


def _mutatie(leg: BoekingLeg, terug: Mapping[int | None, date]) -> Mutatie | None:
    boeking = leg.boeking
    oorsprong = boeking.draait_terug or boeking
    if oorsprong.soort == Soort.RENTE and leg.maand is not None:
        return None
    einde = Maand.van(boeking.effectief_op).volgende.eerste_dag
    dag = boeking.soort in OP_DE_DAG and terug.get(boeking.pk, einde) >= einde
    return Mutatie(
        boeking.effectief_op,
        groep_van(leg.account_id),
        leg.debet_centen,
        dag,
        boeking.pk,
        leg.maand,
        boeking.draait_terug_id,
        boeking.soort == Soort.AFBOEKING and ":einde:" in boeking.sleutel,
    )
