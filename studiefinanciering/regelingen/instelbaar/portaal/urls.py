"""Addresses of small schemes, below `mijn/regelingen/`."""

from django.urls import URLPattern, path

from duo_portal.web.stappen.paginas import adressen

from .paginas import Besluitpagina, MijnRegelingen
from .wizard import wizards

urlpatterns: list[URLPattern] = [
    path("", MijnRegelingen.as_view(), name="regelingen"),
    path("besluit/<uuid:uuid>/", Besluitpagina.as_view(), name="regelingbesluit"),
]
for _code, _wizard in wizards():
    urlpatterns += adressen(_wizard, f"{_code}/aanvragen/")
