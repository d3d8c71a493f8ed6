"""The ledger as a Django app; it brings its own checks to the auditor."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Grootboek."""

    name = "duo_portal.ledger"
    label = "ledger"
    verbose_name = "Grootboek"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of sql/audit; models are importable only now."""
        from . import auditor

        auditor.register_map(auditor.MAP)
