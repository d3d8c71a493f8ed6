"""Addresses of this room, below `mijn/terugbetalen/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
