"""`manage.py biasmonitor_historie`: judge the quoted counts of the old selections anew and keep what came out."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from uitwonendencontrole.fairness import historie


class Command(BaseCommand):
    help = "Judge the quoted counts of the old selections and write historie_rapport.json."
    requires_system_checks = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write the report and say where it is."""
        tekst = json.dumps(historie.maak(), indent=1, allow_nan=False)
        historie.RAPPORT.write_text(tekst + "\n", encoding="utf-8")
        self.stdout.write(f"Written: {historie.RAPPORT.name}")
