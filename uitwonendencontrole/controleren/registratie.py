"""What this room brings to the house; called when the app is ready."""

from duo_portal.letters.soorten import registreer_briefsoort
from uitwonendencontrole.demo import controles

from .brieven import SOORTEN


def registreer() -> None:
    """Make the letters of a check and its part of the demo known."""
    for soort in SOORTEN:
        registreer_briefsoort(soort)
    controles.registreer()
