"""The app's configuration."""

from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.verantwoording"
    label = "verantwoording"
    verbose_name = "Verantwoording"
    default_auto_field = "django.db.models.BigAutoField"
