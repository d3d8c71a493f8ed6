"""Who may open files, write notes and read the reports about looks."""

from duo_portal.identity import rollen

OPEN = "audit.add_dossieropening"
"""Give a reason and open a file."""
ZIE_PERSONEN = "identity.view_persoon"
NOTEER = "audit.add_notitie"
ZIE_NOTITIES = "audit.view_notitie"
RAPPORTEN = "audit.view_inzage"
ZIE_HANDELINGEN = "audit.view_handeling"
BALIE = "audit.balie_dossieropening"
"""Do an act of the portal with the citizen present."""
PAK = "audit.add_zaaktoewijzing"
"""Take work from the list."""
WIJS_TOE = "audit.change_zaaktoewijzing"
"""Give work to somebody else, and see what must be done today."""
KOPPEL = "auth.change_user"
"""Tell which person a colleague is."""


def registreer() -> None:
    """Called once, when the app is ready."""
    dossier = [OPEN, NOTEER, ZIE_NOTITIES, PAK]
    rollen.registreer_rechten(
        inzage={
            rollen.KLACHTENFUNCTIONARIS: ["identity", "cases", "letters", "studiefinanciering"]
        },
        handelen={
            rollen.BEHANDELAAR: [*dossier, BALIE],
            rollen.TEAMLEIDER: [*dossier, BALIE, RAPPORTEN, WIJS_TOE],
            rollen.KLACHTENFUNCTIONARIS: [*dossier, "cases.change_zaak"],
            rollen.FINANCIEEL_MEDEWERKER: [OPEN, PAK],
            rollen.CONTROLEUR: [OPEN],
            rollen.AUDITOR: [OPEN],
        },
    )
