"""Addresses of the API, without slash at the end: those of the apps, the description, and an answer for the rest."""

from django.urls import URLPattern, URLResolver, path, re_path

from . import views
from .adressen import adressen

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    *adressen(),
    path("openapi.json", views.openapi, {"vorm": "json"}, name="openapi"),
    path("openapi.yaml", views.openapi, {"vorm": "yaml"}, name="openapi-yaml"),
    path("documentatie", views.Documentatie.as_view(), name="documentatie"),
    re_path(r"^[\s\S]*$", views.Onbekend.as_view(), name="onbekend"),
]
