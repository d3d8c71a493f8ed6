"""Addresses of this room, below `mijn/terugbetalen/`."""

from django.urls import URLPattern, path

from duo_portal.web.stappen.paginas import adressen

from .paginas import MijnRegeling
from .wizards import Regelen, RegelingWijzigen

urlpatterns: list[URLPattern] = [
    *adressen(Regelen, "regelen/"),
    path("regeling/", MijnRegeling.as_view(), name="regeling"),
    *adressen(RegelingWijzigen, "regeling/wijzigen/"),
]
