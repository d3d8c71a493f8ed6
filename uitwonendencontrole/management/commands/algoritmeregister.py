"""`manage.py algoritmeregister`: print the entry for the algorithm register (standard 1.0.0) as one JSON object."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from uitwonendencontrole.register.pagina import gegevens


class Command(BaseCommand):
    help = "Print the entry of the check in the Dutch algorithm register, generated from code and parameters."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One JSON object, in the order of the standard."""
        self.stdout.write(json.dumps(gegevens(), indent=2, ensure_ascii=False))
