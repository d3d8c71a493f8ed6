"""Who sees the stop, who helps to lift it, who takes in the table by origin, and who opens a restitution."""

from duo_portal.identity import rollen

_APP = "uitwonendencontrole"
ZIE = f"{_APP}.view_stilstand"
HEF_OP = f"{_APP}.hef_stop_op"
LEES_IN = f"{_APP}.lees_herkomst_in"
OPEN = f"{_APP}.open_herstel"


def registreer() -> None:
    """The privacy officer guards the measuring; a team leader opens a restitution, whose run others sign and release."""
    rollen.registreer_rechten(
        handelen={
            rollen.BEHANDELAAR: [ZIE],
            rollen.TEAMLEIDER: [ZIE, HEF_OP, OPEN],
            rollen.FINANCIEEL_MEDEWERKER: [ZIE],
            rollen.CONTROLEUR: [ZIE],
            rollen.PRIVACY_OFFICER: [ZIE, HEF_OP, LEES_IN],
        }
    )
