"""The app's configuration."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.cases"
    label = "cases"
    verbose_name = "Zaken"
    default_auto_field = "django.db.models.BigAutoField"
