"""Addresses without signing in."""

from django.urls import URLPattern, URLResolver, path

from . import paginas, verandert

app_name = "vooraf"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", paginas.Start.as_view(), name="start"),
    path("recht/", paginas.Recht.as_view(), name="recht"),
    path("proefberekening/", paginas.Proefberekening.as_view(), name="proefberekening"),
    path("regelingen/", paginas.Regeling.as_view(), name="regeling"),
    path("wat-verandert/<slug:naam>/", verandert.Verandert.as_view(), name="verandert"),
]
