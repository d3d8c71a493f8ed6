"""Play the demo: seed, apply, award, pay September 2023 to January 2024, and set it beside what was published."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duo_portal.batches.operations import RunAlGeopend
from duo_portal.foundation.period import Maand
from duo_portal.identity.synthetisch import MassapersoonGeweigerd
from studiefinanciering.demo import slot
from studiefinanciering.demo.bank import BankBezoekMislukt
from studiefinanciering.demo.cijfers import bevolkingscijfers
from studiefinanciering.demo.draaiboek import LAATSTE, AndereDemo, Opties, speel
from studiefinanciering.demo.runs import RunKomtNietVerder

STUDENTEN = 5_000
GEEN_DEMO = (
    MassapersoonGeweigerd,
    AndereDemo,
    RunKomtNietVerder,
    RunAlGeopend,
    BankBezoekMislukt,
)


class Command(BaseCommand):
    """`make demo` calls this beside real workers. Exit 0 when the table is printed and the ledger is green."""

    help = "Zaai een bevolking en betaal september 2023 tot en met januari 2024 uit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--students", type=int, default=STUDENTEN, help="studenten hbo en wo")
        parser.add_argument("--mbo", type=int, help="studenten mbo; standaard naar verhouding")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--tot", default=str(LAATSTE), help="laatste maand, bijvoorbeeld 2023-09"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.begonnen = time.monotonic()
        opties = self._opties(options)
        self._vertel(
            f"Demo: {opties.ho} studenten hbo en wo, {opties.mbo} mbo, seed {opties.seed}."
        )
        try:
            speel(opties, self._vertel)
        except GEEN_DEMO as fout:
            raise CommandError(str(fout)) from fout
        is_groen = slot.toon(self.stdout.write)
        self._vertel("Klaar.")
        if not is_groen:
            raise CommandError("Het grootboek is rood: zie hierboven.")

    def _opties(self, options: dict[str, Any]) -> Opties:
        omvang = bevolkingscijfers()
        ho, mbo = options["students"], options["mbo"]
        if mbo is None:
            mbo = ho * omvang["omvang.mbo"]["waarde"] // omvang["omvang.ho"]["waarde"]
        if ho < 0 or mbo < 0:
            raise CommandError("Geef aantallen studenten van 0 of meer.")
        try:
            tot = Maand.parse(options["tot"])
        except ValueError as fout:
            raise CommandError(f"--tot: {fout}") from fout
        return Opties(ho=ho, mbo=mbo, seed=options["seed"], tot=tot)

    def _vertel(self, tekst: str) -> None:
        """A line with the minutes and seconds since the start."""
        minuten, seconden = divmod(round(time.monotonic() - self.begonnen), 60)
        self.stdout.write(f"{minuten:3d}:{seconden:02d} {tekst}")
        self.stdout.flush()
