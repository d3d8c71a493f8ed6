"""Puts these pages at the desk and the way to registering on the person file; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina
from duo_portal.web.beheer.dossier.panelen import (
    SJABLOON,
    Dossierpaneel,
    registreer_dossierpaneel,
)
from duo_portal.web.beheer.dossier.rechten import OPEN
from duo_portal.web.zaken.verzoek.registratie import ADVISEER

from . import overzichten, registreren


def registreer() -> None:
    """Addresses and the panel."""
    zaken = "zaken/"
    for pagina in (
        Deskpagina(f"{zaken}eerder/", "cases_precedenten", overzichten.precedenten, ADVISEER),
        Deskpagina(
            f"{zaken}cijfers/", "cases_verzoek_cijfers", overzichten.cijfers, "cases.view_verzoek"
        ),
        Deskpagina("dossier/<uuid:uuid>/zaak/", "dossier_zaak", registreren.registreren, OPEN),
    ):
        registreer_deskpagina(pagina)
    registreer_dossierpaneel(
        Dossierpaneel(
            "zaak_erbij", _("Zaak registreren"), SJABLOON, registreren.paneel, 61, ADVISEER
        )
    )
