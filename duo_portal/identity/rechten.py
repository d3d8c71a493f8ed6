"""What the roles of staff may see and do of the cellar's own; apps add theirs (`rollen.registreer_rechten`)."""

from duo_portal.identity import rollen

INZAGE = {
    rollen.BEHANDELAAR: [
        "identity",
        "cases",
        "letters",
        "studiefinanciering",
    ],
    rollen.TEAMLEIDER: [
        "identity",
        "cases",
        "letters",
        "studiefinanciering",
        "batches",
    ],
    rollen.FINANCIEEL_MEDEWERKER: [
        "batches",
        "ledger",
        "cases",
        "studiefinanciering",
    ],
    rollen.CONTROLEUR: [
        "batches",
        "ledger",
        "audit",
        "cases",
        "studiefinanciering",
    ],
    # A complaint is about a decision, a letter or how a case went: looking, and the case itself.
    rollen.KLACHTENFUNCTIONARIS: ["identity", "cases", "letters", "studiefinanciering"],
    # Rights of people and who looked at them: the file itself, not what is paid or collected.
    rollen.PRIVACY_OFFICER: ["identity", "cases", "letters", "audit"],
    rollen.BEHEERDER: ["auth", "audit", "partners"],
}
HANDELEN = {
    rollen.BEHEERDER: [
        "auth.add_user",
        "auth.change_user",
        "partners.add_partner",
        "partners.change_partner",
        "partners.add_partnersleutel",
        "partners.change_partnersleutel",
    ],
    rollen.BEHANDELAAR: ["cases.change_werkopdracht", "cases.change_zaak"],
    rollen.TEAMLEIDER: ["cases.change_werkopdracht", "cases.change_zaak"],
    rollen.KLACHTENFUNCTIONARIS: ["cases.change_werkopdracht", "cases.change_zaak"],
    rollen.PRIVACY_OFFICER: ["cases.change_werkopdracht", "cases.change_zaak"],
}


def registreer() -> None:
    """Make them known; called when the app is ready."""
    rollen.registreer_rechten(inzage=INZAGE, handelen=HANDELEN)
