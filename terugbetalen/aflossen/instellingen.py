"""Settings of repaying early that the act leaves to a regulation which we could not read (6.9a(2); facts/repayment.md 3).

Each stands here once, with what it rests on; another reading is one line.
"""

from datetime import timedelta
from enum import IntEnum


class Hervaststelling(IntEnum):
    """When the instalment is set anew after an extra repayment."""

    VOLGENDE_MAAND = (
        0  # the month after the money came in; DUO: an extra payment lowers the monthly amount
    )
    VOLGEND_JAAR = 1  # 1 January


HERVASTSTELLING = Hervaststelling.VOLGENDE_MAAND
"""Confidence low: duo.nl says that the amount goes down, not when."""
KLEINSTE_EXTRA_CENTEN = 1_00
"""No least amount was found in act or on duo.nl; below a euro the bank costs more than it brings. Confidence low."""
BETAALTERMIJN = timedelta(days=14)
"""How long an offer to pay extra stays open; paying later is free too. Our own choice."""
KLEINSTE_VERHOGING_CENTEN = 1_00
"""The least that one may add to every instalment; our own choice, as above."""
