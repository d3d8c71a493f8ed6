"""Addresses of looking ahead."""

from django.urls import URLPattern, URLResolver, path

from .tip import TipPagina
from .watals import WatAlsPagina

urlpatterns: list[URLPattern | URLResolver] = [
    path("wat-als/", WatAlsPagina.as_view(), name="watals"),
    path("tip/<slug:soort>/", TipPagina.as_view(), name="tip"),
]
