"""Every refusal as application/problem+json (RFC 9457), in the language of the caller.

`errors` names each field in the way of the Dutch API Design Rules: where it stands (body, query, header), a
pointer to it, a code for machines and a sentence for people. Nothing that was sent is repeated.
"""

import logging
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions, status
from rest_framework.response import Response

PROBLEEM = "application/problem+json"
logger = logging.getLogger(__name__)

_TITELS = {
    400: gettext_lazy("Het verzoek klopt niet"),
    401: gettext_lazy("Niet aangemeld"),
    403: gettext_lazy("Geen toegang"),
    404: gettext_lazy("Niet gevonden"),
    405: gettext_lazy("Deze methode kan hier niet"),
    406: gettext_lazy("Deze vorm van antwoord is er niet"),
    409: gettext_lazy("Dat kan nu niet"),
    413: gettext_lazy("Het verzoek is te groot"),
    415: gettext_lazy("Deze vorm van verzoek is er niet"),
    422: gettext_lazy("Dit kan niet worden uitgevoerd"),
    429: gettext_lazy("Te veel verzoeken"),
    500: gettext_lazy("Er ging iets mis"),
    503: gettext_lazy("Nu niet bereikbaar"),
}


class Conflict(exceptions.APIException):
    """What was asked cannot be done as things stand (409)."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"


class NietUitvoerbaar(exceptions.APIException):
    """Well written, and still not possible by the rules (422)."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "niet_uitvoerbaar"


class NietBereikbaar(exceptions.APIException):
    """Somebody we need for this does not answer now (503)."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_code = "niet_bereikbaar"
    wait = 30


class Ongeldig(exceptions.ValidationError):
    """Wrong input, and where it stood: body, query, header or path."""

    def __init__(self, detail: Any, *, waar: str = "body", code: str | None = None) -> None:
        super().__init__(detail, code=code)
        self.waar = waar


def als_probleem(exc: Exception, context: dict[str, Any]) -> Response:
    """DRF's exception handler. What nobody foresaw is logged and answered with 500, without a word about it."""
    if isinstance(exc, Http404):
        exc = exceptions.NotFound()
    elif isinstance(exc, PermissionDenied):
        exc = exceptions.PermissionDenied()
    if not isinstance(exc, exceptions.APIException):
        logger.error("api_fout", exc_info=exc)
        got_request_exception.send(sender=None, request=context.get("request"))
        return antwoord(500, _("Probeer het later opnieuw. Blijft het misgaan, meld het dan."))
    if isinstance(exc, exceptions.ValidationError):
        waar = getattr(exc, "waar", "body")
        fouten = list(_fouten(exc.get_full_details(), waar))
        return antwoord(exc.status_code, _("Kijk bij errors wat er niet klopt."), errors=fouten)
    reactie = antwoord(exc.status_code, str(exc.detail))
    if (uitdaging := getattr(exc, "auth_header", None)) is not None:
        reactie["WWW-Authenticate"] = uitdaging
    if (wacht := getattr(exc, "wait", None)) is not None:
        reactie["Retry-After"] = str(max(int(wacht), 1))
    return reactie


def antwoord(code: int, detail: str, **extra: Any) -> Response:
    """A problem: type, title, status, detail, and what belongs to this one."""
    titel = str(_TITELS.get(code, _TITELS[500 if code >= 500 else 400]))
    inhoud = {"type": "about:blank", "title": titel, "status": code, "detail": detail, **extra}
    return Response(inhoud, status=code, content_type=PROBLEEM)


def _fouten(detail: Any, waar: str, pad: str = "") -> Iterator[dict[str, Any]]:
    """Each field error of DRF's tree, as one flat list."""
    if isinstance(detail, dict) and set(detail) == {"message", "code"}:
        yield {
            "in": waar,
            "location": {"pointer": f"#{pad}"} if waar == "body" else {"name": pad.strip("/")},
            "code": str(detail["code"]),
            "detail": str(detail["message"]),
        }
    elif isinstance(detail, dict):
        for naam, deel in detail.items():
            algemeen = naam == "non_field_errors"
            yield from _fouten(deel, waar, pad if algemeen else f"{pad}/{_pointer(str(naam))}")
    else:
        genummerd = any(not _is_blad(deel) for deel in detail)
        for plaats, deel in enumerate(detail):
            if deel:
                yield from _fouten(deel, waar, f"{pad}/{plaats}" if genummerd else pad)


def _is_blad(deel: Any) -> bool:
    return isinstance(deel, dict) and set(deel) == {"message", "code"}


def _pointer(naam: str) -> str:
    return naam.replace("~", "~0").replace("/", "~1")
