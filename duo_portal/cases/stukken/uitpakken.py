"""The child process that parses a document: reads it from standard input, answers with one line of JSON.

It runs apart from the service (`python -I`), without Django, with limits on memory, time, files and processes that
it sets on itself before the first byte is parsed. Whatever a parser can be made to do, it does here, and dies here.
"""

import io
import json
import resource
import signal
import sys
from typing import Any

VERBODEN = ("/JavaScript", "/JS", "/Launch", "/RichMedia", "/XFA", "/SubmitForm", "/ImportData")
BIJLAGE = ("/EmbeddedFile", "/EmbeddedFiles", "/FileAttachment", "/Filespec")
DIEP = 60
OBJECTEN = 200_000
TEKST_PAGINAS, TEKST_TEKENS, TEKST_SECONDEN = 10, 100_000, 3


class _Weiger(Exception):
    """Refused, with a code."""


def main() -> None:
    """The one line: {"paginas": n, "tekst": …} or {"fout": code}."""
    soort, geheugen, seconden, paginas, pixels, uitgepakt = sys.argv[1], *map(int, sys.argv[2:7])
    resource.setrlimit(resource.RLIMIT_AS, (geheugen, geheugen))
    resource.setrlimit(resource.RLIMIT_CPU, (seconden, seconden))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    inhoud = sys.stdin.buffer.read()
    antwoord: dict[str, int | str]
    try:
        if soort == "pdf":
            antwoord = {"paginas": _pdf(inhoud, paginas, uitgepakt), "tekst": _tekst(inhoud)}
        else:
            antwoord = {"paginas": _beeld(inhoud, soort, pixels)}
    except _Weiger as weiger:
        antwoord = {"fout": str(weiger)}
    except MemoryError:
        antwoord = {"fout": "kapot"}
    except Exception:  # noqa: BLE001  whatever a parser raises on bad input, the file is not readable
        antwoord = {"fout": "kapot"}
    sys.stdout.write(json.dumps(antwoord))


def _pdf(inhoud: bytes, hoogste: int, uitgepakt: int) -> int:
    from pypdf import PdfReader

    lezer = PdfReader(io.BytesIO(inhoud), strict=False)
    if lezer.is_encrypted or "/Encrypt" in lezer.trailer:
        raise _Weiger("wachtwoord")
    aantal = len(lezer.pages)
    if aantal > hoogste:
        raise _Weiger("te_veel_paginas")
    if aantal == 0:
        raise _Weiger("kapot")
    _loop(lezer, uitgepakt)
    return aantal


def _tekst(inhoud: bytes) -> str:
    """The words of the first pages, as far as they come quickly: a page that is hard to read is no fault of the file."""
    from pypdf import PdfReader

    delen: list[str] = []

    def genoeg(*_wat: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, genoeg)
    signal.setitimer(signal.ITIMER_REAL, TEKST_SECONDEN)
    try:
        for blad in PdfReader(io.BytesIO(inhoud), strict=False).pages[:TEKST_PAGINAS]:
            delen.append(blad.extract_text())
            if sum(map(len, delen)) > TEKST_TEKENS:
                break
    except Exception:  # noqa: BLE001, S110  whatever comes, what was read by then counts
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return "\n\n".join(delen)[:TEKST_TEKENS]


def _loop(lezer: Any, uitgepakt: int) -> None:
    """Every object that the trailer leads to, once: nothing that acts, no file within, not too much unpacked."""
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        IndirectObject,
        StreamObject,
    )

    gezien, som = set[tuple[int, int]](), 0
    stapel: list[tuple[Any, int]] = [(lezer.trailer, 0)]
    while stapel:
        ding, diepte = stapel.pop()
        if isinstance(ding, IndirectObject):
            sleutel = (ding.idnum, ding.generation)
            if sleutel in gezien:
                continue
            gezien.add(sleutel)
            if len(gezien) > OBJECTEN:
                raise _Weiger("kapot")
            ding, diepte = ding.get_object(), 0
        if diepte > DIEP:
            raise _Weiger("kapot")
        if isinstance(ding, StreamObject):
            som += len(ding.get_data())
            if som > uitgepakt:
                raise _Weiger("te_groot")
        if isinstance(ding, DictionaryObject):
            _eis_onschuldig(ding)
            stapel.extend((ding.raw_get(naam), diepte + 1) for naam in ding)
        elif isinstance(ding, ArrayObject):
            stapel.extend((deel, diepte + 1) for deel in list.__iter__(ding))


def _eis_onschuldig(ding: Any) -> None:
    namen = {str(naam) for naam in ding}
    namen |= {str(ding.raw_get(naam)) for naam in ("/S", "/Type", "/Subtype") if naam in ding}
    if namen & set(VERBODEN) or "/AA" in namen:
        raise _Weiger("programma")
    if namen & set(BIJLAGE) or "/EF" in namen:
        raise _Weiger("bijlage")


def _beeld(inhoud: bytes, soort: str, pixels: int) -> int:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = pixels
    with Image.open(io.BytesIO(inhoud), formats=[soort.upper()]) as beeld:
        if beeld.width * beeld.height > pixels:
            raise _Weiger("te_veel_pixels")
        if getattr(beeld, "n_frames", 1) > 1:
            raise _Weiger("soort")
        beeld.load()
    return 1


if __name__ == "__main__":
    main()
