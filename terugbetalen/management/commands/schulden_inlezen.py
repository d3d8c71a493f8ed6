"""`manage.py schulden_inlezen FILE.csv --peildatum 2023-10-31`: take over the portfolio of another administration."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.foundation.money import euro
from terugbetalen.overname.inlezen import BestandGeweigerd, lees_in


class Command(BaseCommand):
    """Prints the totals and every line in quarantine with its number and reason; exit code 1 when there are any."""

    help = "Neem schulden over uit een CSV; wat niet klopt komt regel voor regel in quarantaine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--peildatum", required=True, type=date.fromisoformat)
        parser.add_argument("--actor", default="beheer")

    def handle(self, *args: Any, **options: Any) -> None:
        pad: Path = options["bestand"]
        try:
            uit = lees_in(
                pad.read_bytes(),
                naam=pad.name,
                peildatum=options["peildatum"],
                actor=options["actor"],
            )
        except OSError as fout:
            raise CommandError(f"{pad.name} kan niet worden gelezen: {fout.strerror}.") from fout
        except BestandGeweigerd as fout:
            raise CommandError(f"{pad.name}: {fout}") from fout
        self.stdout.write(
            f"in {uit.regels} regels, EUR {euro(uit.centen)}; "
            f"goed {uit.regels_goed}, EUR {euro(uit.centen_goed)}; "
            f"quarantaine {uit.regels_quarantaine}, EUR {euro(uit.centen_quarantaine)}"
        )
        for rij in uit.quarantaine.order_by("regelnummer"):
            self.stdout.write(
                f"{pad.name}, regel {rij.regelnummer}: {rij.veld} {rij.reden}".rstrip()
            )
        if uit.regels_quarantaine:
            raise SystemExit(1)
