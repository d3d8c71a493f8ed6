"""The nightly run `regelingen`: what the calendar brings to every arrangement that runs (`bewaken`)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import (
    Runsoort,
    Stapsoort,
    Verschuldigd,
    registreer,
    registreer_planner,
)
from terugbetalen.models import Regeling

from .bewaken import bewaak
from .stand import LOOPT

REGELINGEN = "regelingen"
PER_CHUNK = 500


def _lopend() -> list[int]:
    """Whose arrangement runs, in order, each once."""
    rijen = Regeling.objects.filter(status=LOOPT).order_by("persoon_id")
    return sorted(set(rijen.values_list("persoon_id", flat=True)))


def verdeel(run: Run, stap: Stap) -> Iterator[tuple[int, int]]:
    """Ranges of people, `PER_CHUNK` arrangements each."""
    wie = _lopend()
    grenzen = wie[::PER_CHUNK]
    if wie:
        yield from zip(grenzen, [*grenzen[1:], wie[-1] + 1], strict=True)


def sleutels(run: Run, stap: Stap, van: int, tot: int) -> list[int]:
    """The people in a range: a poisoned chunk is halved down to one of them."""
    return [persoon for persoon in _lopend() if van <= persoon < tot]


def _bewaak(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    return dict(bewaak(sleutels(run, stap, van, tot), run.periode))


def plan(dag: date) -> Iterator[Verschuldigd]:
    """One a day while an arrangement runs."""
    if Regeling.objects.filter(status=LOOPT).exists():
        yield Verschuldigd(soort=REGELINGEN, periode=dag)


def registreer_run() -> None:
    """Make the run and its planner known."""
    stap = Stapsoort(
        naam="bijhouden",
        titel="Termijnen vragen, gemiste betalingen en herstel vastleggen",
        soort="chunks",
        werk=_bewaak,
        verdeel=verdeel,
        sleutels=sleutels,
    )
    registreer(Runsoort(naam=REGELINGEN, titel="Betalingsregelingen bijhouden", stappen=(stap,)))
    registreer_planner(plan)
