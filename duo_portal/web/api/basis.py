"""The view that all endpoints inherit: version on every answer, scopes per method, strict query."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .drempel import PerHouder
from .problemen import Ongeldig
from .toegang import HeeftScope
from .velden import Invoer

VERSIE = "1.0.0"


class ApiView(APIView):
    """`scopes` names the scope per method; a method without one needs only a known caller."""

    permission_classes: Any = (HeeftScope,)
    throttle_classes: Any = (PerHouder,)
    scopes: ClassVar[dict[str, str]] = {}
    vraag_class: ClassVar[type[Invoer] | None] = None
    """The query parameters of GET; without it none is taken."""

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Adds the version; nothing about a person is stored on the way."""
        klaar = super().finalize_response(request, response, *args, **kwargs)
        klaar.headers["API-Version"] = VERSIE
        klaar.headers.setdefault("Cache-Control", "no-store, private")
        return klaar

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """After who and how often: no query parameter that the endpoint does not know, each once."""
        super().initial(request, *args, **kwargs)
        self.vraag = self._vraag(request)

    def _vraag(self, request: Request) -> dict[str, Any]:
        klasse = self.vraag_class if request.method == "GET" else None
        dubbel = {
            naam: [_("Geef dit één keer.")]
            for naam, w in request.query_params.lists()
            if len(w) != 1
        }
        if dubbel:
            raise Ongeldig(dubbel, waar="query", code="dubbel")
        lezer = (klasse or Invoer)(data=dict(request.query_params.items()))
        return _geldig(lezer, waar="query")

    def lees(self, klasse: type[serializers.BaseSerializer[Any]], **kwargs: Any) -> Any:
        """The validated body; raises `Ongeldig`."""
        return _geldig(klasse(data=self.request.data, **kwargs), waar="body")


def _geldig(lezer: serializers.BaseSerializer[Any], *, waar: str) -> Any:
    try:
        lezer.is_valid(raise_exception=True)
    except serializers.ValidationError as fout:
        exc = Ongeldig(fout.detail, waar=waar)
        raise exc from None
    return lezer.validated_data
