"""`manage.py terugbetaalberekening`: JSON lines in, one JSON line each out; needs no database.

Wrong input: nothing on standard output, one line on standard error, exit code 2.
"""

from functools import partial
from typing import Any, TextIO, cast

from django.core.management.base import BaseCommand

from duo_portal.foundation.invoer import beantwoord_regels
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.terugbetaalberekening.antwoorden import antwoorden


class Command(BaseCommand):
    """Trial calculation of one debt per line."""

    help = "Rekent per JSON-regel op de standaardinvoer uit wat een schuld per maand kost."
    requires_system_checks: list[str] = []  # no check may look for a database

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything, then print everything."""
        beantwoord_regels(
            partial(antwoorden, parameters=bekende_wet()), cast("TextIO", self.stdout)
        )
