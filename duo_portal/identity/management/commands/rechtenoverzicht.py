"""`manage.py rechtenoverzicht`: who has which access, as CSV, for the quarterly review (BIO2 5.18.02, 8.02.01).

`--rollen` writes the table of permissions in docs/rollen.md instead.
"""

import csv
import io
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from duo_portal.identity.medewerkers.overzicht import KOPPEN, overzicht, roltabel


class Command(BaseCommand):
    """Writes the overview to standard output."""

    help = "Schrijft per account de rollen, het laatste inloggen en de tweede stap (CSV)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rollen", action="store_true", help="de tabel van docs/rollen.md")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rollen"]:
            self.stdout.write(roltabel())
            return
        uit = io.StringIO()
        schrijver = csv.writer(uit, quoting=csv.QUOTE_ALL)
        schrijver.writerow(KOPPEN)
        schrijver.writerows(overzicht())
        self.stdout.write(uit.getvalue(), ending="")
