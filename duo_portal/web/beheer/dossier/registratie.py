"""Puts the pages of the person file at the desk; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina

from . import balie, burgerbeeld, kelder, pagina, rapporten, rechten, toegang, zoek


def registreer() -> None:
    """Rights, panels, references and addresses."""
    rechten.registreer()
    kelder.registreer()
    zoek.registreer()
    een = "dossier/<uuid:uuid>/"
    for deel in (
        Deskpagina(
            "dossier/", "dossier_zoek", zoek.zoek, rechten.ZIE_PERSONEN, _("Dossier zoeken"), 20
        ),
        Deskpagina(
            "dossier/inzagen/",
            "dossier_rapport",
            rapporten.rapport,
            rechten.RAPPORTEN,
            _("Wie keek waar"),
            40,
        ),
        Deskpagina("dossier/inzagen/collega/", "dossier_koppel", rapporten.koppel, rechten.KOPPEL),
        Deskpagina(een, "dossier", pagina.dossier, rechten.OPEN),
        Deskpagina(f"{een}openen/", "dossier_openen", toegang.openen, rechten.OPEN),
        Deskpagina(f"{een}vergelijken/", "dossier_vergelijken", pagina.vergelijken, rechten.OPEN),
        Deskpagina(f"{een}vandaag/", "dossier_vandaag", pagina.besluit_vandaag, rechten.OPEN),
        Deskpagina(f"{een}burger/", "dossier_burger", burgerbeeld.zoals_de_burger, rechten.OPEN),
        Deskpagina(f"{een}balie/", "dossier_balie", balie.aan_de_balie, rechten.BALIE),
        Deskpagina(f"{een}notitie/", "dossier_notitie", pagina.noteer, rechten.NOTEER),
        Deskpagina(f"{een}toon/", "dossier_toon", pagina.toon, rechten.OPEN),
    ):
        registreer_deskpagina(deel)
