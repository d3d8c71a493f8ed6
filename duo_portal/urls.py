"""The street door: which address leads to which room. Apps are named as strings."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from duo_portal.web import health
from duo_portal.web.views import Voorpagina

urlpatterns: list[URLPattern | URLResolver] = [
    path("_healthz/livez", health.livez),
    path("_healthz/readyz", health.readyz),
    path("taal/", set_language, name="set_language"),
    path("beheer/", admin.site.urls),
    path("", Voorpagina.as_view(), name="voorpagina"),
]
