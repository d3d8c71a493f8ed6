"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make known which post of the bank is about debtors, the run that pays back, and what the auditor asks."""
    from pathlib import Path

    from duo_portal.gateways.bank.ontvangers import registreer_ontvanger
    from duo_portal.ledger.auditor import register_map

    from . import rechten
    from .bank import Debiteurenbank
    from .teruggavebank import Teruggavebank
    from .teruggaverun import registreer_run

    rechten.registreer()
    registreer_run()
    registreer_ontvanger("teruggaven", Teruggavebank(), volgorde=5)
    registreer_ontvanger("terugbetalen", Debiteurenbank(), volgorde=10)
    register_map(Path(__file__).parents[1] / "controles" / "ontvangen")
