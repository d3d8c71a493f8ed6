"""Addresses of changes."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web.stappen.paginas import adressen

from .lenen import Lenen
from .opleiding import Opleidingwijzigen
from .ouder_buiten import Ouderbuiten
from .ouders import Ouderinkomen, Ouders
from .overzicht import Wijzigen
from .peiljaar import Inkomenmelden, Peiljaar, Peiljaarstudent
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
    path("ouders/", Ouders.as_view(), name="ouders"),
    *adressen(Ouderbuiten, "ouders/niet-meetellen/"),
    *adressen(Peiljaarstudent, "ouders/minder-inkomen/"),
    path("ouderinkomen/", Ouderinkomen.as_view(), name="ouderinkomen"),
    *adressen(Peiljaar, "ouderinkomen/lager/"),
    *adressen(Inkomenmelden, "ouderinkomen/melden/"),
]
