from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "duo_portal.identity"
    label = "identity"
    verbose_name = "Personen"
    default_auto_field = "django.db.models.BigAutoField"
