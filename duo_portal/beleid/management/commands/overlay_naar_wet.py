"""Write the dated entries of a proposal, with golden cases to fill in, for a colleague to lay beside the law."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.beleid.doorrekenen import lees
from duo_portal.beleid.simulatoren import SimulatorOnbekend
from duo_portal.beleid.voorstel import OngeldigVoorstel
from duo_portal.beleid.wet import schrijf_wet


class Command(BaseCommand):
    """`manage.py overlay_naar_wet --overlay FILE --map FOLDER [--simulator studiefinanciering]`."""

    help = "Schrijf de gedateerde regels van een voorstel en gouden gevallen om in te vullen; er gaat niets in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which proposal, and where to."""
        parser.add_argument("--overlay", type=Path, required=True, help="bestand met het voorstel")
        parser.add_argument("--map", type=Path, required=True, help="map waar de bestanden komen")
        parser.add_argument("--simulator", default="studiefinanciering")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Exit code 1 with what is wrong."""
        try:
            tekst = opties["overlay"].read_text(encoding="utf-8")
            paden = schrijf_wet(lees(tekst, opties["simulator"]), opties["map"])
        except OngeldigVoorstel as fout:
            raise CommandError("\n".join(fout.fouten)) from fout
        except (OSError, ValueError, SimulatorOnbekend) as fout:
            raise CommandError(str(fout)) from fout
        for pad in paden:
            self.stdout.write(str(pad))
