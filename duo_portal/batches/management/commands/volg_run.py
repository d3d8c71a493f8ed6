"""Follow a run on the terminal until it needs a person or is over."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.batches.models import Run
from duo_portal.batches.queries import Voortgang, voortgang
from duo_portal.batches.tekst import slotregel, stapregel
from duo_portal.foundation.period import Maand


class Command(BaseCommand):
    """`manage.py volg_run uitbetaling 2023-09`: exit 0 at the end or when a person is needed, 1 when stopped."""

    help = "Volg een run op de terminal tot er een medewerker nodig is of tot het einde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("soort")
        parser.add_argument("periode", help="maand, bijvoorbeeld 2023-09")
        parser.add_argument("--nummer", type=int, help="standaard het laatste nummer")
        parser.add_argument("--wacht", type=float, default=1.0, help="seconden tussen twee regels")

    def handle(self, *args: Any, **options: Any) -> None:
        run_id = self._zoek(options["soort"], options["periode"], options["nummer"])
        getoond = ""
        while True:
            stand = voortgang(run_id)
            regels = self._regels(stand)
            if regels != getoond:
                self.stdout.write(regels)
                getoond = regels
            if stand.run.status != Run.Status.LOPEND:
                break
            time.sleep(options["wacht"])
        self.stdout.write(slotregel(stand))
        if stand.run.status == Run.Status.MISLUKT:
            raise CommandError("De run is gestopt; een medewerker annuleert of hervat hem.")

    def _zoek(self, soort: str, periode: str, nummer: int | None) -> int:
        try:
            runs = Run.objects.filter(soort=soort, periode=Maand.parse(periode).eerste_dag)
        except ValueError as fout:
            raise CommandError(f"periode: {fout}") from fout
        if nummer is not None:
            runs = runs.filter(nummer=nummer)
        run = runs.order_by("-nummer").first()
        if run is None:
            raise CommandError(
                f"Er is geen run {soort} {periode}; `manage.py runs` toont wat er is."
            )
        return run.pk

    def _regels(self, stand: Voortgang) -> str:
        """What is done or at work; steps that still wait are left out."""
        begonnen = [stap for stap in stand.stappen if stap.status != "wacht"]
        return "\n".join(stapregel(stap) for stap in begonnen[-1:])
