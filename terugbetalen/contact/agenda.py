"""The hours of parameters/afspraken.toml as moments, and a moment as the clock reads it in some place.

Hours are Dutch clock time, appointments are moments: what stands in the agenda does not move when the clocks change,
here or elsewhere. Nothing here reads the database or the time.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from duo_portal.cases.termijnen import algemeen_erkende_feestdagen
from duo_portal.foundation.clock import AMSTERDAM

BESTAND = Path(__file__).parents[1] / "parameters" / "afspraken.toml"
NEDERLAND = "Europe/Amsterdam"
_GEBIEDEN = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rooster:
    """The hours of one kind of appointment: on which days of the week (1 is Monday), and how many at a time."""

    soort: str
    minuten: int
    plaatsen: int
    weekdagen: frozenset[int]
    uren: tuple[tuple[time, time], ...]
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All hours, how long before it begins one books at the latest, and how many days ahead."""

    roosters: Mapping[str, Rooster]
    vooraf: timedelta
    vooruit: timedelta


@lru_cache(maxsize=1)
def agenda() -> Agenda:
    """What is in force: the file of this version of the program."""
    return lees(BESTAND.read_text(encoding="utf-8"))


def lees(inhoud: str) -> Agenda:
    """Read the hours."""
    boek = tomllib.loads(inhoud)["afspraken"]
    roosters = {
        soort: Rooster(
            soort,
            rij["minuten"],
            rij["plaatsen"],
            frozenset(rij["weekdagen"]),
            tuple((time.fromisoformat(van), time.fromisoformat(tot)) for van, tot in rij["uren"]),
            rij.get("adres", ""),
        )
        for soort, rij in boek.items()
        if isinstance(rij, Mapping)
    }
    return Agenda(
        roosters, timedelta(hours=boek["vooraf_uren"]), timedelta(days=boek["vooruit_dagen"])
    )


def tijden(rooster: Rooster, dag: date) -> Iterator[datetime]:
    """The moments (UTC) at which an appointment can begin on a Dutch day, in order.

    An hour that the clocks skip is no time; one that comes twice is the first of the two.
    """
    is_vrij = dag in algemeen_erkende_feestdagen(dag.year)
    if is_vrij or dag.isoweekday() not in rooster.weekdagen:
        return
    stap = timedelta(minutes=rooster.minuten)
    for van, tot in rooster.uren:
        klok = datetime.combine(dag, van)
        while klok + stap <= datetime.combine(dag, tot):
            moment = klok.replace(tzinfo=AMSTERDAM).astimezone(UTC)
            if moment.astimezone(AMSTERDAM).replace(tzinfo=None) == klok:
                yield moment
            klok += stap


def is_tijd(rooster: Rooster, moment: datetime) -> bool:
    """Whether an appointment can begin then."""
    return moment in tijden(rooster, moment.astimezone(AMSTERDAM).date())


def plaatselijk(moment: datetime, tijdzone: str) -> datetime:
    """The moment as the clock reads it there; raises `ValueError` for a zone that is not one of `tijdzones`."""
    if tijdzone not in tijdzones():
        raise ValueError("Deze tijdzone kennen wij niet; kies er een uit de lijst.")
    return moment.astimezone(ZoneInfo(tijdzone))


def verschil(moment: datetime) -> str:
    """How far a local moment is from UTC: "UTC+05:30"."""
    minuten = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    teken = "+" if minuten >= 0 else "−"
    return f"UTC{teken}{abs(minuten) // 60:02d}:{abs(minuten) % 60:02d}"


@lru_cache(maxsize=1)
def tijdzones() -> frozenset[str]:
    """Every zone with a place in its name."""
    return frozenset(z for z in available_timezones() if z.split("/")[0] in _GEBIEDEN and "/" in z)


@lru_cache(maxsize=1)
def per_gebied() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """(part of the world, ((zone, place), …)), in order of the alphabet."""
    uit: dict[str, list[tuple[str, str]]] = {}
    for zone in tijdzones():
        gebied, _, plaats = zone.partition("/")
        uit.setdefault(gebied, []).append((zone, plaats.split("/")[-1].replace("_", " ")))
    return tuple(
        (gebied, tuple(sorted(zones, key=lambda z: z[1]))) for gebied, zones in sorted(uit.items())
    )
