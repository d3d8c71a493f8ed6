"""`manage.py proefberekening`: JSON lines in, one JSON line each out; needs no database.

Wrong input: nothing on standard output, one line on standard error, exit code 2.
"""

from functools import partial
from typing import Any, TextIO, cast

from django.core.management.base import BaseCommand

from duo_portal.foundation.invoer import beantwoord_regels
from studiefinanciering.proefberekening.antwoorden import antwoorden
from studiefinanciering.rules.parameters import bekende_wet


class Command(BaseCommand):
    """Trial calculation of one month per line."""

    help = "Rekent per JSON-regel op de standaardinvoer een maand studiefinanciering uit."
    requires_system_checks: list[str] = []  # no check may look for a database

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything, then print everything."""
        beantwoord_regels(
            partial(antwoorden, parameters=bekende_wet()), cast("TextIO", self.stdout)
        )
