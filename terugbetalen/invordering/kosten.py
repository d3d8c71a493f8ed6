"""What arrears cost beside the loan: the fee of an aanmaning (1320) and statutory interest (1330).

Awb 4:92: a payment goes to these first, then to the term. Both are balances of the ledger; nothing else holds them.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from duo_portal.ledger import chart, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import BoekingLeg
from duo_portal.ledger.operations import post

REKENINGEN = (chart.AANMANINGSKOSTEN, chart.ACHTERSTANDSRENTE)
"""In the order in which a payment settles them: costs, then the interest that is due (Awb 4:92(1))."""


@dataclass(frozen=True, slots=True)
class Kosten:
    """What somebody still owes of both, cents."""

    aanmaning_centen: int = 0
    rente_centen: int = 0

    @property
    def totaal_centen(self) -> int:
        return self.aanmaning_centen + self.rente_centen


def kosten_van(persoon_id: int, op: date) -> Kosten:
    """What one person owes of both at the end of a day."""
    return kosten_reeks([persoon_id], op).get(persoon_id, Kosten())


def kosten_reeks(persoon_ids: Collection[int], op: date) -> dict[int, Kosten]:
    """The same for many; people who owe nothing of it are left out."""
    saldi: dict[int, dict[int, int]] = defaultdict(dict)
    legs = BoekingLeg.objects.filter(
        persoon_id__in=list(persoon_ids),
        account__in=REKENINGEN,
        volgnummer__isnull=True,
        boeking__effectief_op__lte=op,
    ).order_by()
    for wie, account, som in legs.values_list("persoon_id", "account").annotate(
        som=Sum(F("zijde") * F("bedrag_centen"))
    ):
        saldi[wie][account] = int(som)
    return {
        wie: Kosten(per.get(chart.AANMANINGSKOSTEN, 0), per.get(chart.ACHTERSTANDSRENTE, 0))
        for wie, per in saldi.items()
        if any(per.values())
    }


def boek_aanmaningskosten(
    *, persoon_id: int, bedrag_centen: int, op: date, sleutel: str, run_id: int | None = None
) -> None:
    """Book the fee that an aanmaning states; once per `sleutel`. A fee of nothing books nothing."""
    if not bedrag_centen:
        return
    post(
        sleutel=sleutel,
        soort=Soort.AANMANINGSKOSTEN,
        legs=patterns_schuld.aanmaningskosten(persoon_id=persoon_id, bedrag_centen=bedrag_centen),
        persoon_id=persoon_id,
        effectief_op=op,
        run_id=run_id,
        omschrijving="aanmaning",
    )
