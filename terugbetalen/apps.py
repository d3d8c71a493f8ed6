from django.apps import AppConfig


class TerugbetalenConfig(AppConfig):
    name = "terugbetalen"
    label = "terugbetalen"
    verbose_name = "Terugbetalen"
    default_auto_field = "django.db.models.BigAutoField"
