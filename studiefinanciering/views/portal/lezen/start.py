"""The first page after signing in: what happens next."""

from typing import Any

from duo_portal.web.panelen import taken_van
from studiefinanciering.inzien.beletsels import beletsels
from studiefinanciering.inzien.stand import lees_stand
from studiefinanciering.inzien.verwacht import lees_vooruit
from studiefinanciering.inzien.woorden_beletsels import in_woorden

from .basis import Leespagina


class Start(Leespagina):
    """Next payment, what stands in its way, tasks, and the panels of other parts of the house."""

    template_name = "portal/lezen/start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Two queries of our own; without a file there is one, and a way to begin."""
        stand = lees_stand(self.persoon_id, self.op)
        eigen: dict[str, Any] = {"stand": stand, "taken": taken_van(self.burger, self.op)}
        if stand.heeft_dossier:
            vooruit = lees_vooruit(stand)
            eigen["volgende"] = vooruit.volgende
            eigen["beletsels"] = [in_woorden(b) for b in beletsels(stand, vooruit)]
        return super().get_context_data(**eigen, **kwargs)
