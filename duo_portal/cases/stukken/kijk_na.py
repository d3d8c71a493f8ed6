"""Judge a document in a child process with limits on time and memory; the service itself parses nothing."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duo_portal.cases.models import Stuk

from . import grenzen
from .herkennen import maten, soort_van
from .weigering import WOORDEN, StukGeweigerd

_KIND = Path(__file__).with_name("uitpakken.py")


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a document is, how many pages it has, and the words that could be read (of a PDF, its first pages)."""

    soort: Stuk.Soort
    paginas: int
    tekst: str = ""


def kijk_na(inhoud: bytes) -> Oordeel:
    """Judge it. Raises `StukGeweigerd`."""
    if not inhoud:
        raise StukGeweigerd("leeg")
    if len(inhoud) > grenzen.BYTES:
        raise StukGeweigerd("te_groot")
    soort = soort_van(inhoud)
    if (maat := maten(inhoud, soort)) is not None:
        breed, hoog = maat
        if not 0 < breed <= grenzen.ZIJDE or not 0 < hoog <= grenzen.ZIJDE:
            raise StukGeweigerd("te_veel_pixels")
        if breed * hoog > grenzen.PIXELS:
            raise StukGeweigerd("te_veel_pixels")
    antwoord = _in_een_kind(inhoud, soort)
    return Oordeel(soort, int(antwoord["paginas"]), str(antwoord.get("tekst", "")))


def _in_een_kind(
    inhoud: bytes, soort: Stuk.Soort, seconden: int = grenzen.SECONDEN
) -> dict[str, Any]:
    """What the child found. A child that dies or hangs means that the file cannot be read."""
    getallen = (grenzen.GEHEUGEN, seconden, grenzen.PAGINAS, grenzen.PIXELS, grenzen.UITGEPAKT)
    argv = [sys.executable, "-I", str(_KIND), str(soort), *map(str, getallen)]
    try:
        klaar = subprocess.run(
            argv, input=inhoud, capture_output=True, timeout=seconden + 5, env={}, check=False
        )
    except subprocess.TimeoutExpired:
        raise StukGeweigerd("kapot") from None
    except OSError:
        raise StukGeweigerd("nu_niet") from None
    antwoord: dict[str, Any]
    try:
        antwoord = json.loads(klaar.stdout)
    except ValueError:
        raise StukGeweigerd("kapot") from None
    if (fout := antwoord.get("fout")) is not None:
        raise StukGeweigerd(fout if fout in WOORDEN else "kapot")
    return antwoord
