"""Addresses of small schemes, below `mijn/regelingen/`."""

from django.urls import URLPattern, path

from duo_portal.web.stappen.paginas import adressen

from ..lesgeld.paginas import Lesgeldpagina, Termijnen
from .paginas import Besluitpagina, MijnRegelingen
from .wizard import wizards

urlpatterns: list[URLPattern] = [
    path("", MijnRegelingen.as_view(), name="regelingen"),
    path("besluit/<uuid:uuid>/", Besluitpagina.as_view(), name="regelingbesluit"),
    path("lesgeld/", Lesgeldpagina.as_view(), name="lesgeld"),
    path("lesgeld/<uuid:uuid>/termijnen/", Termijnen.as_view(), name="lesgeld_termijnen"),
]
for _code, _wizard in wizards():
    urlpatterns += adressen(_wizard, f"{_code}/aanvragen/")
