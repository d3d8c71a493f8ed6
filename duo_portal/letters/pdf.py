"""A letter as PDF, by typst: tagged (PDF/UA-1), the same bytes for the same letter.

Text goes in as JSON and comes out as text, whatever signs it holds (`dekking`). Fonts come from the repository, dates from
the letter, so the bytes depend on the letter, the templates and the version of typst alone.
"""

import base64
import json
import threading
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import typst
from django.db import transaction

from duo_portal.identity import crypto
from duo_portal.letters.dekking import zetbaar
from duo_portal.letters.inhoud import Briefinhoud, gekozen_taal, in_taal
from duo_portal.letters.models import Brief, BriefPdf
from duo_portal.letters.soorten import maak_inhoud

_HIER = Path(__file__).parent
_SOORT = "brief_pdf"
_eigen = threading.local()


class PdfBeschadigd(ValueError):
    """The stored bytes are not those that were stored."""


@lru_cache(maxsize=1)
def _lettertypen() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_HIER / "lettertypen")],
    )


def _maker() -> typst.Compiler:
    """One compiler per thread: it keeps the templates read."""
    if not hasattr(_eigen, "maker"):
        _eigen.maker = typst.Compiler(
            root=str(_HIER / "sjablonen"), font_paths=_lettertypen(), ignore_system_fonts=True
        )
    maker: typst.Compiler = _eigen.maker
    return maker


def _zet(sjabloon: str, waarden: Any) -> bytes:
    uit = _maker().compile(
        input=str(_HIER / "sjablonen" / sjabloon),
        format="pdf",
        sys_inputs={"data": json.dumps(zetbaar(waarden), ensure_ascii=False)},
        pdf_standards="ua-1",
    )
    if not isinstance(uit, bytes):
        raise TypeError("typst gaf geen enkele PDF terug; controleer het sjabloon.")
    return uit


def maak_pdf(inhoud: Briefinhoud) -> bytes:
    """The bytes of one letter."""
    with in_taal(inhoud.taal):
        return _zet("brief.typ", inhoud.als_json())


def maak_drukwerk(vellen: Sequence[tuple[Sequence[str], Briefinhoud]]) -> bytes:
    """One PDF of many letters, each after its address sheet: (lines of the address, letter)."""
    stukken = []
    for adres, inhoud in vellen:
        with in_taal(inhoud.taal):
            stukken.append({"adres": list(adres), "brief": inhoud.als_json()})
    return _zet("partij.typ", stukken)


def maak_rapport(waarden: dict[str, Any]) -> bytes:
    """A report of tables: `titel`, `taal`, `datum` [year, month, day], `inleiding`, `tabellen` (titel, bron, koppen, rijen)."""
    with in_taal(waarden["taal"]):
        return _zet("rapport.typ", waarden)


def pdf_van(brief: Brief, taal: str | None = None) -> bytes:
    """The letter's PDF: made and kept at the first asking, read back after that.

    Raises `PdfBeschadigd` when the stored bytes do not have the stored hash.
    """
    gekozen = gekozen_taal(brief, taal)
    bewaard = BriefPdf.objects.filter(brief=brief, taal=gekozen).first()
    if bewaard is None:
        _bewaar(brief, gekozen, maak_pdf(maak_inhoud(brief, gekozen)))
        # Read back: when two asked at once, both show what the first one kept.
        bewaard = BriefPdf.objects.get(brief=brief, taal=gekozen)
    return _lees(bewaard)


def _bewaar(brief: Brief, taal: str, inhoud: bytes) -> None:
    with transaction.atomic():
        BriefPdf.objects.bulk_create(
            [
                BriefPdf(
                    brief=brief,
                    taal=taal,
                    versleuteld=crypto.versleutel(base64.b85encode(inhoud).decode(), kind=_SOORT),
                    sleutel_id=crypto.actuele_sleutel_id(),
                    sha256=sha256(inhoud).digest(),
                )
            ],
            ignore_conflicts=True,
        )


def _lees(bewaard: BriefPdf) -> bytes:
    tekst = crypto.ontsleutel(
        bytes(bewaard.versleuteld), sleutel_id=bewaard.sleutel_id, kind=_SOORT
    )
    inhoud = base64.b85decode(tekst)
    if sha256(inhoud).digest() != bytes(bewaard.sha256):
        raise PdfBeschadigd(f"De PDF van brief {bewaard.brief_id} is niet meer wat is bewaard.")
    return inhoud
