"""`manage.py jaarcijfers 2023`: the tables of an annual report from our own data, beside what was published."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.audit.bedrijfsdatum import vandaag
from duo_portal.verantwoording import uitvoer
from duo_portal.verantwoording.jaarcijfers import JaarOnbekend, Tabel, lees_jaar


class Command(BaseCommand):
    """Prints a table, or writes CSV, JSON or PDF."""

    help = "Jaarcijfers uit de eigen administratie, naast wat DUO publiceerde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("jaar", type=int)
        parser.add_argument("--vorm", choices=["tabel", "csv", "json", "pdf"], default="tabel")
        parser.add_argument(
            "--naar", type=Path, help="bestand; zonder: op het scherm (pdf: verplicht)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        jaar, vorm, naar = options["jaar"], options["vorm"], options["naar"]
        op = vandaag()
        try:
            tabellen = lees_jaar(jaar, vandaag=op)
        except JaarOnbekend as fout:
            raise CommandError(str(fout)) from fout
        if vorm == "pdf":
            if naar is None:
                raise CommandError("Een pdf gaat naar een bestand: geef --naar BESTAND.")
            naar.write_bytes(uitvoer.als_pdf(tabellen, jaar, op=op))
            return
        tekst = {"csv": uitvoer.als_csv, "json": uitvoer.als_json, "tabel": _als_tabel}[vorm](
            tabellen, jaar
        )
        if naar is None:
            self.stdout.write(tekst)
        else:
            naar.write_text(tekst, encoding="utf-8", newline="")


def _als_tabel(tabellen: list[Tabel], jaar: int) -> str:
    titels = {t.naam: t.titel for t in tabellen}
    uit, vorige = [f"Jaarcijfers {jaar}"], ""
    for r in uitvoer.regels(tabellen, jaar):
        if r.tabel != vorige:
            uit += ["", titels.get(r.tabel, r.tabel)]
            vorige = r.tabel
        wat, wij, buiten, bron = uitvoer.cellen(r)
        uit.append(f"  {wat:<60.60} {wij:>20} {buiten:>20}  {bron}")
    return "\n".join(uit)
