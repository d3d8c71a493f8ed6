"""The register of kinds of run: an app describes its steps once, from its `AppConfig.ready()`.

A step is `chunks` (work per half-open range of keys, shared by all workers), `enkel` (one transaction),
`mens` (an optional computation, then a person signs) or `vrijgave` (another person releases).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.safestring import SafeString

from .models import Run, Stap

Totalen = Mapping[str, Any]
Werk = Callable[[Run, Stap, int, int, BaseDatabaseWrapper], Totalen | None]
Enkel = Callable[[Run, Stap, BaseDatabaseWrapper], Totalen | None]
Verdeel = Callable[[Run, Stap], Iterable[tuple[int, int]]]
Sleutels = Callable[[Run, Stap, int, int], list[int]]
Klaar = Callable[[Run, Stap], Totalen | None]


class OnbekendeRunsoort(LookupError):
    """No app registered this kind of run: is the app in INSTALLED_APPS?"""


class StapGeweigerd(Exception):
    """Raised by work or `klaar` of a step that must not go on; the text is shown to the operator."""


class NogNiet(Exception):
    """Raised by `enkel` when the step waits for something outside (the bank): the sweeper asks again."""


@dataclass(frozen=True, kw_only=True)
class Stapsoort:
    """One step of a kind of run.

    `werk(run, stap, van, tot, connection) -> totals` does one chunk INSIDE the claiming transaction: it
    writes only through `connection`, sends nothing outside, and between two statements stays silent for less
    than RUN_STIL_SECONDEN (30), or it is taken for hung. `enkel(run, stap, connection) -> totals`
    does an undivided step, or prepares a `mens` step (stop limits: return `reden_vereist: True` to ask
    for a reason with the signature). `verdeel(run, stap)` gives disjoint half-open ranges [van, tot).
    `sleutels(run, stap, van, tot)` gives the sorted keys in a range, for halving at a real key;
    without it ranges are halved as whole numbers. `klaar(run, stap)` sees the summed `stap.totalen`
    when all chunks are done and may add totals or raise StapGeweigerd. `rekent`: the step applies the
    law, so it refuses to run with another rules version than the run was opened with.
    """

    naam: str
    titel: str
    soort: str
    werk: Werk | None = None
    enkel: Enkel | None = None
    verdeel: Verdeel | None = None
    sleutels: Sleutels | None = None
    klaar: Klaar | None = None
    rekent: bool = False

    def __post_init__(self) -> None:
        nodig = {"chunks": (self.werk, self.verdeel), "enkel": (self.enkel,)}.get(self.soort, ())
        if self.soort not in Stap.Soort.values or None in nodig:
            raise ValueError(
                f"Stap {self.naam}: soort {self.soort!r} is onbekend of mist werk/verdeel/enkel."
            )


@dataclass(frozen=True, kw_only=True)
class Runsoort:
    """A kind of run: its steps in order, who may open it, and when failures stop being single cases.

    `versie()` gives (rules version, fingerprint of the parameter set) that a new run is pinned to.
    Above `max_uitval` stuck keys in one step the step stops: then it is no longer the person but the data
    or the code that is wrong.
    """

    naam: str
    titel: str
    stappen: tuple[Stapsoort, ...]
    versie: Callable[[], tuple[str, str]] = lambda: ("", "")
    mag_systeem: bool = True
    max_uitval: int = 1000

    def stap(self, naam: str) -> Stapsoort:
        """The step with this name; raises OnbekendeRunsoort when the code no longer knows it."""
        for stapsoort in self.stappen:
            if stapsoort.naam == naam:
                return stapsoort
        raise OnbekendeRunsoort(f"Run {self.naam} kent geen stap {naam}.")


@dataclass(frozen=True, kw_only=True)
class Verschuldigd:
    """What a planner finds due: a run that ought to exist by now."""

    soort: str
    periode: date
    peilmoment: datetime | None = None


Planner = Callable[[date], Iterable[Verschuldigd]]
Paneel = Callable[[Run], SafeString | str]

_soorten: dict[str, Runsoort] = {}
_planners: list[Planner] = []
_panelen: dict[str, list[Paneel]] = {}


def registreer(soort: Runsoort) -> None:
    """Make a kind of run known; registering the same name again replaces it (reload)."""
    namen = [s.naam for s in soort.stappen]
    if not namen or len(set(namen)) != len(namen):
        raise ValueError(f"Run {soort.naam}: geef minstens één stap, elk met een eigen naam.")
    _soorten[soort.naam] = soort


def runsoort(naam: str) -> Runsoort:
    """The registered kind of run; raises OnbekendeRunsoort."""
    try:
        return _soorten[naam]
    except KeyError:
        raise OnbekendeRunsoort(
            f"Runsoort {naam!r} is niet geregistreerd; bekend: {', '.join(sorted(_soorten)) or 'geen'}."
        ) from None


def runsoorten() -> list[Runsoort]:
    """All registered kinds, by name."""
    return [_soorten[naam] for naam in sorted(_soorten)]


def registreer_planner(planner: Planner) -> None:
    """`planner(business date)` yields what is due by then, also what was missed: catching up is the same."""
    if planner not in _planners:
        _planners.append(planner)


def planners() -> list[Planner]:
    """All registered planners."""
    return list(_planners)


def registreer_paneel(soort: str, paneel: Paneel) -> None:
    """`paneel(run)` gives a piece of safe HTML that is shown on the page of runs of this kind."""
    if paneel not in _panelen.setdefault(soort, []):
        _panelen[soort].append(paneel)


def panelen(soort: str) -> list[Paneel]:
    """The panels for this kind of run, in order of registration."""
    return list(_panelen.get(soort, []))
