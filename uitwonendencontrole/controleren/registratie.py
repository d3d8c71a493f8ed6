"""What this room brings to the house; called when the app is ready."""

from duo_portal.letters.soorten import registreer_briefsoort

from .brieven import SOORTEN


def registreer() -> None:
    """Make the letters of a check known."""
    for soort in SOORTEN:
        registreer_briefsoort(soort)
