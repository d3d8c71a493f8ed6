"""What holds the chain for somebody, for a while: one register, read for many people at once.

This room registers its own (`eigen_stops`); other rooms add theirs from their `registratie`, an arrangement for
example. Whoever is stopped keeps the step where it was, and the preview and the history say why.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Stop:
    """Why nothing more is asked of somebody: `reden` in words for the desk, until when (None: not known), from where.

    `bron` is a reference such as "zaak Z-12"; it names no number of a person.
    """

    reden: str
    tot: date | None
    bron: str
    naam: str = ""


LeesBulk = Callable[[Collection[int], date], Mapping[int, Stop]]


@dataclass
class _Register:
    lezers: dict[str, LeesBulk] = field(default_factory=dict)


_register = _Register()


def registreer_stop(naam: str, lees_bulk: LeesBulk) -> None:
    """Add a reason to stop: `lees_bulk(persoon_ids, op)` gives who is stopped on a day; the same name replaces it."""
    _register.lezers[naam] = lees_bulk


def stopnamen() -> list[str]:
    """The names of every reason to stop, in order of registration."""
    return list(_register.lezers)


def stops_van(
    persoon_ids: Collection[int], op: date, *, ondanks: Collection[str] = ()
) -> dict[int, tuple[Stop, ...]]:
    """Who is stopped on a day and why; people without a stop are left out, and so are the reasons in `ondanks`."""
    gevonden: dict[int, list[Stop]] = defaultdict(list)
    for naam, lees in _register.lezers.items():
        if naam in ondanks or not persoon_ids:
            continue
        for wie, stop in lees(persoon_ids, op).items():
            gevonden[wie].append(Stop(stop.reden, stop.tot, stop.bron, naam))
    return {wie: tuple(stops) for wie, stops in gevonden.items()}


def stops_voor(persoon_id: int, op: date) -> tuple[Stop, ...]:
    """Everything that holds the chain for one person on a day."""
    return stops_van([persoon_id], op).get(persoon_id, ())
