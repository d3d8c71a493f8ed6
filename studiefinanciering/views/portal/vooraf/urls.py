"""Addresses without signing in."""

from django.urls import URLPattern, URLResolver

app_name = "vooraf"
urlpatterns: list[URLPattern | URLResolver] = []
