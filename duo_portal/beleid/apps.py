"""The app's configuration."""

from django.apps import AppConfig


class BeleidConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.beleid"
    label = "beleid"
    verbose_name = "Beleid"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Who may see outcomes and ask for them: no page of this desk holds a person."""
        from duo_portal.identity import rollen

        wie = (rollen.TEAMLEIDER, rollen.FINANCIEEL_MEDEWERKER, rollen.BEHEERDER)
        rollen.registreer_rechten(
            inzage={rol: ["beleid"] for rol in wie},
            handelen={rol: ["beleid.add_doorrekening"] for rol in wie},
        )
