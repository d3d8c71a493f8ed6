"""Who may do what with an arrangement: Django's own permissions, handed to the roles here."""

from duo_portal.identity import rollen

SPREEK_AF = "terugbetalen.spreek_regeling_af"
_KIJKEN = ["terugbetalen.view_regeling"]


def registreer() -> None:
    """A colleague agrees; who decides on what lies outside the bounds is another one with the same right."""
    rollen.registreer_rechten(
        handelen={
            rollen.BEHANDELAAR: [*_KIJKEN, SPREEK_AF],
            rollen.TEAMLEIDER: [*_KIJKEN, SPREEK_AF],
            rollen.CONTROLEUR: _KIJKEN,
        },
    )
