"""The app's configuration."""

from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.verantwoording"
    label = "verantwoording"
    verbose_name = "Verantwoording"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the cellar's own tables and numbers, and who may look."""
        from duo_portal.identity import rollen

        from .bedrijf import registreer_eigen
        from .eigen import registreer

        registreer()
        registreer_eigen()
        kijkers = (
            rollen.TEAMLEIDER,
            rollen.FINANCIEEL_MEDEWERKER,
            rollen.CONTROLEUR,
            rollen.BEHEERDER,
        )
        rollen.registreer_rechten(inzage={rol: ["verantwoording"] for rol in kijkers})
