"""What every page about an open file has in common: whose file is open, on which day, and who may look.

A parent who fills in an income sees nothing of the file of the student (404, `BurgerNodig.rollen`): a student is of
age. Whoever else looks for somebody is recorded before anything is shown, so that the student can see it.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django.views.generic.base import TemplateView

from duo_portal.audit import bedrijfsdatum
from duo_portal.web.burgers import BurgerNodig


class Dossierpagina(BurgerNodig, TemplateView):
    """A page that reads the open file; `self.op` is the business date."""

    @cached_property
    def op(self) -> date:
        """The business date, read once: it came with the session when one is set."""
        gelezen: date | None = getattr(self.request.session, "bedrijfsdatum", None)
        return gelezen or bedrijfsdatum.vandaag()

    @property
    def persoon_id(self) -> int:
        """Whose file is open."""
        return self.burger.persoon_id

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The day goes to the template too: panels read it from there instead of asking again."""
        return super().get_context_data(vandaag=self.op, **kwargs)
