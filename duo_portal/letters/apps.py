"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.letters"
    label = "letters"
    verbose_name = "Brieven"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the letters of a bulk send and of changed contact data, and who may print and send in bulk."""
        from duo_portal.identity import rollen

        from .campagnebrief import SERVICE_BERICHT, service_bericht, titel_service_bericht
        from .contactwijziging import CONTACT_GEWIJZIGD, contact_gewijzigd
        from .soorten import Briefsoort, registreer_briefsoort

        registreer_briefsoort(
            Briefsoort(
                SERVICE_BERICHT,
                _("Bericht over uw studiefinanciering"),
                service_bericht,
                titel_van=titel_service_bericht,
            )
        )
        registreer_briefsoort(
            Briefsoort(CONTACT_GEWIJZIGD, _("Uw contactgegevens zijn gewijzigd"), contact_gewijzigd)
        )
        maken = ["letters.add_campagne", "letters.druk_drukpartij"]
        rollen.registreer_rechten(
            inzage={rollen.CONTROLEUR: ["letters"]},
            handelen={
                rollen.BEHANDELAAR: maken,
                rollen.TEAMLEIDER: [*maken, "letters.geef_vrij_campagne"],
                rollen.CONTROLEUR: ["letters.geef_vrij_campagne"],
            },
        )
