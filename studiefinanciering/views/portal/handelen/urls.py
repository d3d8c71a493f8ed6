"""Addresses of applying."""

from django.urls import URLPattern, URLResolver

from duo_portal.web.stappen.paginas import adressen

from .aanvragen import Aanvragen

urlpatterns: list[URLPattern | URLResolver] = [*adressen(Aanvragen, "aanvragen/")]
