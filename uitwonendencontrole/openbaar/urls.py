"""Addresses that need no sign-in."""

from django.urls import URLPattern, URLResolver, path

from . import paginas, trekkingen

app_name = "controle"
urlpatterns: list[URLPattern | URLResolver] = [
    path("eerlijk/", paginas.Eerlijk.as_view(), name="eerlijk"),
    path("eerlijk/rapport.json", paginas.Rapport.as_view(), name="rapport"),
    path("trekkingen/", trekkingen.Trekkingen.as_view(), name="trekkingen"),
    path("trekkingen/nareken.py", trekkingen.Script.as_view(), name="script"),
    path("trekkingen/<uuid:kader>/", trekkingen.EenTrekking.as_view(), name="trekking"),
    path("trekkingen/<uuid:kader>/loting.json", trekkingen.Loting.as_view(), name="loting"),
]
