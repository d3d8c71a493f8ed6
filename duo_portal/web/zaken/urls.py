"""Addresses of the citizen's cases, below `mijn/zaken/`."""

from django.urls import URLPattern, path

from duo_portal.web.stappen.paginas import adressen

from .bestanden import Downloaden, Toevoegen, Weghalen
from .paginas import Bezwaarpagina, Intrekken, MijnZaken
from .te_laat import TeLaat
from .verzoek.paginas import Indienen, Kiezen, VerzoekIntrekken, Verzoekpagina
from .wizard import BezwaarMaken

app_name = "zaken"
urlpatterns: list[URLPattern] = [
    path("", MijnZaken.as_view(), name="lijst"),
    path("te-laat/", TeLaat.as_view(), name="te_laat"),
    *adressen(BezwaarMaken, "bezwaar/<uuid:onderwerp>/"),
    path("nieuw/", Kiezen.as_view(), name="nieuw"),
    path("nieuw/<slug:soort>/", Indienen.as_view(), name="indienen"),
    path("verzoek/<uuid:uuid>/", Verzoekpagina.as_view(), name="verzoek"),
    path("verzoek/<uuid:uuid>/intrekken/", VerzoekIntrekken.as_view(), name="verzoek_intrekken"),
    path("stuk/<uuid:stuk>/", Downloaden.as_view(), name="stuk"),
    path("map/<uuid:map_>/erbij/", Toevoegen.as_view(), name="stuk_erbij"),
    path("map/<uuid:map_>/<uuid:stuk>/weg/", Weghalen.as_view(), name="stuk_weg"),
    path("<uuid:uuid>/", Bezwaarpagina.as_view(), name="zaak"),
    path("<uuid:uuid>/intrekken/", Intrekken.as_view(), name="intrekken"),
]
