"""Puts the pages of the check at the desk; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina

from . import bezoeken, paginas, rechten


def registreer() -> None:
    """Rights and addresses."""
    rechten.registreer()
    een, bezoek = "controle/<uuid:uuid>/", "controle/bezoeken/"
    for deel in (
        Deskpagina(
            "controle/", "controle_werk", paginas.werk, rechten.BEKIJK, _("Uitwonendencontrole"), 60
        ),
        Deskpagina(
            bezoek, "controle_bezoeken", bezoeken.bezoeken, rechten.BEZOEK, _("Mijn bezoeken"), 61
        ),
        Deskpagina(f"{bezoek}<uuid:uuid>/", "controle_bezoek", bezoeken.bezoek, rechten.BEZOEK),
        Deskpagina(een, "controle_zaak", paginas.zaak, rechten.BEKIJK),
        Deskpagina(f"{een}stuk/<uuid:stuk>/", "controle_stuk", paginas.stuk, rechten.BEKIJK),
    ):
        registreer_deskpagina(deel)
