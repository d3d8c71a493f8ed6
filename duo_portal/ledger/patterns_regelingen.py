"""Posting patterns of the small schemes: what is paid, what was paid too much, and bills of lesgeld."""

from collections.abc import Mapping
from datetime import date

from . import chart
from .codes import Zijde
from .legs import Leg, credit, debet, in_evenwicht


def kleine_regeling(*, persoon_id: int, bedragen: Mapping[int, int]) -> list[Leg]:
    """Parts of awards that are paid now: account of the scheme → cents, the sum is payable.

    The account is an expense (a gift), a claim (a loan), or 8120 when lesgeld goes back.
    """
    legs = [debet(code, centen, persoon_id=persoon_id) for code, centen in sorted(bedragen.items())]
    som = sum(bedragen.values())
    return in_evenwicht([*legs, credit(chart.TE_BETALEN_STUDENT, som, persoon_id=persoon_id)])


def regeling_te_veel(*, persoon_id: int, bedrag_centen: int, account: int) -> list[Leg]:
    """A new decision gives less than was paid: a claim of its own, never part of a loan and never set off."""
    return in_evenwicht(
        [
            debet(chart.REGELING_TE_VEEL, bedrag_centen, persoon_id=persoon_id),
            credit(account, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def lesgeld(*, persoon_id: int, bedrag_centen: int, studiejaar: int) -> list[Leg]:
    """The bill of a study year (art. 5 LCW); the claim carries the month in which the year begins."""
    begin = date(studiejaar, 8, 1)
    return in_evenwicht(
        [
            Leg(chart.LESGELD, Zijde.DEBET, bedrag_centen, persoon_id, begin),
            credit(chart.LESGELD_BATEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def lesgeld_minder(*, persoon_id: int, bedrag_centen: int, studiejaar: int) -> list[Leg]:
    """Less is owed after all: what was open of the bill goes down."""
    begin = date(studiejaar, 8, 1)
    return in_evenwicht(
        [
            debet(chart.LESGELD_BATEN, bedrag_centen, persoon_id=persoon_id),
            Leg(chart.LESGELD, Zijde.CREDIT, bedrag_centen, persoon_id, begin),
        ]
    )
