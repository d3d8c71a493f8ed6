"""Addresses of this room, below `mijn/controle/loting/`."""

from django.urls import URLPattern, path

from . import paginas

app_name = "loting"
urlpatterns: list[URLPattern] = [
    path("bewijs.py", paginas.Bewijsscript.as_view(), name="script"),
    path("<uuid:kader>/", paginas.Eigen.as_view(), name="eigen"),
    path("<uuid:kader>/bewijs.json", paginas.EigenBewijs.as_view(), name="bewijs"),
]
