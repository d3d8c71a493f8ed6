from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "duo_portal.partners"
    label = "partners"
    verbose_name = "Partners van de API"
    default_auto_field = "django.db.models.BigAutoField"
