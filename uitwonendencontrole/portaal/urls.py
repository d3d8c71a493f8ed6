"""Addresses of the student's own case, below `mijn/controle/zaak/`."""

from django.urls import URLPattern, path

from .paginas import Zaakpagina

app_name = "controlezaak"
urlpatterns: list[URLPattern] = [
    path("", Zaakpagina.as_view(), name="zaak"),
    path("<uuid:uuid>/", Zaakpagina.as_view(), name="een"),
]
