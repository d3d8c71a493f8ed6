"""Who handles which kind of case, by the table; and where its page at the desk is."""

from collections import defaultdict

from duo_portal.cases.soorten.tabel import laatste
from duo_portal.identity import rollen
from duo_portal.web.zaakpaginas import Zaakpagina, registreer_zaakpagina

from . import bezwaar, brief

ADVISEER = "cases.adviseer_verzoek"


def registreer() -> None:
    """Letters, what can be objected to, pages of the desk, rights."""
    brief.registreer()
    bezwaar.registreer()
    handelen: dict[str, list[str]] = defaultdict(list)
    for rij in laatste():
        registreer_zaakpagina(Zaakpagina(rij.naam, "admin:cases_verzoek_zaak", rij.volledig_recht))
        for rol in rij.rollen:
            handelen[rol].append(rij.volledig_recht)
    for rol in (
        rollen.BEHANDELAAR,
        rollen.TEAMLEIDER,
        rollen.FINANCIEEL_MEDEWERKER,
        rollen.KLACHTENFUNCTIONARIS,
    ):
        handelen[rol].append(ADVISEER)
    rollen.registreer_rechten(handelen=handelen)
