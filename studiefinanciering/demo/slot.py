"""The end of the demo: tables, the auditor, and where to look with which login."""

import os

from duo_portal.identity.aanmelden.demo import demopersonen
from duo_portal.identity.demo import maak_demo_medewerkers
from duo_portal.identity.queries import bsn_van
from duo_portal.ledger import auditor

from . import tabel
from .draaiboek import EERSTE, LAATSTE, run_van
from .runs import Vertel


def toon(vertel: Vertel) -> bool:
    """Print everything; whether the auditor found the ledger green."""
    september, januari = run_van(EERSTE), run_van(LAATSTE)
    for run in (september, januari):
        if run is not None:
            vertel("")
            for regel in tabel.componenten(run.pk, run.periode):
                vertel(regel)
    if september is not None:
        vertel("")
        for regel in tabel.vergelijk(september.pk, januari.pk if januari else None):
            vertel(regel)
    vertel("")
    groen = controleer(vertel)
    vertel("")
    _wie_en_waar(vertel)
    return groen


def controleer(vertel: Vertel) -> bool:
    """Run the auditor and say what is red."""
    uitkomsten = auditor.controleer()
    rood = [uitkomst for uitkomst in uitkomsten if not uitkomst.is_groen]
    for uitkomst in rood:
        vertel(f"ROOD   {uitkomst.controle.naam}: {uitkomst.aantal} rijen")
    stand = "groen" if not rood else "ROOD"
    vertel(f"check_ledger: {stand}, {len(uitkomsten)} controles, {len(rood)} rood")
    return not rood


def _wie_en_waar(vertel: Vertel) -> None:
    poort = os.environ.get("WEB_PORT", "8000")
    vertel(
        f"Portaal: http://127.0.0.1:{poort}/ - log in als een van deze mensen, of als een ouder:"
    )
    for wie in demopersonen():
        vertel(f"  {bsn_van(wie.persoon)}  {wie.persoon!s:<18}{wie.verhaal['nl']}")
    vertel("")
    vertel(
        f"Beheer: http://127.0.0.1:{poort}/beheer/ - medewerkers van de demo (nieuwe wachtwoorden):"
    )
    for medewerker in maak_demo_medewerkers():
        vertel(f"  {medewerker.gebruikersnaam:<18}{medewerker.wachtwoord:<20}{medewerker.rol}")
        vertel(f"  {'':<18}geheim voor een code-app: {medewerker.geheim}")
    vertel("Na het wachtwoord vraagt het beheer een code: de pagina van de demo laat hem zien.")
