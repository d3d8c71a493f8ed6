from django.apps import AppConfig


class StudiefinancieringConfig(AppConfig):
    name = "studiefinanciering"
    label = "studiefinanciering"
    verbose_name = "Studiefinanciering"
    default_auto_field = "django.db.models.BigAutoField"
