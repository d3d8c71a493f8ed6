from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class BatchesConfig(AppConfig):
    name = "duo_portal.batches"
    label = "batches"
    verbose_name = "Runs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from duo_portal.identity import rollen

        rollen.registreer_rechten(
            inzage={
                rol: ["batches"]
                for rol in (
                    rollen.FINANCIEEL_MEDEWERKER,
                    rollen.CONTROLEUR,
                    rollen.TEAMLEIDER,
                    rollen.BEHEERDER,
                )
            },
            handelen={
                rollen.FINANCIEEL_MEDEWERKER: [
                    "batches.teken_run",
                    "batches.annuleer_run",
                    "batches.los_op_vastgelopenpost",
                ],
                rollen.CONTROLEUR: ["batches.geef_vrij_run"],
                rollen.TEAMLEIDER: ["batches.geef_vrij_run", "batches.annuleer_run"],
            },
        )
        # Only the test settings have this: kinds of run that worker processes of a test must know.
        for module in getattr(settings, "EXTRA_RUNSOORTEN", []):
            import_module(module)
