"""Who may do what with small schemes: a colleague proposes, another decides; amounts are settled by two as well."""

from duo_portal.identity import rollen
from duo_portal.web.aanmelden.duur import registreer_geldscherm
from duo_portal.web.zaakpaginas import Zaakpagina, registreer_zaakpagina

from .aanvragen import ONDERWERP

BESLIS = "studiefinanciering.beslis_regeling"
STEL_VAST = "studiefinanciering.stel_regeling_vast"
LESGELD = "studiefinanciering.beslis_lesgeld"


def registreer() -> None:
    """Behandelaar and teamleider decide; teamleider and financieel medewerker settle amounts."""
    registreer_zaakpagina(Zaakpagina(ONDERWERP, "admin:kleine_regeling_zaak", BESLIS))
    rollen.registreer_rechten(
        handelen={
            rollen.BEHANDELAAR: [BESLIS, LESGELD],
            rollen.TEAMLEIDER: [BESLIS, STEL_VAST, LESGELD],
            rollen.FINANCIEEL_MEDEWERKER: [STEL_VAST],
        }
    )
    registreer_geldscherm("regelingen/", "lesgeld/")
