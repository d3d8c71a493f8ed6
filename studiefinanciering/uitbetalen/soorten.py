"""The kinds of payout run and their steps, as the engine of `duo_portal.batches` knows them."""

from duo_portal.batches.soorten import (
    Runsoort,
    Stapsoort,
    registreer,
    registreer_paneel,
    registreer_planner,
)

from ..rules import REGELVERSIE
from ..rules.parameters import bekende_wet
from .aanleveren import lever_aan, verstuur
from .berekenen import EENMALIG, UITBETALING, bereken, sleutels, verdeel
from .bevestigen import bevestig
from .boeken import boek
from .controleren import controleer
from .paneel import paneel
from .plannen import plan


def _stappen() -> tuple[Stapsoort, ...]:
    return (
        Stapsoort(
            naam="berekenen",
            titel="Berekenen: vastleggen wat nog moet worden betaald",
            soort="chunks",
            werk=bereken,
            verdeel=verdeel,
            sleutels=sleutels,
        ),
        Stapsoort(
            naam="controleren",
            titel="Controleren: totalen naast vorige maand, en tekenen",
            soort="mens",
            enkel=controleer,
        ),
        Stapsoort(naam="vrijgeven", titel="Vrijgeven door een ander", soort="vrijgave"),
        Stapsoort(
            naam="boeken",
            titel="Boeken in het grootboek",
            soort="chunks",
            werk=boek,
            verdeel=verdeel,
            sleutels=sleutels,
        ),
        Stapsoort(
            naam="aanleveren",
            titel="Aanleveren: het bestand voor de bank maken",
            soort="enkel",
            enkel=lever_aan,
        ),
        Stapsoort(
            naam="versturen",
            titel="Versturen: het bestand naar de bank brengen",
            soort="enkel",
            enkel=verstuur,
        ),
        Stapsoort(
            naam="bevestigen",
            titel="Bevestigen: wachten op het antwoord van de bank",
            soort="enkel",
            enkel=bevestig,
        ),
    )


def versie() -> tuple[str, str]:
    """Rules version and fingerprint of the parameters that a new run is pinned to."""
    return REGELVERSIE, bekende_wet().fingerprint


def registreer_soorten() -> None:
    """Make the monthly run and the run of one-off schemes known; called when the app is ready."""
    for naam, titel in [
        (UITBETALING, "Maandelijkse uitbetaling"),
        (EENMALIG, "Uitbetaling van een eenmalige regeling"),
    ]:
        registreer(Runsoort(naam=naam, titel=titel, stappen=_stappen(), versie=versie))
        registreer_paneel(naam, paneel)
    registreer_planner(plan)
