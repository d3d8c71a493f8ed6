"""Addresses that need no sign-in."""

from django.urls import URLPattern, URLResolver, path

from . import paginas

app_name = "controle"
urlpatterns: list[URLPattern | URLResolver] = [
    path("eerlijk/", paginas.Eerlijk.as_view(), name="eerlijk"),
    path("eerlijk/rapport.json", paginas.Rapport.as_view(), name="rapport"),
]
