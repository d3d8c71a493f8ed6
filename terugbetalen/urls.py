"""Repayment on the portal, below `mijn/terugbetalen/`."""

from django.urls import include, path

from terugbetalen.views.planner import Planner
from terugbetalen.views.rekenen import HoeWijRekenen
from terugbetalen.views.start import MijnTerugbetaling

app_name = "terugbetalen"
urlpatterns = [
    path("", MijnTerugbetaling.as_view(), name="start"),
    path("planner/", Planner.as_view(), name="planner"),
    path("zo-rekenen-wij/", HoeWijRekenen.as_view(), name="hoe-wij-rekenen"),
    path("", include("terugbetalen.ontvangen.urls")),
    path("", include("terugbetalen.invordering.urls")),
    path("", include("terugbetalen.contact.urls")),
    path("", include("terugbetalen.regelen.urls")),
    path("", include("terugbetalen.aflossen.urls")),
]
