"""The app's configuration."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.letters"
    label = "letters"
    verbose_name = "Brieven"
    default_auto_field = "django.db.models.BigAutoField"
