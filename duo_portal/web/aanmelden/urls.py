"""Addresses of the front door."""

from django.urls import URLPattern, URLResolver

app_name = "aanmelden"
urlpatterns: list[URLPattern | URLResolver] = []
