"""The app's configuration."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.privacy"
    label = "privacy"
    verbose_name = "Privacy"
    default_auto_field = "django.db.models.BigAutoField"
