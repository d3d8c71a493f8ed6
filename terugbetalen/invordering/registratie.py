"""What this room brings to the house; called when the app is ready."""

from pathlib import Path

from duo_portal.ledger.auditor import register_map

from . import rechten
from .brieven import registreer_brieven
from .eigen_stops import registreer_eigen_stops
from .paneel import registreer_paneel_achterstand
from .runs import registreer_runs


def registreer() -> None:
    """Make stops, runs, letters, rights, the panel and the checks of this room known."""
    registreer_eigen_stops()
    registreer_runs()
    registreer_brieven()
    rechten.registreer()
    registreer_paneel_achterstand()
    register_map(Path(__file__).parents[1] / "controles" / "invordering")
