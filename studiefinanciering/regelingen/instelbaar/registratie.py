"""What this room brings to the house; called when the app is ready."""

from pathlib import Path


def registreer() -> None:
    """Letters, objections, the payout run, rights, pages of the portal and the desk, what the auditor asks."""
    from duo_portal.ledger.auditor import register_map

    from . import bezwaar, brieven, rechten, uitbetalen
    from .beheer import dossier, paginas
    from .portaal import panelen

    rechten.registreer()
    brieven.registreer_brieven()
    bezwaar.registreer()
    uitbetalen.registreer_run()
    panelen.registreer()
    paginas.registreer()
    dossier.registreer()
    register_map(Path(__file__).parent / "controles")
