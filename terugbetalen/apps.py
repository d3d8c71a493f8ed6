from importlib import import_module

from django.apps import AppConfig

KAMERS = ("innen", "ontvangen", "invordering", "contact", "regelen", "aflossen", "dwangsommen")


class TerugbetalenConfig(AppConfig):
    name = "terugbetalen"
    label = "terugbetalen"
    verbose_name = "Terugbetalen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the cellar what this app brings: kinds of run, letters, checks of the auditor, people of the demo."""
        from pathlib import Path

        from duo_portal.ledger.auditor import register_map

        from . import beleid, bezwaar, dossierpanelen, jaarcijfers, medisch, rentevergoeding
        from .batches import registreer_runs
        from .brieven.registratie import registreer_brieven
        from .demo import akten
        from .maandrun import registreer_maandrun
        from .portaal import panelen, vlaggen

        registreer_runs()
        beleid.registreer()
        jaarcijfers.registreer()
        registreer_maandrun()
        registreer_brieven()
        akten.registreer()
        panelen.registreer()
        vlaggen.registreer()
        dossierpanelen.registreer()
        rentevergoeding.registreer()
        medisch.registreer()
        bezwaar.registreer()
        for kamer in KAMERS:
            import_module(f"{self.name}.{kamer}.registratie").registreer()
        register_map(Path(__file__).parent / "controles")
