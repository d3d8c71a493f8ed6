"""Addresses that need no sign-in."""

from django.urls import URLPattern, URLResolver, path

from uitwonendencontrole.register import pagina as register
from uitwonendencontrole.register import verantwoording

from . import paginas, trekkingen

app_name = "controle"
urlpatterns: list[URLPattern | URLResolver] = [
    path("eerlijk/", paginas.Eerlijk.as_view(), name="eerlijk"),
    path("eerlijk/rapport.json", paginas.Rapport.as_view(), name="rapport"),
    path("register/", register.Register.as_view(), name="register"),
    path("register/algoritmeregister.json", register.Bestand.as_view(), name="register_bestand"),
    path("verantwoording/<int:jaar>/", verantwoording.Jaarpagina.as_view(), name="verantwoording"),
    path("trekkingen/", trekkingen.Trekkingen.as_view(), name="trekkingen"),
    path("trekkingen/nareken.py", trekkingen.Script.as_view(), name="script"),
    path("trekkingen/<uuid:kader>/", trekkingen.EenTrekking.as_view(), name="trekking"),
    path("trekkingen/<uuid:kader>/loting.json", trekkingen.Loting.as_view(), name="loting"),
]
