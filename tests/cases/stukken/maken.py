"""Documents for tests: good ones, and each kind of bad one of the catalogue."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(paginas: int = 1) -> bytes:
    """A PDF of so many empty pages."""
    schrijver = PdfWriter()
    for _ in range(paginas):
        schrijver.add_blank_page(width=200, height=200)
    return _bytes(schrijver)


def pdf_met_javascript() -> bytes:
    schrijver = PdfWriter()
    schrijver.add_blank_page(width=200, height=200)
    actie = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    )
    schrijver._root_object[NameObject("/OpenAction")] = actie
    return _bytes(schrijver)


def pdf_met_verborgen_javascript() -> bytes:
    """The script hangs on a page, not in the catalogue of scripts."""
    schrijver = PdfWriter()
    pagina = schrijver.add_blank_page(width=200, height=200)
    actie = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    )
    pagina[NameObject("/Annots")] = ArrayObject(
        [schrijver._add_object(DictionaryObject({NameObject("/A"): actie}))]
    )
    return _bytes(schrijver)


def pdf_met_bijlage() -> bytes:
    schrijver = PdfWriter()
    schrijver.add_blank_page(width=200, height=200)
    schrijver.add_attachment("brief.exe", b"MZ")
    return _bytes(schrijver)


def pdf_met_wachtwoord() -> bytes:
    schrijver = PdfWriter()
    schrijver.add_blank_page(width=200, height=200)
    schrijver.encrypt("geheim", algorithm="RC4-128")
    return _bytes(schrijver)


def pdf_bom() -> bytes:
    """One page whose stream unpacks to far more than it weighs."""
    schrijver = PdfWriter()
    pagina = schrijver.add_blank_page(width=200, height=200)
    stroom = DecodedStreamObject()
    stroom.set_data(b"\0" * (300 * 1024 * 1024))
    pagina[NameObject("/Contents")] = schrijver._add_object(stroom.flate_encode(level=9))
    return _bytes(schrijver)


def _bytes(schrijver: PdfWriter) -> bytes:
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def beeld(soort: str = "PNG", zijde: int = 8) -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (zijde, zijde), "white").save(uit, soort)
    return uit.getvalue()


def png_zegt(breed: int, hoog: int) -> bytes:
    """A small file whose header says that it is large."""

    def deel(naam: bytes, inhoud: bytes) -> bytes:
        kop = naam + inhoud
        return struct.pack(">I", len(inhoud)) + kop + struct.pack(">I", zlib.crc32(kop))

    ihdr = struct.pack(">IIBBBBB", breed, hoog, 8, 2, 0, 0, 0)
    begin = b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", ihdr)
    return begin + deel(b"IDAT", zlib.compress(b"\0" * 100)) + deel(b"IEND", b"")


def upload(inhoud: bytes, naam: str = "bewijs.pdf") -> SimpleUploadedFile:
    """As it comes out of a form."""
    return SimpleUploadedFile(naam, inhoud, content_type="application/pdf")
