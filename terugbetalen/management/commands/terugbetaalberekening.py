"""`manage.py terugbetaalberekening`: JSON lines in, one JSON line each out; needs no database.

Wrong input: nothing on standard output, one line on standard error, exit code 2.
"""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand

from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.terugbetaalberekening.antwoorden import RegelFout, antwoorden


class Command(BaseCommand):
    """Trial calculation of one debt per line."""

    help = "Rekent per JSON-regel op de standaardinvoer uit wat een schuld per maand kost."
    requires_system_checks: list[str] = []  # no check may look for a database

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything, then print everything."""
        try:
            regels = antwoorden(sys.stdin.buffer.read().split(b"\n"), bekende_wet())
        except RegelFout as fout:
            self.stderr.write(str(fout))
            sys.exit(2)
        try:
            for regel in regels:
                self.stdout.write(regel)
            self.stdout.flush()
        except BrokenPipeError:  # the reader has seen enough (`| head`): that is no mistake
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
