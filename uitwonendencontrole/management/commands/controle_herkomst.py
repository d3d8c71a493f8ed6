"""`manage.py controle_herkomst`: take the table of counts by origin that came back for one draw, and judge it."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from duo_portal.audit import bedrijfsdatum
from uitwonendencontrole.fairness.tabel import TabelGeweigerd
from uitwonendencontrole.herstel.inlezen import lees_in
from uitwonendencontrole.herstel.stopregel import oordeel
from uitwonendencontrole.models import Trekking


class Command(BaseCommand):
    help = "Keep a table by origin as a period of the monitor; the stop rule is applied at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which draw, which day, which file, who."""
        parser.add_argument("--trekking", type=UUID, required=True, help="the draw's key, as in its public address")  # fmt: skip
        parser.add_argument("--tot", type=date.fromisoformat, required=True, help="last day of the period")  # fmt: skip
        parser.add_argument("--tabel", type=Path, required=True, help="the table (CSV)")
        parser.add_argument("--bron", required=True, help="who made the table, and when")
        parser.add_argument("--door", required=True, help="who takes it in")

    def handle(
        self,
        *_args: Any,
        trekking: UUID,
        tot: date,
        tabel: Path,
        bron: str,
        door: str,
        **_options: Any,
    ) -> None:
        """Print the report; what is refused: one line on standard error and exit code 2."""
        rijen = Trekking.objects.select_related("verbinding__kader")
        rij = rijen.filter(verbinding__kader__uuid=trekking).first()
        try:
            if rij is None:
                raise TabelGeweigerd(f"no draw was held with key {trekking}")
            periode = lees_in(
                ruw=tabel.read_bytes(), trekking=rij, eindigt_op=tot, bron=bron, actor=door
            )
        except (TabelGeweigerd, OSError) as fout:
            raise CommandError(" ".join(str(fout).split()), returncode=2) from fout
        oordeel(op=bedrijfsdatum.vandaag())
        self.stdout.write(json.dumps(periode.rapport, indent=2, allow_nan=False))
