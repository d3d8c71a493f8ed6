from django.apps import AppConfig


class GatewaysConfig(AppConfig):
    name = "duo_portal.gateways"
    label = "gateways"
    verbose_name = "Koppelingen"
    default_auto_field = "django.db.models.BigAutoField"
