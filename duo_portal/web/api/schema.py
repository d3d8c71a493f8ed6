"""What the description adds to what the code says: versions, refusals, keys, and that nothing extra is taken.

`vul_aan` is drf-spectacular's last hook: it gives every operation the answers that this house gives everywhere,
so that an endpoint names only its own.
"""

from typing import Any

from django.utils import translation
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from .adressen import adressen
from .basis import VERSIE
from .problemen import PROBLEEM
from .schrijven import SLEUTEL, SchrijvendeView
from .velden import Invoer

_UITLEG = {
    "400": "Het verzoek klopt niet; errors zegt welk veld.",
    "401": "Geen sleutel of token, of een die niet werkt.",
    "403": "Bekend, maar zonder het recht dat hiervoor nodig is.",
    "404": "Er is niets onder dit kenmerk, of niet voor u.",
    "406": "Alleen application/json is er.",
    "413": "Meer dan 1 MB.",
    "415": "Stuur application/json.",
    "422": "Goed geschreven, maar het kan niet volgens de regels; of de Idempotency-Key is al gebruikt.",
    "429": "Te vaak in een minuut; Retry-After zegt hoeveel seconden te wachten.",
    "503": "De inlogdienst antwoordt niet; Retry-After zegt hoeveel seconden te wachten.",
}
_METHODEN = ("get", "post", "put", "patch", "delete")
_FOUT: dict[str, Any] = {
    "type": "object",
    "required": ["in", "location", "code", "detail"],
    "properties": {
        "in": {"type": "string", "enum": ["body", "query", "header", "path"]},
        "location": {
            "type": "object",
            "properties": {"pointer": {"type": "string"}, "name": {"type": "string"}},
        },
        "code": {"type": "string"},
        "detail": {"type": "string"},
    },
}
_PROBLEEM: dict[str, Any] = {
    "type": "object",
    "description": "Een weigering volgens RFC 9457.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Fout"}},
    },
}
_HEADERS: dict[str, Any] = {
    "API-Version": {
        "description": "De hele versie van deze API.",
        "required": True,
        "schema": {"type": "string", "example": VERSIE},
    },
    "Retry-After": {
        "description": "Seconden om te wachten.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    },
    "Idempotent-Replayed": {
        "description": "true als dit het eerdere antwoord op dezelfde Idempotency-Key is.",
        "schema": {"type": "string", "enum": ["true"]},
    },
}


class ApiSchema(AutoSchema):
    """The generator of one operation, with what our base classes mean."""

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> dict[str, Any]:
        """An `Invoer` takes no other field."""
        schema: dict[str, Any] = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if isinstance(serializer, Invoer):
            schema["additionalProperties"] = False
        return schema

    def get_override_parameters(self) -> list[Any]:
        """The query of GET from `vraag_class`; the key of a write."""
        parameters = list(super().get_override_parameters())
        vraag = getattr(self.view, "vraag_class", None)
        if self.method == "GET" and vraag is not None:
            parameters.append(vraag)
        return parameters

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Marks writes and scopes for `vul_aan`."""
        operatie = super().get_operation(*args, **kwargs)
        if operatie is not None:
            schrijft = isinstance(self.view, SchrijvendeView) and self.method != "GET"
            operatie["x-schrijft"] = schrijft
            if scope := getattr(self.view, "scopes", {}).get(self.method):
                operatie["x-scope"] = scope
        return operatie


def vul_aan(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Postprocessing hook: headers and refusals of every operation."""
    onderdelen = result["components"]
    onderdelen["schemas"] |= {"Probleem": _PROBLEEM, "Fout": _FOUT}
    onderdelen["headers"] = {naam.replace("-", ""): kop for naam, kop in _HEADERS.items()}
    for pad, operaties in result["paths"].items():
        for methode in _METHODEN:
            if methode in operaties:
                _vul_operatie_aan(pad, methode, operaties[methode])
    return result


def _vul_operatie_aan(pad: str, methode: str, operatie: dict[str, Any]) -> None:
    antwoorden, met_body = operatie["responses"], "requestBody" in operatie
    schrijft, kent_wie = operatie.pop("x-schrijft"), bool(operatie.get("security"))
    if scope := operatie.pop("x-scope", None):
        recht = f"Nodig recht: `{scope}`."
        operatie["description"] = "\n\n".join(filter(None, [operatie.get("description"), recht]))
    if schrijft:
        operatie.setdefault("parameters", []).append(_sleutelkop())
    codes = {"400", "406", "429"} | ({"413", "415"} if met_body else set())
    codes |= {"401", "403"} if kent_wie else set()
    codes |= {"503"} if {"token": []} in operatie.get("security", []) else set()
    codes |= ({"404"} if "{" in pad else set()) | ({"422"} if schrijft else set())
    for code in sorted(codes):
        antwoorden.setdefault(code, _weigering(code))
    for code, antwoord in antwoorden.items():
        koppen = antwoord.setdefault("headers", {})
        koppen["API-Version"] = {"$ref": "#/components/headers/APIVersion"}
        if schrijft and code.startswith("2"):
            koppen["Idempotent-Replayed"] = {"$ref": "#/components/headers/IdempotentReplayed"}
    operatie["responses"] = dict(sorted(antwoorden.items()))


def _weigering(code: str) -> dict[str, Any]:
    kop = {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}}
    return {
        "description": _UITLEG[code],
        "headers": kop if code in ("429", "503") else {},
        "content": {PROBLEEM: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
    }


def _sleutelkop() -> dict[str, Any]:
    return {
        "in": "header",
        "name": "Idempotency-Key",
        "required": True,
        "description": "Uw eigen kenmerk van dit verzoek: hetzelfde kenmerk geeft hetzelfde antwoord.",
        "schema": {"type": "string", "pattern": SLEUTEL},
    }


def beschrijving() -> dict[str, Any]:
    """The whole description as data, in Dutch, the same for every caller."""
    with translation.override("nl"):
        maker: Any = SchemaGenerator
        return dict(maker(patterns=adressen()).get_schema(request=None, public=True))


class _Sleutel(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "duo_portal.web.api.toegang.MetSleutel"
    name = ["sleutel", "sleutelAlsBearer"]

    def get_security_definition(self, auto_schema: Any) -> list[dict[str, Any]]:
        """Two ways to send a key."""
        uitleg = "Sleutel van een partner, uitgegeven in het beheer."
        return [
            {"type": "apiKey", "in": "header", "name": "X-Api-Key", "description": uitleg},
            {"type": "http", "scheme": "bearer", "description": uitleg},
        ]


class _Token(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "duo_portal.web.api.toegang.MetToken"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """A token of the provider."""
        uitleg = "Access token van de inlogdienst, bij elk verzoek nagevraagd (RFC 7662)."
        return {"type": "http", "scheme": "bearer", "description": uitleg}
