"""The pages about a debt are pages about an open file (`duo_portal.web.dossierpagina`)."""

from duo_portal.web.dossierpagina import Dossierpagina


class Terugbetaalpagina(Dossierpagina):
    """A page about the debt of the open file. A parent finds nothing here (404)."""
