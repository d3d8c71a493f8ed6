"""Addresses of the house itself."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web.stijlgids import Stijlgids
from duo_portal.web.views import Huispagina, Voorpagina

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Voorpagina.as_view(), name="voorpagina"),
    path("stijlgids/", Stijlgids.as_view(), name="stijlgids"),
    *(
        path(f"{naam}/", Huispagina.as_view(template_name=f"huis/{naam}.html"), name=naam)
        for naam in ("toegankelijkheid", "privacy", "over")
    ),
]
