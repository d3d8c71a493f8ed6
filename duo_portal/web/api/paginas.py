"""Lists by key: `na` is the reference of the last item of the page before, so that a list never shifts.

An item that came meanwhile neither hides nor doubles another, and no page tells how many there are elsewhere.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework import serializers

from .basis import ApiView
from .problemen import Ongeldig
from .velden import Invoer, Kameel, Kenmerk, Patroon

STANDAARD = 50


class PaginaVraag(Invoer):
    """`na` and `aantal`; text, because a query is."""

    na = Kenmerk(
        required=False, help_text="Kenmerk van het laatste onderdeel van de vorige pagina."
    )
    aantal = Patroon(
        r"^([1-9][0-9]?|100)$", required=False, help_text="1 tot en met 100; standaard 50."
    )


class Pagina(Kameel):
    """What every list answers; subclasses add `resultaten`."""

    volgende = serializers.CharField(
        allow_null=True, help_text="Adres van de volgende pagina, of null als dit de laatste is."
    )


class Bladeren(ApiView):
    """A list endpoint: cut a page out of somebody's own list, which is short, by `kenmerk`."""

    vraag_class: ClassVar[Any] = PaginaVraag

    def blad(self, alles: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """`resultaten` and `volgende`; raises `Ongeldig` when `na` names nothing in this list."""
        begin = 0
        if (na := self.vraag.get("na")) is not None:
            kenmerken = [rij["kenmerk"] for rij in alles]
            if na not in kenmerken:
                melding = _("Dit kenmerk staat niet in deze lijst.")
                raise Ongeldig({"na": [melding]}, waar="query")
            begin = kenmerken.index(na) + 1
        aantal = int(self.vraag.get("aantal", STANDAARD))
        deel = alles[begin : begin + aantal]
        is_meer = begin + aantal < len(alles)
        return {
            "resultaten": deel,
            "volgende": self.adres(deel[-1]["kenmerk"], aantal) if is_meer else None,
        }

    def adres(self, na: UUID, aantal: int) -> str:
        """The next page, without a host: behind a proxy we do not know ours."""
        return f"{self.request.path}?na={na}&aantal={aantal}"
