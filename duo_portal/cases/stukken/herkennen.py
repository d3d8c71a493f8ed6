"""What a file is, by its first and last bytes; its name and what the browser said of it are not looked at."""

import struct

from duo_portal.cases.models import Stuk

from .weigering import StukGeweigerd

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_GROOTTE = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
"""Markers of a JPEG that carry height and width."""
_ANDER = (b"PK\x03\x04", b"<html", b"<script", b"<svg", b"<?php")
"""How other things begin; found at the end of an image they make it two files in one."""


def soort_van(inhoud: bytes) -> Stuk.Soort:
    """PDF, JPEG or PNG; raises `StukGeweigerd("soort")` for all else, also for two kinds in one file."""
    if inhoud.startswith(b"%PDF-"):
        if b"%%EOF" not in inhoud[-1024:]:
            raise StukGeweigerd("kapot")
        return Stuk.Soort.PDF
    if inhoud.startswith(_PNG):
        return _zonder_staart(inhoud, _einde_png(inhoud), Stuk.Soort.PNG)
    if inhoud.startswith(_JPEG):
        return _zonder_staart(inhoud, inhoud.rfind(b"\xff\xd9") + 2, Stuk.Soort.JPEG)
    raise StukGeweigerd("soort")


def _zonder_staart(inhoud: bytes, einde: int, soort: Stuk.Soort) -> Stuk.Soort:
    """An image ends where it ends: what stands behind it would be a second file (a page, a zip, a program)."""
    staart = inhoud[einde:]
    if einde <= 2:
        raise StukGeweigerd("kapot")
    if staart.strip(b"\0\r\n ") or any(begin in inhoud.lower() for begin in _ANDER[1:]):
        raise StukGeweigerd("soort")
    return soort


def _einde_png(inhoud: bytes) -> int:
    """Just behind the last chunk, by walking the chunks; 0 when they do not add up."""
    plek = len(_PNG)
    while plek + 12 <= len(inhoud):
        (lengte,) = struct.unpack(">I", inhoud[plek : plek + 4])
        naam = inhoud[plek + 4 : plek + 8]
        plek += 12 + lengte
        if naam == b"IEND":
            return plek if plek <= len(inhoud) else 0
    return 0


def maten(inhoud: bytes, soort: Stuk.Soort) -> tuple[int, int] | None:
    """Width and height as the image's own header says, without decoding anything; None for a PDF.

    Raises `StukGeweigerd("kapot")` when it says nothing.
    """
    if soort == Stuk.Soort.PDF:
        return None
    if soort == Stuk.Soort.PNG:
        if inhoud[12:16] != b"IHDR" or len(inhoud) < 24:
            raise StukGeweigerd("kapot")
        breed, hoog = struct.unpack(">II", inhoud[16:24])
        return breed, hoog
    return _maten_jpeg(inhoud)


def _maten_jpeg(inhoud: bytes) -> tuple[int, int]:
    plek = 2
    while plek + 9 < len(inhoud):
        if inhoud[plek] != 0xFF:
            break
        merk = inhoud[plek + 1]
        if merk in _GROOTTE:
            hoog, breed = struct.unpack(">HH", inhoud[plek + 5 : plek + 9])
            return breed, hoog
        if merk in {0xFF, 0x01} or 0xD0 <= merk <= 0xD8:
            plek += 1 if merk == 0xFF else 2
            continue
        (lengte,) = struct.unpack(">H", inhoud[plek + 2 : plek + 4])
        plek += 2 + lengte
    raise StukGeweigerd("kapot")
