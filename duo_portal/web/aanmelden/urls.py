"""Addresses of the front door."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web.aanmelden import paginas
from duo_portal.web.aanmelden.namens import NamensWie

app_name = "aanmelden"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", paginas.Kies.as_view(), name="kies"),
    path("demo/", paginas.Demo.as_view(), name="demo"),
    path("terug/", paginas.Terug.as_view(), name="terug"),
    path("bevestig/", paginas.Bevestig.as_view(), name="bevestig"),
    path("verleng/", paginas.Verleng.as_view(), name="verleng"),
    path("af/", paginas.Af.as_view(), name="af"),
    path("afgemeld/", paginas.Afgemeld.as_view(), name="afgemeld"),
    path("namens/", NamensWie.as_view(), name="namens"),
]
