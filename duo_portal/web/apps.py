"""The app's configuration."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.web"
    label = "web"
    verbose_name = "Portaal"
    default_auto_field = "django.db.models.BigAutoField"
