"""The app's configuration."""

from django.apps import AppConfig


class BeleidConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.beleid"
    label = "beleid"
    verbose_name = "Beleid"
    default_auto_field = "django.db.models.BigAutoField"
