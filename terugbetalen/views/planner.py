"""The planner: what one may choose, beside each other. The answer (POST) changes nothing and keeps nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from terugbetalen.portaal.plannen import Vraag
from terugbetalen.portaal.plannerbeeld import beeld_van
from terugbetalen.portaal.positie import Positie, lees_positie

from .basis import Terugbetaalpagina
from .formulier import Plannerformulier


class Planner(Terugbetaalpagina):
    """The way of the rules (GET), and what one wonders about (POST); amounts never stand in the address."""

    template_name = "portal/terugbetalen/planner.html"
    vraagt_handelen = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What happens by itself."""
        positie = lees_positie(self.persoon_id, self.op)
        form = Plannerformulier(positie=positie) if positie else None
        return self._toon(form, positie, Vraag())

    def post(self, request: HttpRequest) -> HttpResponse:
        """What one wonders about; a form that is wrong comes back with what was typed."""
        positie = lees_positie(
            self.persoon_id, self.op, met_diploma=not request.POST.get("zonder_diploma")
        )
        if positie is None:
            return self._toon(None, None, Vraag())
        form = Plannerformulier(request.POST, positie=positie)
        if form.is_valid():
            return self._toon(form, positie, form.vraag)
        return self._toon(form, None, Vraag(), status=400)

    def _toon(
        self,
        form: Plannerformulier | None,
        positie: Positie | None,
        vraag: Vraag,
        status: int = 200,
    ) -> HttpResponse:
        context = self.get_context_data(form=form, positie=positie)
        if positie is not None:
            context |= beeld_van(positie, vraag)
        return self.render_to_response(context, status=status)
