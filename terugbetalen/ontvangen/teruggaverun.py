"""The kind of run `teruggave`: once a month, signed by one and released by another, as every payment."""

from collections.abc import Iterator
from datetime import date

from duo_portal.batches.soorten import (
    Runsoort,
    Stapsoort,
    Verschuldigd,
    registreer,
    registreer_planner,
)
from duo_portal.ledger.models import BoekingLeg

from .teruggavebank import RUN
from .teruggeven import bereken, bevestig, controleer, lever_aan, maand_van

OPENT_OP = 10
"""Day of the month on which it opens: returns of last month's collection are mostly in by then."""


def plan(dag: date) -> Iterator[Verschuldigd]:
    """A run a month, in months in which something is owed back."""
    if dag.day >= OPENT_OP and BoekingLeg.objects.filter(account__in=(1650, 1660)).exists():
        yield Verschuldigd(soort=RUN, periode=maand_van(dag))


def registreer_run() -> None:
    """Make the run and its planner known; called when the app is ready."""
    stappen = (
        Stapsoort(naam="berekenen", titel="Berekenen: wie te veel betaalde", soort="enkel", enkel=bereken),
        Stapsoort(naam="tekenen", titel="Tekenen: aantal en bedrag nakijken", soort="mens", enkel=controleer),
        Stapsoort(naam="vrijgeven", titel="Vrijgeven door een ander", soort="vrijgave"),
        Stapsoort(naam="terugbetalen", titel="Terugbetalen: het bestand naar de bank", soort="enkel", enkel=lever_aan),
        Stapsoort(naam="bevestigen", titel="Bevestigen: wachten op het antwoord van de bank", soort="enkel", enkel=bevestig),
    )  # fmt: skip
    registreer(Runsoort(naam=RUN, titel="Te veel betaald: geld teruggeven", stappen=stappen))
    registreer_planner(plan)
