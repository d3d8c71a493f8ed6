"""Addresses of own data."""

from django.urls import URLPattern, URLResolver, path

from duo_portal.web.gegevens import machtigen, paginas

app_name = "gegevens"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", paginas.Toon.as_view(), name="toon"),
    path("contact/", paginas.WijzigContact.as_view(), name="contact"),
    path("taal/", paginas.WijzigTaal.as_view(), name="taal"),
    path("machtigen/", machtigen.Machtigen.as_view(), name="machtigen"),
    path("machtigen/<uuid:uuid>/stop/", machtigen.TrekIn.as_view(), name="intrekken"),
]
