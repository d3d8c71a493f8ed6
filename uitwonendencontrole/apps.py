from django.apps import AppConfig


class UitwonendencontroleConfig(AppConfig):
    name = "uitwonendencontrole"
    label = "uitwonendencontrole"
    verbose_name = "Uitwonendencontrole"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand the stored rounds to the beacon of demo and test, and tell the cellar what this app brings."""
        from duo_portal.gateways import drand
        from duo_portal.web.panelen import Paneel, registreer_paneel

        from . import jaarcijfers
        from .controleren.registratie import registreer as registreer_controleren
        from .demo import akten
        from .desk.registratie import registreer as registreer_desk
        from .herstel.registratie import registreer as registreer_herstel
        from .paneel import lees
        from .portaal.registratie import registreer as registreer_portaal
        from .rules.baken import bewaarde_antwoorden, ketens

        for (keten, nummer), antwoord in bewaarde_antwoorden().items():
            ronde = drand.Ronde(nummer, antwoord.toeval.hex(), antwoord.handtekening.hex())
            drand.bewaar(ketens()[keten].hash, [ronde])
        akten.registreer()
        registreer_controleren()
        registreer_herstel()
        registreer_desk()
        registreer_portaal()
        jaarcijfers.registreer()
        sjabloon = "portal/controle/paneel.html"
        registreer_paneel(Paneel("studiefinanciering", "loting", sjabloon, lees, 60))
