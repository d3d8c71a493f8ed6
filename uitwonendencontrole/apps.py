from django.apps import AppConfig


class UitwonendencontroleConfig(AppConfig):
    name = "uitwonendencontrole"
    label = "uitwonendencontrole"
    verbose_name = "Uitwonendencontrole"
    default_auto_field = "django.db.models.BigAutoField"
