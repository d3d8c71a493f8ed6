"""Who may do what in the chain: Django's own permissions, handed to the roles here."""

from duo_portal.identity import rollen

HOUD_AAN = "terugbetalen.houd_aan_invordering"
SIGNALEER = "terugbetalen.signaleer_paspoort"
LEVER = "terugbetalen.lever_overdracht"
_KIJKEN = ["terugbetalen.view_invorderingsstap"]


def registreer() -> None:
    """What the roles may see and do here."""
    rollen.registreer_rechten(
        handelen={
            rollen.BEHANDELAAR: [*_KIJKEN, HOUD_AAN],
            rollen.TEAMLEIDER: [*_KIJKEN, HOUD_AAN, SIGNALEER],
            rollen.FINANCIEEL_MEDEWERKER: [*_KIJKEN, "terugbetalen.view_overdracht", LEVER],
            rollen.CONTROLEUR: [*_KIJKEN, "terugbetalen.view_overdracht"],
        },
    )
