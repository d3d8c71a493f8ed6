"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make letters and panels known, and what happens when an extra repayment comes in or is taken back."""
    from duo_portal.letters.soorten import registreer_briefsoort
    from terugbetalen.ontvangen.boeken import registreer_bij_betaling
    from terugbetalen.ontvangen.storneren import registreer_bij_storno
    from terugbetalen.ontvangen.verzoeken import Doel

    from .brieven import SOORTEN
    from .extra import maak_ongedaan, verwerk_betaling
    from .panelen import registreer_panelen

    for soort in SOORTEN:
        registreer_briefsoort(soort)
    registreer_panelen()
    registreer_bij_betaling(Doel.EXTRA, verwerk_betaling)
    registreer_bij_storno(Doel.EXTRA, maak_ongedaan)
