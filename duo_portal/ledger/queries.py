"""Read the ledger: balances, what is booked per month, a person's bookings.

A signed amount is debit minus credit in cents: a claim or an expense is positive, a liability negative.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F, Q, QuerySet, Sum

from . import chart
from .models import Boeking, BoekingLeg

_TEKEN = Sum(F("zijde") * F("bedrag_centen"))


@dataclass(frozen=True, slots=True)
class Geboekt:
    """What is booked for one component and form of a month: cents, and the highest sequence used."""

    bedrag_centen: int
    volgnummer: int


def saldo(account: int, op: date | None = None) -> int:
    """Debit minus credit on an account over bookings effective up to and including `op`; cents."""
    legs = BoekingLeg.objects.filter(account=account)
    if op is not None:
        legs = legs.filter(boeking__effectief_op__lte=op)
    return int(legs.aggregate(som=_TEKEN)["som"] or 0)


def saldi(op: date | None = None) -> dict[int, int]:
    """Debit minus credit of every account that was booked on; cents."""
    legs = BoekingLeg.objects.all()
    if op is not None:
        legs = legs.filter(boeking__effectief_op__lte=op)
    return {
        code: int(som) for code, som in legs.order_by().values_list("account").annotate(som=_TEKEN)
    }


def _legs_van_persoon() -> Q:
    """The two partial indexes by person; 1600 and 1700 are in neither, see sql/tabellen.sql."""
    overig = (
        Q(volgnummer__isnull=True)
        & ~Q(account=chart.TE_BETALEN_STUDENT)
        & ~Q(account=chart.REISPRODUCT_VERVOERDERS)
    )
    return Q(volgnummer__isnull=False) | overig


def saldi_persoon(persoon_id: int) -> dict[int, int]:
    """Debit minus credit per account on this person's legs, without te betalen (1600) and the
    carriers' account (1700); cents.

    The claim te veel ontvangen is [1300], loans 1200-1249, prestatiebeurs 14xx; accounts that balance
    to zero are left out.
    """
    legs = BoekingLeg.objects.filter(_legs_van_persoon(), persoon_id=persoon_id).order_by()
    return {code: int(som) for code, som in legs.values_list("account").annotate(som=_TEKEN) if som}


def legs_van(persoon_id: int) -> QuerySet[BoekingLeg]:
    """A person's legs with their bookings, oldest booking first; without 1600 and 1700, as `saldi_persoon`."""
    legs = BoekingLeg.objects.filter(_legs_van_persoon(), persoon_id=persoon_id)
    return legs.select_related("boeking").order_by("boeking_id", "regel")


def geboekt(persoon_id: int) -> dict[tuple[date, int, int], Geboekt]:
    """What is booked per (month, component, form), all components, the travel product too.

    The right-hand side of due = decided − booked; the next booking takes `volgnummer` + 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT maand, component, vorm, sum(zijde * bedrag_centen)::bigint, max(volgnummer) "
            "FROM ledger_leg WHERE persoon_id = %s AND volgnummer IS NOT NULL GROUP BY 1, 2, 3",
            [persoon_id],
        )
        return {
            (maand, component, vorm): Geboekt(bedrag, volgnummer)
            for maand, component, vorm, bedrag, volgnummer in cursor.fetchall()
        }


def te_veel_ontvangen(persoon_ids: Iterable[int]) -> dict[int, int]:
    """The open claim (1300) per person, cents; people without one are left out."""
    legs = BoekingLeg.objects.filter(
        persoon_id__in=list(persoon_ids), account=chart.TE_VEEL_ONTVANGEN, volgnummer__isnull=True
    ).order_by()
    return {
        persoon: int(som)
        for persoon, som in legs.values_list("persoon_id").annotate(som=_TEKEN)
        if som
    }


def boekingen_van(persoon_id: int) -> QuerySet[Boeking]:
    """A person's bookings, newest first."""
    ids = BoekingLeg.objects.filter(_legs_van_persoon(), persoon_id=persoon_id).values("boeking_id")
    return Boeking.objects.filter(pk__in=ids).order_by("-geboekt_at")
