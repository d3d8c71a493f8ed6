"""Let the auditor look, and keep what it found."""

from duo_portal.foundation import clock
from duo_portal.ledger import auditor

from .models import Controleronde


def houd_ronde() -> Controleronde:
    """Run every check of the auditor and keep the names of those that are red."""
    begin = clock.nu()
    uitkomsten = auditor.controleer()
    duur = clock.nu() - begin
    return Controleronde.objects.create(
        aantal=len(uitkomsten),
        rood=[u.controle.naam for u in uitkomsten if not u.is_groen],
        duur_ms=int(duur.total_seconds() * 1000),
    )
