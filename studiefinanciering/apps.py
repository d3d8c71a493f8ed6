from django.apps import AppConfig


class StudiefinancieringConfig(AppConfig):
    name = "studiefinanciering"
    label = "studiefinanciering"
    verbose_name = "Studiefinanciering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the cellar what this app brings: the kinds of run and what is due."""
        from pathlib import Path

        from duo_portal.ledger.auditor import register_map
        from duo_portal.web.api.adressen import registreer_adressen

        from . import bezwaar, dossierpanelen, jaarcijfers, portaalpanelen
        from .api import rechten as api_rechten
        from .batches import registreer_besluitruns
        from .beleid import simulator as beleid
        from .brieven.registratie import registreer_brieven
        from .demo import aanmelden as demo_aanmelden
        from .desk import rechten
        from .regelingen.instelbaar import registratie as kleine_regelingen
        from .regelingen.run import registreer_regelingen
        from .uitbetalen.bevestigen import registreer_bank
        from .uitbetalen.soorten import registreer_soorten
        from .vooruit import panelen as vooruit

        registreer_besluitruns()
        beleid.registreer()
        registreer_brieven()
        demo_aanmelden.registreer()
        registreer_soorten()
        registreer_bank()
        registreer_regelingen()
        kleine_regelingen.registreer()
        rechten.registreer()
        jaarcijfers.registreer()
        bezwaar.registreer()
        portaalpanelen.registreer()
        dossierpanelen.registreer()
        vooruit.registreer()
        api_rechten.registreer()
        registreer_adressen("studiefinanciering.api.urls")
        register_map(Path(__file__).parent / "controles")
