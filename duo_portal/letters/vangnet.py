"""When no channel reaches someone, a person takes over. Who that is, is registered: letters knows no cases."""

from collections.abc import Callable
from dataclasses import dataclass

from duo_portal.letters.models import Brief

Vangnet = Callable[[Brief, str], None]


@dataclass
class _Register:
    maak_werk: Vangnet | None = None


_register = _Register()


def registreer_vangnet(maak_werk: Vangnet) -> None:
    """`maak_werk(brief, reden)` makes a work item, once per letter and reason; the last one registered counts."""
    _register.maak_werk = maak_werk


def vang_op(brief: Brief, reden: str) -> bool:
    """Hand a letter over to the desk; False when nobody is registered."""
    if _register.maak_werk is None:
        return False
    _register.maak_werk(brief, reden)
    return True
