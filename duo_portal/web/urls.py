"""Addresses of the house itself."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web.views import Voorpagina

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Voorpagina.as_view(), name="voorpagina"),
]
