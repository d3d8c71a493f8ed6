"""`manage.py openapi`: write the description of the API to docs/openapi.yaml; needs no database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from duo_portal.web.api.views import openapi_yaml


class Command(BaseCommand):
    """The file is committed, so that a change of the API is seen in review."""

    help = "Schrijft de beschrijving van de API naar docs/openapi.yaml."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and say where."""
        doel = settings.BASE_DIR / "docs" / "openapi.yaml"
        doel.write_bytes(openapi_yaml())
        self.stdout.write(f"{doel.name} geschreven")
