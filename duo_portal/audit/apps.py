"""The app's configuration."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.audit"
    label = "audit"
    verbose_name = "Verantwoording"
    default_auto_field = "django.db.models.BigAutoField"
