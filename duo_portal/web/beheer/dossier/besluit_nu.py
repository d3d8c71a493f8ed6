"""The seam of "which decision would we take today": apps tell it without deciding.

`lees(persoon_id)` carries out the operation in a transaction that is turned back, or computes; it gives `inhoud(...)`
or None when this app has nothing to decide about the person.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class BesluitNu:
    """What an app would decide, for who has `recht`."""

    naam: str
    titel: str | Promise
    lees: Callable[[int], Mapping[str, Any] | None]
    recht: str


@dataclass
class _Register:
    besluiten: dict[str, BesluitNu] = field(default_factory=dict)


_register = _Register()


def registreer_besluit_nu(besluit: BesluitNu) -> None:
    """Add one; the same name again replaces it."""
    _register.besluiten[besluit.naam] = besluit


def besluiten_nu(gebruiker: AbstractBaseUser | AnonymousUser) -> list[BesluitNu]:
    """Those that this colleague may see, by name."""
    mag = gebruiker.has_perm  # type: ignore[union-attr]  # any user of Django's has permissions
    return [b for _, b in sorted(_register.besluiten.items()) if mag(b.recht)]
