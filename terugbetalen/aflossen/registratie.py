"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make letters and panels known, and what happens when an extra repayment comes in."""
    from duo_portal.letters.soorten import registreer_briefsoort
    from terugbetalen.ontvangen.boeken import registreer_bij_betaling
    from terugbetalen.ontvangen.verzoeken import Doel

    from .brieven import SOORTEN
    from .extra import verwerk_betaling
    from .panelen import registreer_panelen

    for soort in SOORTEN:
        registreer_briefsoort(soort)
    registreer_panelen()
    registreer_bij_betaling(Doel.EXTRA, verwerk_betaling)
