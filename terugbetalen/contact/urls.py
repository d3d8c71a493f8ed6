"""Addresses of this room, below `mijn/terugbetalen/`."""

from django.urls import URLPattern, path

from .paginas import Afspraakpagina, Afzeggen

urlpatterns: list[URLPattern] = [
    path("afspraak/", Afspraakpagina.as_view(), name="afspraak"),
    path("afspraak/afzeggen/", Afzeggen.as_view(), name="afspraak-afzeggen"),
]
