"""`manage.py biasmonitor`: judge a table of counts by origin and print one JSON object. Needs no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from uitwonendencontrole.fairness.tabel import TabelGeweigerd, lees_tabel


class Command(BaseCommand):
    help = "Judge every stage of the check by group: a table in the layout of the statistics office in, JSON out."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The table, and the population that a sample is held against."""
        parser.add_argument("--tabel", type=Path, required=True, help="the table to judge (CSV)")
        parser.add_argument(
            "--vergelijk", type=Path, help="the population that a sample is held against (CSV)"
        )

    def handle(self, *_args: Any, tabel: Path, vergelijk: Path | None, **_options: Any) -> None:
        """Print the report; a table that cannot be used: one line on standard error and exit code 2."""
        from uitwonendencontrole.fairness.monitor import als_json, beoordeel

        try:
            bevolking = lees_tabel(vergelijk) if vergelijk else None
            rapport = beoordeel(lees_tabel(tabel), bevolking)
        except TabelGeweigerd as fout:
            raise CommandError(" ".join(str(fout).split()), returncode=2) from fout
        self.stdout.write(json.dumps(als_json(rapport), indent=2, allow_nan=False))
