"""What follows from a decision on a penalty is registered by the rooms above: the booking and the letter.

Cases do not know the ledger; whoever registers here is called inside the transaction of the decision.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from duo_portal.cases.models import Dwangsombesluit

Gevolg = Callable[[Dwangsombesluit], None]


@dataclass
class _Register:
    gevolgen: dict[str, Gevolg] = field(default_factory=dict)


_register = _Register()


class GeenGevolg(RuntimeError):
    """Nobody would book what is owed, so that nothing is decided."""


def registreer_dwangsomgevolg(naam: str, gevolg: Gevolg) -> None:
    """Add one; the same name again replaces it."""
    _register.gevolgen[naam] = gevolg


def voer_uit(besluit: Dwangsombesluit) -> None:
    """All of them, by name; raises `GeenGevolg` when there is none."""
    if not _register.gevolgen:
        raise GeenGevolg("Geen app boekt dwangsommen; meld een gevolg aan in AppConfig.ready().")
    for naam in sorted(_register.gevolgen):
        _register.gevolgen[naam](besluit)
