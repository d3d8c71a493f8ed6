"""Puts the work list at the desk; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina
from duo_portal.web.beheer.dossier.rechten import PAK

from . import bronnen, pagina


def registreer() -> None:
    """Sources and addresses."""
    bronnen.registreer()
    zie = "cases.view_werkopdracht"
    for deel in (
        Deskpagina("werk/", "werk", pagina.lijst, zie, _("Werk"), 10),
        Deskpagina("werk/volgende/", "werk_volgende", pagina.volgende, PAK),
        Deskpagina("werk/toewijzen/", "werk_toewijzen", pagina.toewijzen, PAK),
    ):
        registreer_deskpagina(deel)
