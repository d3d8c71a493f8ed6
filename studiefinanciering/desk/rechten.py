"""Who may do what at the desk. Deciding is the right to add a decision; Django's own permissions, no new ones."""

from duo_portal.identity import rollen
from duo_portal.web.aanmelden.duur import registreer_geldscherm
from duo_portal.web.zaakpaginas import Zaakpagina, registreer_zaakpagina
from studiefinanciering.inzien.ouders import BUITEN, PEILJAAR

BESLIS = "studiefinanciering.add_toekenning"
"""Have decided anew and stop: operations that add a decision."""
HOUD_AAN = "identity.add_blokkade"
HEF_OP = "identity.change_blokkade"
VERVANG = "gateways.add_bankbestand"
ZIE_PERSONEN = "identity.view_persoon"


def registreer() -> None:
    """What the roles may see and do here; called when the app is ready."""
    desk = [BESLIS, HOUD_AAN, HEF_OP]
    for onderwerp in (BUITEN, PEILJAAR):
        registreer_zaakpagina(Zaakpagina(onderwerp, "admin:studiefinanciering_verzoek", BESLIS))
    rollen.registreer_rechten(
        inzage={
            rollen.FINANCIEEL_MEDEWERKER: ["gateways"],
            rollen.CONTROLEUR: ["gateways"],
        },
        handelen={
            rollen.BEHANDELAAR: desk,
            rollen.TEAMLEIDER: desk,
            rollen.FINANCIEEL_MEDEWERKER: [VERVANG],
        },
    )
    registreer_geldscherm(
        "studiefinanciering/uitbetaling/",
        "studiefinanciering/uitbetaalmelding/",
        "studiefinanciering/terugvordering/",
    )
