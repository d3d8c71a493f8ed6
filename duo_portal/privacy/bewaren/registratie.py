"""Apps say here how their records past a term are found and destroyed, from their `AppConfig.ready`.

`zoek(grens)` gives the keys of records from before `grens` that may go, at most `MEESTE`; the nightly job names those
in a proposal. `vernietig(voorstel_id, sleutels, grens)` destroys what is still past `grens` of these and counts it, in
the transaction of the batch. The term itself stands in `termijnen.toml` under the same name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

MEESTE = 50_000
"""One proposal names no more; the rest follows in the next one."""
Zoek = Callable[[datetime], Sequence[str]]
Vernietig = Callable[[int, Sequence[str], datetime], int]


@dataclass(frozen=True, slots=True)
class Bewaarsoort:
    """A kind of record that can go."""

    naam: str
    zoek: Zoek
    vernietig: Vernietig


@dataclass
class _Register:
    soorten: dict[str, Bewaarsoort] = field(default_factory=dict)


_register = _Register()


class SoortOnbekend(LookupError):
    """No app says how this kind of record is destroyed."""


def registreer_bewaartermijn(naam: str, *, zoek: Zoek, vernietig: Vernietig) -> None:
    """Add a kind; the same name again replaces it."""
    _register.soorten[naam] = Bewaarsoort(naam, zoek, vernietig)


def bewaarsoorten() -> list[Bewaarsoort]:
    """All kinds, by name."""
    return [_register.soorten[naam] for naam in sorted(_register.soorten)]


def bewaarsoort(naam: str) -> Bewaarsoort:
    """One kind; raises `SoortOnbekend`."""
    try:
        return _register.soorten[naam]
    except KeyError:
        raise SoortOnbekend(f"Niemand heeft gezegd hoe {naam!r} wordt vernietigd.") from None
