"""Addresses of the pages to read."""

from django.urls import URLPattern, URLResolver, path

from .besluiten import BesluitPagina, MijnStudiefinanciering, UitlegPagina
from .dossier import AllesDownloaden, WieKeek
from .geld import Betalingen, MijnSchuld
from .start import Start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Start.as_view(), name="start"),
    path("studiefinanciering/", MijnStudiefinanciering.as_view(), name="studiefinanciering"),
    path("besluiten/<uuid:sleutel>/", BesluitPagina.as_view(), name="besluit"),
    path("besluiten/<uuid:sleutel>/<str:maand>/", UitlegPagina.as_view(), name="uitleg"),
    path("betalingen/", Betalingen.as_view(), name="betalingen"),
    path("schuld/", MijnSchuld.as_view(), name="schuld"),
    path("inzage/", WieKeek.as_view(), name="inzage"),
    path("alles/", AllesDownloaden.as_view(), name="alles"),
]
