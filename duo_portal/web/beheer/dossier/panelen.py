"""The panel seam of the person file: apps register what they know of a person, from their `AppConfig.ready`.

`lees(persoon_id, op, bekend_op)` reads what held on day `op` as it was known at `bekend_op` (an aware moment, None
is now) and gives the context of the template (there under the name `inhoud`), or None when there is nothing to tell.
With the template of the house (`SJABLOON`) that is `inhoud(gegevens=…, tabellen=…)`; only what is given so takes part
in comparing two moments.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Tekst = str | Promise
Cel = str | SafeString
Lees = Callable[[int, date, datetime | None], Mapping[str, Any] | None]
SJABLOON = "dossier/paneel.html"


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table of a panel: its caption, the headings, the rows; cells are text (or safe text with a link)."""

    titel: Tekst
    koppen: Sequence[Tekst]
    rijen: Sequence[Sequence[Cel]]


@dataclass(frozen=True, slots=True)
class Dossierpaneel:
    """A part of the person file, for who has `recht` ("app_label.codename")."""

    naam: str
    titel: Tekst
    sjabloon: str
    lees: Lees
    volgorde: int
    recht: str


@dataclass(frozen=True, slots=True)
class Getekend:
    """A panel with what it read."""

    paneel: Dossierpaneel
    inhoud: Mapping[str, Any]


Vind = Callable[[str], int | None]


@dataclass
class _Register:
    panelen: dict[str, Dossierpaneel] = field(default_factory=dict)
    verwijzingen: dict[str, Vind] = field(default_factory=dict)


_register = _Register()


def inhoud(
    gegevens: Sequence[tuple[Tekst, Cel]] = (), tabellen: Sequence[Tabel] = (), leeg: Tekst = ""
) -> dict[str, Any]:
    """The context of the template of the house: names with values, then tables; `leeg` when there is neither."""
    return {"gegevens": list(gegevens), "tabellen": list(tabellen), "leeg": leeg}


def registreer_dossierpaneel(paneel: Dossierpaneel) -> None:
    """Add a panel; the same name again replaces it."""
    _register.panelen[paneel.naam] = paneel


def registreer_verwijzing(naam: str, vind: Vind) -> None:
    """Add a kind of reference by which a file is found: text → id of the person, None when it is no such reference."""
    _register.verwijzingen[naam] = vind


def persoon_bij_verwijzing(tekst: str) -> int | None:
    """The person whom a reference of any kind leads to."""
    for vind in _register.verwijzingen.values():
        gevonden = vind(tekst)
        if gevonden is not None:
            return gevonden
    return None


def dossierpanelen(gebruiker: AbstractBaseUser | AnonymousUser) -> list[Dossierpaneel]:
    """The panels that this colleague may see, in order."""
    mag = gebruiker.has_perm  # type: ignore[union-attr]  # any user of Django's has permissions
    gekozen = [paneel for paneel in _register.panelen.values() if mag(paneel.recht)]
    return sorted(gekozen, key=lambda paneel: (paneel.volgorde, paneel.naam))


def lees_panelen(
    gebruiker: AbstractBaseUser | AnonymousUser,
    persoon_id: int,
    op: date,
    bekend_op: datetime | None,
) -> Iterator[Getekend]:
    """What every panel has to tell, in order."""
    for paneel in dossierpanelen(gebruiker):
        gelezen = paneel.lees(persoon_id, op, bekend_op)
        if gelezen is not None:
            yield Getekend(paneel, gelezen)
