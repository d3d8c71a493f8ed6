"""What the pages of an open file have in common: whose, on which day, and a record of who looks for somebody else."""

from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.generic.base import TemplateView

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.inzage import leg_inzage_vast
from duo_portal.web.burgers import BurgerNodig


class Terugbetaalpagina(BurgerNodig, TemplateView):
    """A page about the debt of the open file. A parent finds nothing here (404)."""

    def eis(self, request: HttpRequest) -> HttpResponseBase | None:
        """The look of a representative is recorded; when that fails the page stays closed."""
        burger = self.burger
        if not burger.is_zelf:
            leg_inzage_vast(
                actor=burger.actor,
                rol=str(burger.rol),
                persoon_id=burger.persoon_id,
                scherm=f"portaal: {type(self).__name__.lower()}",
            )
        return super().eis(request)

    @cached_property
    def op(self) -> date:
        """The business date, read once."""
        return bedrijfsdatum.vandaag()

    @property
    def persoon_id(self) -> int:
        """Whose debt it is."""
        return self.burger.persoon_id

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The day goes to the template too: panels read it from there."""
        return super().get_context_data(vandaag=self.op, **kwargs)
