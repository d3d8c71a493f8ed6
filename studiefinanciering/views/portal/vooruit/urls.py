"""Addresses of looking ahead."""

from django.urls import URLPattern, URLResolver, path

from .watals import WatAlsPagina

urlpatterns: list[URLPattern | URLResolver] = [
    path("wat-als/", WatAlsPagina.as_view(), name="watals"),
]
