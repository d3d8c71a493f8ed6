"""Addresses of this room, below `mijn/terugbetalen/`."""

from django.conf import settings
from django.urls import URLPattern, path

from .paginas.betalen import Betalen
from .paginas.proefbetaling import Proefbetaling

urlpatterns: list[URLPattern] = [
    path("betalen/<uuid:verzoek>/", Betalen.as_view(), name="betalen"),
]
if settings.DEMO_MODE:
    urlpatterns.append(
        path("betalen/<uuid:verzoek>/bank/", Proefbetaling.as_view(), name="proefbank")
    )
