"""Command line of the bank to practise with: one visit, or one every few seconds."""

import argparse
import sys
import time
from datetime import date
from pathlib import Path

from .gedrag import GEDRAGINGEN
from .kantoor import Proefbank


def main() -> None:
    """Do one visit, or keep coming back with --elke SECONDEN."""
    parser = argparse.ArgumentParser(prog="proefbank", description="Een bank om mee te oefenen.")
    parser.add_argument(
        "--uit", type=Path, required=True, help="map waar de bank bestanden ophaalt"
    )
    parser.add_argument(
        "--in", dest="in_", type=Path, required=True, help="map waar zij antwoorden legt"
    )
    parser.add_argument("--staat", type=Path, help="geheugen van de bank; standaard naast --in")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gedrag", choices=sorted(GEDRAGINGEN), default="goed")
    parser.add_argument("--datum", type=date.fromisoformat, help="boek tot en met deze dag")
    parser.add_argument(
        "--retour", action="append", default=[], help="EndToEndId die terugkomt, of EndToEndId=CODE"
    )
    parser.add_argument("--elke", type=float, help="blijf terugkomen, om de zoveel seconden")
    keuze = parser.parse_args()
    staat = keuze.staat or keuze.in_.parent / "proefbank"
    while True:
        bank = Proefbank(
            keuze.uit, keuze.in_, staat, keuze.seed, GEDRAGINGEN[keuze.gedrag],
            retour=frozenset(keuze.retour),
        )  # fmt: skip
        aantal = bank.werk(keuze.datum)
        sys.stdout.write(f"De proefbank heeft {aantal} bestand(en) opgehaald.\n")
        sys.stdout.flush()
        if keuze.elke is None:
            return
        time.sleep(keuze.elke)


if __name__ == "__main__":
    main()
