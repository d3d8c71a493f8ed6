"""Work a proposed law out on the real population, read-only, and print what came out."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.audit import bedrijfsdatum
from duo_portal.beleid.doorrekenen import reken_door
from duo_portal.beleid.simulatoren import SimulatorOnbekend, simulatoren
from duo_portal.beleid.voorstel import OngeldigVoorstel


class Command(BaseCommand):
    """`manage.py doorrekenen --overlay FILE [--peildatum 2024-01-01] [--simulator studiefinanciering]`."""

    help = "Reken een wetsvoorstel (TOML) door op de bevolking en bewaar de uitkomst; JSON op standaarduitvoer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which proposal, on which day, by which simulator."""
        namen = ", ".join(s.naam for s in simulatoren())
        parser.add_argument("--overlay", type=Path, required=True, help="bestand met het voorstel")
        parser.add_argument(
            "--peildatum", type=date.fromisoformat, help="besluiten zoals bekend op deze dag"
        )
        parser.add_argument("--simulator", default="studiefinanciering", help=namen)

    def handle(self, *args: Any, **opties: Any) -> None:
        """Exit code 1 with every mistake in the proposal."""
        try:
            tekst = opties["overlay"].read_text(encoding="utf-8")
            gemaakt = reken_door(
                tekst=tekst,
                naam=opties["simulator"],
                peildatum=opties["peildatum"] or bedrijfsdatum.vandaag(),
                actor="beheer",
            )
        except OngeldigVoorstel as fout:
            raise CommandError("\n".join(fout.fouten)) from fout
        except (OSError, UnicodeDecodeError, SimulatorOnbekend) as fout:
            raise CommandError(str(fout)) from fout
        uit = {"uuid": str(gemaakt.uuid), "bevolking": gemaakt.bevolking, **gemaakt.uitkomst}
        self.stdout.write(json.dumps(uit, indent=1, ensure_ascii=False))
