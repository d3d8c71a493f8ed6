"""Who may give unknown money its place: Django's own permission to add a proposal, for the financial desk."""

from duo_portal.identity import rollen
from duo_portal.web.aanmelden.duur import registreer_geldscherm

BESTEM = "terugbetalen.add_bestemmingsvoorstel"


def registreer() -> None:
    """What the roles may see and do here; called when the app is ready."""
    rollen.registreer_rechten(
        inzage={rollen.FINANCIEEL_MEDEWERKER: ["terugbetalen"]},
        handelen={rollen.FINANCIEEL_MEDEWERKER: [BESTEM]},
    )
    registreer_geldscherm("terugbetalen/bestemmingsvoorstel/", "terugbetalen/overdracht/")
