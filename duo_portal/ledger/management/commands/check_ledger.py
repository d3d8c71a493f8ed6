"""`manage.py check_ledger`: run the auditor; exit code 1 when a check is red."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.ledger import auditor


class Command(BaseCommand):
    """Prints each check green or red, with what it means and the first rows found."""

    help = "Controleer het grootboek met eigen SQL; rood geeft afsluitcode 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("namen", nargs="*", help="alleen deze controles")
        parser.add_argument("--json", action="store_true", help="uitkomst als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            uitkomsten = auditor.controleer(options["namen"] or None)
        except KeyError as fout:
            bekend = ", ".join(controle.naam for controle in auditor.controles())
            raise CommandError(f"Controle {fout} bestaat niet; kies uit: {bekend}") from None
        rood = [uitkomst for uitkomst in uitkomsten if not uitkomst.is_groen]
        if options["json"]:
            self.stdout.write(json.dumps([_als_json(u) for u in uitkomsten], default=str, indent=1))
        else:
            for uitkomst in uitkomsten:
                self._schrijf(uitkomst)
            self.stdout.write(f"{len(uitkomsten)} controles, {len(rood)} rood")
        if rood:
            sys.exit(1)

    def _schrijf(self, uitkomst: auditor.Uitkomst) -> None:
        controle = uitkomst.controle
        if uitkomst.is_groen:
            self.stdout.write(f"groen  {controle.naam}")
            return
        self.stdout.write(self.style.ERROR(f"ROOD   {controle.naam}: {uitkomst.aantal} rijen"))
        self.stdout.write(f"       {controle.uitleg}")
        for rij in uitkomst.voorbeelden:
            self.stdout.write("       " + ", ".join(f"{k}={v}" for k, v in rij.items()))


def _als_json(uitkomst: auditor.Uitkomst) -> dict[str, Any]:
    return {
        "naam": uitkomst.controle.naam,
        "uitleg": uitkomst.controle.uitleg,
        "groen": uitkomst.is_groen,
        "aantal": uitkomst.aantal,
        "voorbeelden": uitkomst.voorbeelden,
    }
