"""Addresses of messages and letters."""

from django.urls import URLPattern, URLResolver

app_name = "berichten"
urlpatterns: list[URLPattern | URLResolver] = []
