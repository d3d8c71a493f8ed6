"""Puts the page of a term at the desk; called when the app is ready."""

from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina

from . import scherm


def registreer() -> None:
    """One address; who may change the term of which case is for the page to say."""
    pad = "zaken/termijn/<int:zaak_id>/"
    registreer_deskpagina(Deskpagina(pad, "zaak_termijn", scherm.termijn, "cases.view_zaak"))
