"""The router seam: apps bring their endpoints, the cellar knows no app.

An app calls `registreer_adressen("app.api.urls")` from its `AppConfig.ready`; the addresses are read when the
first request comes, after every app is ready.
"""

from django.urls import URLResolver, include, path

_modules: dict[str, None] = {}


def registreer_adressen(module: str) -> None:
    """Add the `urlpatterns` of a module (dotted name) under /api/v1/; the same again changes nothing."""
    _modules[module] = None


def adressen() -> list[URLResolver]:
    """The addresses of all apps, in the order in which they registered."""
    return [path("", include(module)) for module in _modules]
