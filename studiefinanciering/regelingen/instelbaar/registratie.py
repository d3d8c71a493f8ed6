"""What this room brings to the house; called when the app is ready."""

from pathlib import Path


def registreer() -> None:
    """Letters, objections, the payout run, rights, pages of the portal and the desk, what the auditor asks."""
    from duo_portal.gateways.bank.ontvangers import registreer_ontvanger
    from duo_portal.ledger.auditor import register_map
    from studiefinanciering.demo import regelingen as demo

    from . import bezwaar, brieven, cijfers, rechten, uitbetalen
    from .beheer import dossier, paginas
    from .lesgeld import beheer as lesgeldbeheer
    from .lesgeld import bezwaar as lesgeldbezwaar
    from .lesgeld import brieven as lesgeldbrieven
    from .lesgeld import run as lesgeldrun
    from .lesgeld.bank import Lesgeldbank
    from .portaal import panelen

    rechten.registreer()
    brieven.registreer_brieven()
    bezwaar.registreer()
    uitbetalen.registreer_run()
    panelen.registreer()
    paginas.registreer()
    dossier.registreer()
    cijfers.registreer()
    demo.registreer()
    lesgeldrun.registreer_run()
    lesgeldbrieven.registreer_brieven()
    lesgeldbezwaar.registreer()
    lesgeldbeheer.registreer()
    registreer_ontvanger("lesgeld", Lesgeldbank(), volgorde=3)
    register_map(Path(__file__).parent / "controles")
