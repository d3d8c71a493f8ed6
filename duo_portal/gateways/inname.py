"""The daily intake of a register: each change exactly once, in its order.

How far we are stands in one row per register, locked while a block is processed and moved in the same
transaction. A crash rolls back both; two workers at once wait for each other and then find less to do.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice, pairwise

from django.db import transaction

from duo_portal.foundation import clock
from duo_portal.gateways.models import Innamestand
from duo_portal.gateways.wijzigingen import W, Wijzigingenbron, WijzigingNietOpVolgorde

BLOK = 500


def neem_in(
    naam: str, bron: Wijzigingenbron[W], verwerk: Callable[[Sequence[W]], None], *, op: date
) -> int:
    """Hand every new change told on or before `op` to `verwerk`, a block per transaction. Returns how many.

    `verwerk` runs inside the transaction; when it raises, that block is offered again next time. Raises
    `WijzigingNietOpVolgorde` when the register's numbers do not rise; the blocks before are in.
    """
    Innamestand.objects.get_or_create(koppeling=naam)
    totaal = 0
    while aantal := _blok(naam, bron, verwerk, op):
        totaal += aantal
    return totaal


def laatste_volgnummer(naam: str) -> int:
    """How far the changes of this register have been taken in; 0 before the first."""
    stand = Innamestand.objects.filter(koppeling=naam).values_list("laatste_volgnummer", flat=True)
    return stand.first() or 0


@transaction.atomic
def _blok(
    naam: str, bron: Wijzigingenbron[W], verwerk: Callable[[Sequence[W]], None], op: date
) -> int:
    stand = Innamestand.objects.select_for_update().get(koppeling=naam)
    blok = list(islice(bron.wijzigingen_sinds(stand.laatste_volgnummer, tot_en_met=op), BLOK))
    if not blok:
        return 0
    nummers = [stand.laatste_volgnummer, *(wijziging.volgnummer for wijziging in blok)]
    if any(later <= eerder for eerder, later in pairwise(nummers)):
        raise WijzigingNietOpVolgorde(
            f"{naam}: na nummer {stand.laatste_volgnummer} lopen de volgnummers niet op; vraag het na."
        )
    verwerk(blok)
    stand.laatste_volgnummer, stand.bijgewerkt_at = nummers[-1], clock.nu()
    stand.save(update_fields=["laatste_volgnummer", "bijgewerkt_at"])
    return len(blok)
