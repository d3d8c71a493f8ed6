"""The app's configuration, and the admin's, which makes its default site ours."""

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django.utils.module_loading import autodiscover_modules


class WebConfig(AppConfig):
    """Name and label of the app."""

    name = "duo_portal.web"
    label = "web"
    verbose_name = "Portaal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the ways to sign in, and put own data and messages on the menu."""
        from duo_portal.identity.medewerkers.sessies import bewaak_toegang
        from duo_portal.web.aanmelden.registratie import registreer
        from duo_portal.web.beheer import (
            bedrijf,
            contactcijfers,
            jaarcijfers,
            privacy,
            privacybewaren,
            privacybronnen,
            privacycijfers,
            privacydatalekken,
        )
        from duo_portal.web.beheer.dossier import registratie as dossier
        from duo_portal.web.beheer.termijnen import registratie as termijnen
        from duo_portal.web.beheer.verzoeken import registratie as verzoeken
        from duo_portal.web.beheer.werk import registratie as werk
        from duo_portal.web.berichten.registratie import registreer_berichten
        from duo_portal.web.zaken import registratie as zaken

        bewaak_toegang()
        registreer()
        registreer_berichten()
        zaken.registreer()
        dossier.registreer()
        werk.registreer()
        verzoeken.registreer()
        termijnen.registreer()
        bedrijf.registreer()
        contactcijfers.registreer()
        jaarcijfers.registreer()
        for privacykamer in (
            privacy,
            privacybewaren,
            privacybronnen,
            privacycijfers,
            privacydatalekken,
        ):
            privacykamer.registreer()


class BeheerConfig(SimpleAdminConfig):
    """Django's admin with `BeheerSite` as its default site; finds `admin.py` in every app."""

    default_site = "duo_portal.web.admin_site.BeheerSite"
    verbose_name = "Beheer"

    def ready(self) -> None:
        """Register every app's admin."""
        super().ready()
        autodiscover_modules("admin")
