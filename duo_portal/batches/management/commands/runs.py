"""List the runs, the newest first."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from duo_portal.batches.models import Run
from duo_portal.batches.queries import voortgang
from duo_portal.batches.tekst import slotregel, stapregel


class Command(BaseCommand):
    """`manage.py runs [soort]`."""

    help = "Toon de runs, de nieuwste eerst."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("soort", nargs="?")
        parser.add_argument("--aantal", type=int, default=12)
        parser.add_argument("--stappen", action="store_true", help="toon ook de stappen")

    def handle(self, *args: Any, **options: Any) -> None:
        runs = Run.objects.order_by("-geopend_at")
        if options["soort"]:
            runs = runs.filter(soort=options["soort"])
        for run in runs[: options["aantal"]]:
            stand = voortgang(run.pk)
            self.stdout.write(slotregel(stand))
            for stap in stand.stappen if options["stappen"] else ():
                self.stdout.write(f"  {stapregel(stap)}")
