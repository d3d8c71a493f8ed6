"""Addresses of student finance under /api/v1/."""

from django.urls import path

from . import rekenen

urlpatterns = [
    path("proefberekeningen", rekenen.Proefberekeningen.as_view(), name="proefberekeningen"),
    path("parameters", rekenen.ParametersOp.as_view(), name="parameters"),
]
