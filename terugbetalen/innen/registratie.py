"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make runs, letters and checks of the auditor known."""
    from pathlib import Path

    from duo_portal.ledger.auditor import register_map
    from duo_portal.letters.soorten import registreer_briefsoort

    from .brieven import SOORTEN
    from .soorten import registreer_run

    for soort in SOORTEN:
        registreer_briefsoort(soort)
    registreer_run()
    register_map(Path(__file__).parents[1] / "controles" / "innen")
