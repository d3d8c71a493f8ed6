"""What this room brings to the house; called when the app is ready."""

from django.utils.translation import gettext_lazy as _

from duo_portal.web.beheer.deskpaginas import Deskpagina, registreer_deskpagina

from . import bulkpaginas, bulkrun, paginas, rechten


def registreer() -> None:
    """The run, the rights and the pages of the desk."""
    bulkrun.registreer_run()
    rechten.registreer()
    begin = "controle-herstel/"
    for pagina in (
        Deskpagina(begin, "controle_herstel", paginas.stop_en_herstel, rechten.ZIE, _("Stop en herstel"), 65),
        Deskpagina(f"{begin}trechter/<uuid:kader>/", "controle_trechter", paginas.trechterbestand, rechten.LEES_IN),
        Deskpagina(f"{begin}nieuw/", "controle_herstel_nieuw", bulkpaginas.nieuw, rechten.OPEN),
        Deskpagina(f"{begin}<uuid:uuid>/", "controle_herstel_een", bulkpaginas.een, rechten.ZIE),
    ):  # fmt: skip
        registreer_deskpagina(pagina)
