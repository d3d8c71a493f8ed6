"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make runs, letters, checks of the auditor and answers of the bank to direct debits known."""
    from pathlib import Path

    from duo_portal.gateways.bank.ontvangers import registreer_ontvanger
    from duo_portal.ledger.auditor import register_map
    from duo_portal.letters.soorten import registreer_briefsoort

    from .bevestigen import Incassoantwoorden
    from .brieven import SOORTEN
    from .soorten import registreer_run

    for soort in SOORTEN:
        registreer_briefsoort(soort)
    registreer_run()
    registreer_ontvanger("incasso", Incassoantwoorden(), volgorde=30)
    register_map(Path(__file__).parents[1] / "controles" / "innen")
