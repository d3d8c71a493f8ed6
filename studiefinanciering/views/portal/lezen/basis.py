"""The pages to read of student finance are pages about an open file (`duo_portal.web.dossierpagina`)."""

from duo_portal.web.dossierpagina import Dossierpagina


class Leespagina(Dossierpagina):
    """A page that reads the file of a student; `self.op` is the business date."""
