"""Who writes the letters of an objection: cases and letters do not know each other, so the floor above registers it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from duo_portal.cases.models import Bezwaar, Bezwaarbesluit


@dataclass
class _Register:
    ontvangst: list[Callable[[Bezwaar], None]] = field(default_factory=list)
    besluit: list[Callable[[Bezwaar, Bezwaarbesluit], None]] = field(default_factory=list)


_register = _Register()


def registreer_brieven(
    *,
    ontvangst: Callable[[Bezwaar], None],
    besluit: Callable[[Bezwaar, Bezwaarbesluit], None],
) -> None:
    """Called in the transaction of the act itself: no objection and no decision is without its letter."""
    _register.ontvangst[:] = [ontvangst]
    _register.besluit[:] = [besluit]


def meld_ontvangst(bezwaar: Bezwaar) -> None:
    """It was received (6:14)."""
    for leg in _register.ontvangst:
        leg(bezwaar)


def meld_besluit(bezwaar: Bezwaar, besluit: Bezwaarbesluit) -> None:
    """It was decided (7:12)."""
    for leg in _register.besluit:
        leg(bezwaar, besluit)
