"""The description of the API for machines, a page of it for people, and the answer to any other address."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from .basis import VERSIE, ApiView
from .schema import beschrijving

METHODEN = ("get", "post", "put", "patch", "delete")


@cache
def openapi_json() -> bytes:
    """The description as JSON; made once a process."""
    renderer: Any = OpenApiJsonRenderer()
    return bytes(renderer.render(beschrijving(), renderer_context={}))


@cache
def openapi_yaml() -> bytes:
    """The same as YAML, as it stands in docs/."""
    renderer: Any = OpenApiYamlRenderer()
    return bytes(renderer.render(beschrijving(), renderer_context={}))


@require_safe
def openapi(request: HttpRequest, vorm: str) -> HttpResponse:
    """The description, open to pages of others too."""
    inhoud, soort = (
        (openapi_json(), "application/json")
        if vorm == "json"
        else (openapi_yaml(), "application/yaml")
    )
    return HttpResponse(
        inhoud,
        content_type=soort,
        headers={"API-Version": VERSIE, "Access-Control-Allow-Origin": "*"},
    )


class Documentatie(TemplateView):
    """Every operation on one page, without a script: readable by everybody, within the strictest policy."""

    template_name = "api/documentatie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The operations by tag."""
        beschreven = beschrijving_als_data()
        groepen: dict[str, list[dict[str, Any]]] = {}
        for pad, operaties in beschreven["paths"].items():
            for methode in METHODEN:
                if methode in operaties:
                    operatie = {**operaties[methode], "pad": pad, "methode": methode.upper()}
                    groepen.setdefault(operatie["tags"][0], []).append(operatie)
        return super().get_context_data(
            **kwargs,
            groepen=[
                (tag["name"], tag["description"], groepen.get(tag["name"], []))
                for tag in beschreven["tags"]
            ],
            versie=VERSIE,
        )


@cache
def beschrijving_als_data() -> dict[str, Any]:
    """`beschrijving`, made once a process."""
    return beschrijving()


class Onbekend(ApiView):
    """Any address under the API that is none."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Whatever was sent, there is nothing here."""
        raise NotFound(_("Dit adres is er niet. De adressen staan in openapi.json."))
