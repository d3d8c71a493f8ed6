"""`manage.py controle_trechter`: write the file in which the statistics office adds origin, and print the own counts."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from duo_portal.audit.handelingen import vastleggen
from uitwonendencontrole.herstel import trechter
from uitwonendencontrole.models import Trekking


class Command(BaseCommand):
    help = "Write who came to which stage of the checks of one draw, by the codes of that draw."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which draw, until when, and where to."""
        parser.add_argument("--trekking", type=UUID, required=True, help="the draw's key, as in its public address")  # fmt: skip
        parser.add_argument("--tot", type=date.fromisoformat, required=True, help="last day that counts")  # fmt: skip
        parser.add_argument("--uit", type=Path, required=True, help="the file to write (CSV)")
        parser.add_argument("--door", required=True, help="who makes this file")

    def handle(
        self, *_args: Any, trekking: UUID, tot: date, uit: Path, door: str, **_options: Any
    ) -> None:
        """Write the file; a draw that was not held: one line on standard error and exit code 2."""
        gevonden = Trekking.objects.select_related("verbinding__kader")
        rij = gevonden.filter(verbinding__kader__uuid=trekking).first()
        if rij is None:
            raise CommandError(f"No draw was held with key {trekking}.", returncode=2)
        with uit.open("w", encoding="utf-8", newline="") as bestand:
            mensen = trechter.schrijf(rij, tot, bestand)
        vastleggen(
            soort="trechter_uitgevoerd",
            actor=door,
            uitkomst={"trekking": str(trekking), "tot": str(tot), "mensen": mensen},
        )
        self.stdout.write(json.dumps(trechter.tellingen(rij, tot), indent=2))
