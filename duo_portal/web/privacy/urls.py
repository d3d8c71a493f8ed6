"""Addresses beneath `mijn/privacy/` and `privacy/`."""

from django.urls import URLPattern, path

from .openbaar import Bewaartermijnen, Register
from .paginas import Intrekken, Verzoek, Verzoeken

app_name = "privacyrechten"
mijn: list[URLPattern] = [
    path("", Verzoeken.as_view(), name="lijst"),
    path("<uuid:uuid>/", Verzoek.as_view(), name="verzoek"),
    path("<uuid:uuid>/intrekken/", Intrekken.as_view(), name="intrekken"),
]
openbaar: list[URLPattern] = [
    path("register/", Register.as_view(), name="privacy_register"),
    path("bewaartermijnen/", Bewaartermijnen.as_view(), name="privacy_bewaartermijnen"),
]
