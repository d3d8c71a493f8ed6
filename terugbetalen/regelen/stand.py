"""How an arrangement stands: what was agreed, what came in for it, which instalments that covers.

Nothing of this is kept. What came in is what the ledger says about the terms in the arrangement, and about costs and
interest since it began; it pays the instalments from the first on. So a payment that is taken back opens one again.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.db.models import QuerySet

from duo_portal.foundation.period import Maand
from terugbetalen.models import Gebrek, Regeling, Regelingtermijn
from terugbetalen.rules.parameters import bekende_wet

from . import buren

LOOPT = Regeling.Status.LOOPT


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """One instalment, and how much of it came in; cents."""

    termijn: Regelingtermijn
    betaald_centen: int

    @property
    def open_centen(self) -> int:
        return self.termijn.bedrag_centen - self.betaald_centen

    @property
    def is_betaald(self) -> bool:
        return self.open_centen == 0


@dataclass(frozen=True, slots=True)
class Regelingstand:
    """An arrangement on a day. `ontvangen` may be more than all instalments: then nothing is open any more."""

    regeling: Regeling
    op: date
    ontvangen_centen: int
    dekking_open_centen: int
    termijnen: tuple[Termijnstand, ...]

    @property
    def open_centen(self) -> int:
        """What is still to come by the schedule; nothing once the terms themselves are all paid."""
        return sum(t.open_centen for t in self.termijnen)

    @property
    def volgende(self) -> Termijnstand | None:
        """The first instalment that is not wholly paid."""
        return next((t for t in self.termijnen if not t.is_betaald), None)

    def tekort(self, tot: date) -> int:
        """Cents of instalments that fell due before `tot` and did not come in."""
        return sum(t.open_centen for t in self.termijnen if t.termijn.vervaldag < tot)


def lopende_regeling(persoon_id: int, op: date, *, is_lllk: bool | None = None) -> Regeling | None:
    """The arrangement that runs for this person on a day; of one debt when `is_lllk` is given."""
    rijen = Regeling.objects.filter(persoon_id=persoon_id, status=LOOPT, op__lte=op)
    if is_lllk is not None:
        rijen = rijen.filter(is_lllk=is_lllk)
    return rijen.order_by("is_lllk", "pk").first()


def regelingen_van(persoon_id: int) -> QuerySet[Regeling]:
    """All arrangements of somebody, the last one first."""
    return Regeling.objects.filter(persoon_id=persoon_id).order_by("-pk")


def stand_van(regeling: Regeling, op: date) -> Regelingstand:
    """What came in by what is booked now, spread over the instalments from the first on."""
    gedekt = {d.termijn_id: d.open_centen for d in regeling.dekking.all()}
    nu = buren.open_van(regeling.persoon_id, op)
    open_ = sum(min(nu.get(nummer, 0), toen) for nummer, toen in gedekt.items())
    betaald = sum(gedekt.values()) - open_
    ontvangen = max(betaald + buren.ontvangen_op_lasten(regeling.persoon_id, regeling.op), 0)
    rijen = list(regeling.termijnen.order_by("nummer"))
    totalen = [0, *accumulate(rij.bedrag_centen for rij in rijen)]
    standen = tuple(
        Termijnstand(rij, min(max(ontvangen - voor, 0), rij.bedrag_centen))
        for rij, voor in zip(rijen, totalen, strict=False)
    )
    return Regelingstand(regeling, op, ontvangen, open_, standen)


def open_gebrek(regeling: Regeling) -> Gebrek | None:
    """The shortcoming that can still be put right."""
    return regeling.gebreken.filter(hersteld_op=None, vervallen_op=None).first()


def termijnen_uit_regeling(maand: Maand) -> list[Regelingtermijn]:
    """The instalments of running arrangements that fall in a month, by person: for who collects or plans cash."""
    return list(
        Regelingtermijn.objects.filter(
            regeling__status=LOOPT,
            vervaldag__gte=maand.eerste_dag,
            vervaldag__lt=maand.volgende.eerste_dag,
        )
        .select_related("regeling")
        .order_by("regeling__persoon_id", "nummer")
    )


def lopend_tot(personen: Collection[int], op: date) -> Mapping[int, date]:
    """Of these people: until when an arrangement stops the chain (its last day, with the time to notice a default)."""
    na = timedelta(days=bekende_wet().waarde("betalingsregeling.dagen.gemist_na", op))
    rijen = Regeling.objects.filter(persoon_id__in=list(personen), status=LOOPT, op__lte=op)
    uit: dict[int, date] = {}
    for persoon_id, tot in rijen.values_list("persoon_id", "tot"):
        uit[persoon_id] = max(tot + na, uit.get(persoon_id, op))
    return uit
