"""What this room brings to the house; called when the app is ready."""

from . import brief, rechten
from .verzoek import registratie as verzoeken


def registreer() -> None:
    """Letters, and who handles objections, complaints and requests."""
    brief.registreer()
    rechten.registreer()
    verzoeken.registreer()
