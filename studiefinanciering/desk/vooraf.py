"""What an act at the desk would do: the operation itself is carried out, read, and turned back.

So the confirm page shows exactly what will be decided, for sisters and brothers too. `vingerafdruk` goes along
with the form: when the outcome is another one by the time of the click, the page is shown again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from studiefinanciering.models import Toekenning
from studiefinanciering.operations.uitkomst import Uitkomst

from .kolommen import bedrag
from .verschillen import Bedragverschil, bedragverschillen

Rij = tuple[int, Bedragverschil]


@dataclass(frozen=True, slots=True)
class Effect:
    """Changes for the student, month by month; of others in the household only how many decisions."""

    verschillen: list[Bedragverschil]
    besluiten: int
    anderen: int
    te_laat: int
    uitvoerbaar_vanaf: date | None
    vingerafdruk: str

    @property
    def totaal_centen(self) -> int:
        """More (or less, below zero) for the student over all months."""
        return sum(verschil.totaal_centen for verschil in self.verschillen)

    @property
    def totaal(self) -> str:
        """The same in euros."""
        return bedrag(self.totaal_centen)


def bekijk_vooraf(persoon_id: int, doe: Callable[[], Uitkomst]) -> Effect:
    """Carry out `doe`, read what it decided and turn everything back. Errors of the operation pass through."""
    with transaction.atomic():
        uitkomst = doe()
        effect = _lees(persoon_id, uitkomst)
        transaction.set_rollback(True)
    return effect


def _lees(persoon_id: int, uitkomst: Uitkomst) -> Effect:
    besluiten = list(
        Toekenning.objects.filter(pk__in=uitkomst.ids).order_by("persoon_id", "van", "pk")
    )
    rijen: list[Rij] = [
        (besluit.persoon_id, verschil)
        for besluit in besluiten
        for verschil in bedragverschillen(besluit)
    ]
    eigen = [besluit for besluit in besluiten if besluit.persoon_id == persoon_id]
    return Effect(
        verschillen=[verschil for wie, verschil in rijen if wie == persoon_id],
        besluiten=len(eigen),
        anderen=len(besluiten) - len(eigen),
        te_laat=uitkomst.te_laat,
        uitvoerbaar_vanaf=max((b.uitvoerbaar_vanaf for b in eigen), default=None),
        vingerafdruk=hashlib.sha256(repr(rijen).encode()).hexdigest()[:16],
    )
