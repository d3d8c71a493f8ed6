from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "duo_portal.audit"
    label = "audit"
    verbose_name = "Verantwoording"
    default_auto_field = "django.db.models.BigAutoField"
