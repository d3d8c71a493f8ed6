"""Repayment on the portal, below `mijn/terugbetalen/`."""

from django.urls import path

from terugbetalen.views.planner import Planner
from terugbetalen.views.rekenen import HoeWijRekenen
from terugbetalen.views.start import MijnTerugbetaling

app_name = "terugbetalen"
urlpatterns = [
    path("", MijnTerugbetaling.as_view(), name="start"),
    path("planner/", Planner.as_view(), name="planner"),
    path("zo-rekenen-wij/", HoeWijRekenen.as_view(), name="hoe-wij-rekenen"),
]
