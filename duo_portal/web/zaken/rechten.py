"""Who handles objections. Deciding is done with the same right, by another person than who wrote the draft."""

from duo_portal.cases.bezwaar.indienen import ONDERWERP
from duo_portal.identity import rollen
from duo_portal.web.zaakpaginas import Zaakpagina, registreer_zaakpagina

BEHANDEL = "cases.behandel_bezwaar"


def registreer() -> None:
    """Behandelaar and teamleider."""
    registreer_zaakpagina(Zaakpagina(ONDERWERP, "admin:cases_bezwaar_zaak", BEHANDEL))
    rollen.registreer_rechten(
        handelen={rollen.BEHANDELAAR: [BEHANDEL], rollen.TEAMLEIDER: [BEHANDEL]}
    )
