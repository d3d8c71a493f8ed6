"""Addresses of the pages to read."""

from django.urls import URLPattern, URLResolver, path

from .start import Start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Start.as_view(), name="start"),
]
