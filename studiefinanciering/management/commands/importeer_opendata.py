"""Take in DUO's open-data lists of institutions and programmes."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from studiefinanciering.opendata.inbrengen import LijstOngeldig, importeer, schrijf_quarantaine


class Command(BaseCommand):
    """`manage.py importeer_opendata --instellingen A.csv --ho B.csv --mbo C.csv`: bad rows go to a report."""

    help = "Neem de open lijsten van DUO met instellingen en opleidingen in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--instellingen", type=Path, help="instellingen hbo, wo en mbo")
        parser.add_argument("--ho", type=Path, help="opleidingen hoger onderwijs (croho)")
        parser.add_argument("--mbo", type=Path, help="mbo-kwalificaties (crebo)")
        parser.add_argument(
            "--quarantaine",
            type=Path,
            default=Path(settings.VAR_DIR) / "opendata-quarantaine.csv",
            help="verslag van afgekeurde regels",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        lijsten = {naam: options[naam] for naam in ("instellingen", "ho", "mbo")}
        if not any(lijsten.values()):
            raise CommandError("Geef minstens één lijst: --instellingen, --ho of --mbo.")
        try:
            verslag = importeer(**lijsten)
        except LijstOngeldig as fout:
            raise CommandError(str(fout)) from fout
        for naam, nieuw in verslag.nieuw.items():
            self.stdout.write(
                f"{naam}: {nieuw} nieuw, {verslag.gewijzigd[naam]} gewijzigd, "
                f"{verslag.ongewijzigd[naam]} ongewijzigd"
            )
        schrijf_quarantaine(options["quarantaine"], verslag.afgekeurd)
        self.stdout.write(f"afgekeurd: {len(verslag.afgekeurd)} (zie {options['quarantaine']})")
