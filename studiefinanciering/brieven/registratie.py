"""Make every kind of letter, and the populations of bulk sends, known to the letters; called when the app is ready."""

from duo_portal.letters.soorten import registreer_briefsoort

from .populaties import registreer_populaties
from .soorten import SOORTEN


def registreer_brieven() -> None:
    """Kinds and populations."""
    for soort in SOORTEN:
        registreer_briefsoort(soort)
    registreer_populaties()
