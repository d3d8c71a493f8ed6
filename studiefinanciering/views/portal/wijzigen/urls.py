"""Addresses of changes."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web.stappen.paginas import adressen

from .lenen import Lenen
from .opleiding import Opleidingwijzigen
from .overzicht import Wijzigen
from .reis import Reisgestopt, Reisproduct, Reiswijzigen
from .rekening import Rekening
from .stoppen import Stoppen
from .wonen import Wonen

urlpatterns: list[URLPattern | URLResolver] = [
    path("wijzigen/", Wijzigen.as_view(), name="wijzigen"),
    *adressen(Wonen, "wijzigen/wonen/"),
    *adressen(Lenen, "wijzigen/lenen/"),
    *adressen(Opleidingwijzigen, "wijzigen/opleiding/"),
    *adressen(Stoppen, "wijzigen/stoppen/"),
    *adressen(Rekening, "wijzigen/rekening/"),
    path("reisproduct/", Reisproduct.as_view(), name="reisproduct"),
    *adressen(Reiswijzigen, "reisproduct/wijzigen/"),
    *adressen(Reisgestopt, "reisproduct/stopgezet/"),
]
