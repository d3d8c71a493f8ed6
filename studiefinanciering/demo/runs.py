"""Runs as operators drive them: open or find, follow on the terminal, sign, release by another person.

The work itself is done by the Celery workers; this only looks at what stands in the database and says what a
person would say.
"""

import time
from collections.abc import Callable
from datetime import date

from duo_portal.batches.bel import rinkel
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.operations import RunAlGeopend, geef_vrij, open_run, teken
from duo_portal.batches.queries import StapVoortgang, Voortgang, voortgang
from duo_portal.batches.tekst import slotregel, stapregel

from .statistieken import ververs

Vertel = Callable[[str], None]
TEKENT, GEEFT_VRIJ = "finn.financien", "coen.controleur"
"""Two of the demo staff: a financial officer signs, a controller releases."""
_TE_LANG_STIL = 600.0
_BEL_WEER = 5.0


class RunKomtNietVerder(RuntimeError):
    """A run stopped, or nobody works on it; the message says what to look at."""


def open_of_vind(soort: str, periode: date) -> Run:
    """The run of this month: the planner may have opened it before us."""
    try:
        return open_run(soort=soort, periode=periode, actor=TEKENT)
    except RunAlGeopend as fout:
        if (fout.run.soort, fout.run.periode) == (soort, periode):
            return fout.run
        raise


def drijf(run_id: int, vertel: Vertel, *, van_stap: str = "", tot_stap: str = "") -> Run:
    """Follow a run to its end, or until it has come to step `tot_stap`; sign and release on the way.

    Tells each step from `van_stap` on when it is done.

    Raises `RunKomtNietVerder` when it stopped or when nothing moves for ten minutes.
    """
    wacht = _Geduld(run_id)
    stand = voortgang(run_id)
    namen = [stap.naam for stap in stand.stappen]
    verteld = set(namen[: namen.index(van_stap)] if van_stap else [])
    while True:
        for stap in stand.stappen:
            _vertel_klaar(stap, verteld, vertel)
        huidige = stand.huidige
        if stand.run.status in (Run.Status.MISLUKT, Run.Status.GEANNULEERD):
            raise RunKomtNietVerder(slotregel(stand))
        if huidige is None or huidige.naam == tot_stap:
            ververs()
            return stand.run
        if stand.run.status == Run.Status.WACHT_OP_MENS:
            _handtekening(stand, huidige)
        wacht.even(stand)
        stand = voortgang(run_id)


def wacht_op(is_zo: Callable[[], bool], seconden: float = 120) -> None:
    """Wait for something that a worker does; raises `RunKomtNietVerder`."""
    tot = time.monotonic() + seconden
    while not is_zo():
        if time.monotonic() > tot:
            raise RunKomtNietVerder("De workers doen niets: draaien ze? Kijk in het logboek.")
        time.sleep(0.2)


class _Geduld:
    """Waits a little, rings again now and then, and gives up when nothing moved for long."""

    def __init__(self, run_id: int) -> None:
        self.run_id, self.gezien = run_id, ""
        self.sinds = self.gebeld = time.monotonic()

    def even(self, stand: Voortgang) -> None:
        nu = time.monotonic()
        nieuw = str([(s.status, s.delen_klaar, s.delen_bezig, s.totalen) for s in stand.stappen])
        if nieuw != self.gezien or any(s.delen_bezig for s in stand.stappen):
            self.gezien, self.sinds = nieuw, nu
        if nu - self.sinds > _TE_LANG_STIL:
            raise RunKomtNietVerder(
                f"{slotregel(stand)}: draait er een worker? Kijk in het logboek."
            )
        if nu - self.gebeld > _BEL_WEER:
            self.gebeld = nu
            rinkel(self.run_id)
        time.sleep(0.2)


def _vertel_klaar(stap: StapVoortgang, verteld: set[str], vertel: Vertel) -> None:
    if stap.status == Stap.Status.KLAAR and stap.naam not in verteld:
        verteld.add(stap.naam)
        vertel(f"    {stapregel(stap)}")


def _handtekening(stand: Voortgang, stap: StapVoortgang) -> None:
    """What two people would do, the first of them with a reason where one is asked."""
    if stap.soort == Stap.Soort.VRIJGAVE:
        geef_vrij(run=stand.run, actor=GEEFT_VRIJ)
    else:
        ververs()  # the next step reads what this one wrote
        reden = "; ".join(stap.totalen.get("afwijkingen", [])) or "demo: nagekeken"
        teken(run=stand.run, stap=stap.naam, actor=TEKENT, reden=reden)
