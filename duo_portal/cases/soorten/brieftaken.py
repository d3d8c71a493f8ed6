"""Who writes the letters: cases and letters do not know each other, so the floor above registers it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from duo_portal.cases.models import Verzoek, Verzoekbesluit


@dataclass
class _Register:
    ontvangst: list[Callable[[Verzoek], None]] = field(default_factory=list)
    besluit: list[Callable[[Verzoek, Verzoekbesluit], None]] = field(default_factory=list)


_register = _Register()


def registreer_brieven(
    *, ontvangst: Callable[[Verzoek], None], besluit: Callable[[Verzoek, Verzoekbesluit], None]
) -> None:
    """Called in the transaction of the act itself; which kinds have a letter is for the table to say."""
    _register.ontvangst[:] = [ontvangst]
    _register.besluit[:] = [besluit]


def meld_ontvangst(verzoek: Verzoek) -> None:
    """It was received."""
    for leg in _register.ontvangst:
        leg(verzoek)


def meld_besluit(verzoek: Verzoek, besluit: Verzoekbesluit) -> None:
    """It was decided."""
    for leg in _register.besluit:
        leg(verzoek, besluit)
