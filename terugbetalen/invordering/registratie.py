"""What this room brings to the house; called when the app is ready."""

from .brieven import registreer_brieven
from .eigen_stops import registreer_eigen_stops
from .runs import registreer_runs


def registreer() -> None:
    """Make stops, runs and letters of this room known."""
    registreer_eigen_stops()
    registreer_runs()
    registreer_brieven()
