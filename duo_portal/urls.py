"""The street door: which address leads to which room. Apps are named as strings."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from duo_portal.web import health, meetpunt
from duo_portal.web.beveiliging import security_txt
from duo_portal.web.privacy import urls as privacy

urlpatterns: list[URLPattern | URLResolver] = [
    path("_healthz/livez", health.livez),
    path("_healthz/readyz", health.readyz),
    path("_healthz/metrics", meetpunt.metrics),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("taal/", set_language, name="set_language"),
    path("beheer/", admin.site.urls),
    path("aanmelden/", include("duo_portal.web.aanmelden.urls")),
    path("mijn/gegevens/", include("duo_portal.web.gegevens.urls")),
    path("mijn/berichten/", include("duo_portal.web.berichten.urls")),
    path("mijn/zaken/", include("duo_portal.web.zaken.urls")),
    path("mijn/privacy/", include((privacy.mijn, privacy.app_name))),
    path("privacy/", include(privacy.openbaar)),
    path("mijn/terugbetalen/", include("terugbetalen.urls")),
    path("mijn/controle/loting/", include("uitwonendencontrole.meedoen.urls")),
    path("mijn/controle/zaak/", include("uitwonendencontrole.portaal.urls")),
    path("mijn/", include("studiefinanciering.urls")),
    path("vooraf/", include("studiefinanciering.views.portal.vooraf.urls")),
    path("controle/", include("uitwonendencontrole.openbaar.urls")),
    path("api/v1/", include("duo_portal.web.api.urls")),
    path("", include("duo_portal.web.urls")),
]

handler400 = "duo_portal.web.fouten.onleesbaar"
handler403 = "duo_portal.web.fouten.verboden"
handler404 = "duo_portal.web.fouten.niet_gevonden"
handler500 = "duo_portal.web.fouten.storing"
