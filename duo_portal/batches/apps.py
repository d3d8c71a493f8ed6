from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class BatchesConfig(AppConfig):
    name = "duo_portal.batches"
    label = "batches"
    verbose_name = "Runs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only the test settings have this: kinds of run that worker processes of a test must know.
        for module in getattr(settings, "EXTRA_RUNSOORTEN", []):
            import_module(module)
