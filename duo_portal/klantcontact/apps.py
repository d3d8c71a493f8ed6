"""The app's configuration."""

from django.apps import AppConfig


class KlantcontactConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.klantcontact"
    label = "klantcontact"
    verbose_name = "Klantcontact"
    default_auto_field = "django.db.models.BigAutoField"
