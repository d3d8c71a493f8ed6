from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "duo_portal.ledger"
    label = "ledger"
    verbose_name = "Grootboek"
    default_auto_field = "django.db.models.BigAutoField"
