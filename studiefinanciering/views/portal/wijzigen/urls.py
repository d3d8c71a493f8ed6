"""Addresses of changes."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web.stappen.paginas import adressen

from .overzicht import Wijzigen
from .wonen import Wonen

urlpatterns: list[URLPattern | URLResolver] = [
    path("wijzigen/", Wijzigen.as_view(), name="wijzigen"),
    *adressen(Wonen, "wijzigen/wonen/"),
]
