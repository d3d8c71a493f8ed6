"""The street door: which address leads to which room. Apps are named as strings."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
