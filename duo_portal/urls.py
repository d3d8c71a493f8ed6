"""The street door: which address leads to which room. Apps are named as strings."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("_healthz/livez", health.livez),
    path("_healthz/readyz", health.readyz),
]
