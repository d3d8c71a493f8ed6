"""Addresses of messages and letters."""

from django.urls import URLPattern, URLResolver, path

from .duidelijk import Duidelijk
from .views import BriefPagina, BriefPdfPagina, Postvak

app_name = "berichten"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", Postvak.as_view(), name="lijst"),
    path("duidelijk/", Duidelijk.as_view(), name="duidelijk"),
    path("<uuid:uuid>/", BriefPagina.as_view(), name="brief"),
    path("<uuid:uuid>/pdf/", BriefPdfPagina.as_view(), name="pdf"),
]
