from django.apps import AppConfig


class BatchesConfig(AppConfig):
    name = "duo_portal.batches"
    label = "batches"
    verbose_name = "Runs"
    default_auto_field = "django.db.models.BigAutoField"
