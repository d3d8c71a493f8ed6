"""What this room brings to the house; called when the app is ready."""


def registreer() -> None:
    """Make known which post of the bank is about debtors."""
    from duo_portal.gateways.bank.ontvangers import registreer_ontvanger

    from .bank import Debiteurenbank

    registreer_ontvanger("terugbetalen", Debiteurenbank(), volgorde=10)
