"""Judge a document in a child process with limits on time and memory; the service itself parses nothing."""

import json
import subprocess
import sys
from pathlib import Path

from duo_portal.cases.models import Stuk

from . import grenzen
from .herkennen import maten, soort_van
from .weigering import WOORDEN, StukGeweigerd

_KIND = Path(__file__).with_name("uitpakken.py")


def kijk_na(inhoud: bytes) -> tuple[Stuk.Soort, int]:
    """What it is and how many pages it has. Raises `StukGeweigerd`."""
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
    return soort, _in_een_kind(inhoud, soort)


def _in_een_kind(inhoud: bytes, soort: Stuk.Soort, seconden: int = grenzen.SECONDEN) -> int:
    """Pages, counted by the child. A child that dies or hangs means that the file cannot be read."""
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
    try:
        antwoord = json.loads(klaar.stdout)
    except ValueError:
        raise StukGeweigerd("kapot") from None
    if (fout := antwoord.get("fout")) is not None:
        raise StukGeweigerd(fout if fout in WOORDEN else "kapot")
    return int(antwoord["paginas"])
