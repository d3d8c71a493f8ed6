"""The kind of run `inning` and its steps, as the engine of `duo_portal.batches` knows them."""

from typing import Any

from duo_portal.batches.soorten import Runsoort, Stapsoort, registreer, registreer_planner
from terugbetalen.operations.vaststellen import REGELVERSIE
from terugbetalen.rules.parameters import bekende_wet

from .aanleveren import lever_aan, verstuur
from .berekenen import bereken, nagaan, sleutels, verdeel
from .bevestigen import bevestig
from .controleren import controleer
from .plannen import INNING, plan
from .vragen import vraag


def _versie() -> tuple[str, str]:
    return REGELVERSIE, bekende_wet().fingerprint


def _stappen() -> tuple[Stapsoort, ...]:
    delen: dict[str, Any] = {"soort": "chunks", "verdeel": verdeel, "sleutels": sleutels}
    return (
        Stapsoort(naam="nagaan", titel="Nagaan of rente en termijnen van het jaar bekend zijn", soort="enkel", enkel=nagaan),
        Stapsoort(naam="berekenen", titel="Berekenen: vastleggen wat nog moet worden gevraagd", werk=bereken, **delen),
        Stapsoort(naam="tekenen", titel="Tekenen: totalen naast vorige maand", soort="mens", enkel=controleer),
        Stapsoort(naam="vrijgeven", titel="Vrijgeven door een ander", soort="vrijgave"),
        Stapsoort(naam="boeken", titel="Vragen: termijnen en brieven klaarleggen", werk=vraag, **delen),
        Stapsoort(naam="aanleveren", titel="Aanleveren: de incassobestanden maken", soort="enkel", enkel=lever_aan),
        Stapsoort(naam="versturen", titel="Versturen: de bestanden naar de bank brengen", soort="enkel", enkel=verstuur),
        Stapsoort(naam="bevestigen", titel="Bevestigen: wachten op het antwoord van de bank", soort="enkel", enkel=bevestig),
    )  # fmt: skip


def registreer_run() -> None:
    """Make the monthly run and its planner known; called when the app is ready."""
    registreer(Runsoort(naam=INNING, titel="Termijnen innen", stappen=_stappen(), versie=_versie))
    registreer_planner(plan)
