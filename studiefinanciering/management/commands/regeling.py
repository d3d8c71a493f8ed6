"""`manage.py regeling NAAM --bestand FILE.csv`: a one-off scheme for people whose history stands elsewhere.

Shows the preview; with `--beslis --door NAME` it decides. Whoever stands in our own file needs no file: open
the run `regeling_NAAM`. Wrong input: nothing is decided, one line on standard error, exit code 2.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from duo_portal.foundation.money import euro
from studiefinanciering.operations.regelingen import ken_eenmalig_toe, voorbeeld_eenmalig
from studiefinanciering.regelingen.beoordelen import EenmaligeUitkomst, RegelingDicht
from studiefinanciering.regelingen.invoer import InvoerFout, lees_csv
from studiefinanciering.regelingen.schemas import SCHEMAS


class Command(BaseCommand):
    """Preview or award of a scheme from a file."""

    help = "Toont wie uit een bestand een eenmalig bedrag krijgt; met --beslis wordt het toegekend."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("regeling", choices=[schema.naam for schema in SCHEMAS.values()])
        parser.add_argument("--bestand", type=Path, required=True)
        parser.add_argument("--beslis", action="store_true")
        parser.add_argument("--door", default="", help="wie beslist")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the whole file first; then show, then decide."""
        schema = next(s for s in SCHEMAS.values() if s.naam == options["regeling"])
        if options["beslis"] and not options["door"]:
            self._weiger("Zeg met --door wie beslist.")
        try:
            with options["bestand"].open(encoding="utf-8", newline="") as bestand:
                invoer = lees_csv(schema, bestand)
            uitkomst = voorbeeld_eenmalig(regeling=schema.component, invoer=invoer)
            self._toon("Voorbeeld", uitkomst)
            if options["beslis"]:
                gedaan = ken_eenmalig_toe(
                    regeling=schema.component, invoer=invoer, actor=options["door"]
                )
                self._toon("Besloten", gedaan)
        except (InvoerFout, RegelingDicht, OSError, UnicodeDecodeError) as fout:
            self._weiger(str(fout))

    def _toon(self, kop: str, uitkomst: EenmaligeUitkomst) -> None:
        self.stdout.write(
            f"{kop}: {uitkomst.bekeken} bekeken, {uitkomst.toegekend} toegekend "
            f"(€ {euro(uitkomst.bedrag_centen)}), {uitkomst.afgewezen} afgewezen, "
            f"{uitkomst.al_besloten} al besloten."
        )
        for naam, aantal in sorted(uitkomst.redenen.items()):
            self.stdout.write(f"  {naam.replace('_', ' ')}: {aantal}")

    def _weiger(self, tekst: str) -> None:
        self.stderr.write(tekst)
        sys.exit(2)
