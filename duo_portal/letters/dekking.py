"""Which signs the fonts of a letter have. A sign they lack would stop the letter, and the whole print batch with it.

PDF/UA-1 refuses text that no font can draw. Names come from the registers in Latin script, but what people type does
not: a sign that cannot be drawn is printed as U+FFFD, a control sign as nothing.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

LETTERTYPEN = Path(__file__).parent / "lettertypen"
VERVANGER = "\ufffd"
_STUURT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def zetbaar(waarde: Any) -> Any:
    """The same value (through lists and mappings) with text that the fonts can draw."""
    if isinstance(waarde, str):
        return _tekst(waarde)
    if isinstance(waarde, Mapping):
        return {naam: zetbaar(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, (list, tuple)):
        return [zetbaar(deel) for deel in waarde]
    return waarde


def _tekst(tekst: str) -> str:
    if tekst.isascii() and tekst.isprintable():
        return tekst
    heeft = gedekt()
    kaal = _STUURT.sub("", tekst)
    return "".join(t if t in "\n\t" or ord(t) in heeft else VERVANGER for t in kaal)


@lru_cache(maxsize=1)
def gedekt() -> frozenset[int]:
    """Code points that every one of our fonts can draw."""
    per_font = [frozenset(_punten(pad.read_bytes())) for pad in LETTERTYPEN.glob("*.ttf")]
    return frozenset.intersection(*per_font)


def _punten(font: bytes) -> Iterator[int]:
    """The code points of a TrueType font that lead to a glyph (table cmap, format 4)."""
    aantal = struct.unpack_from(">H", font, 4)[0]
    tabellen = {font[12 + 16 * i : 16 + 16 * i]: 12 + 16 * i for i in range(aantal)}
    cmap = struct.unpack_from(">I", font, tabellen[b"cmap"] + 8)[0]
    tabel = cmap + struct.unpack_from(">I", font, cmap + 8)[0]
    soort, segmenten = struct.unpack_from(">H4xH", font, tabel)
    if soort != 4:
        raise ValueError(
            "Dit lettertype heeft een cmap die wij niet lezen; kies een met formaat 4."
        )
    breed = segmenten  # twice the number of segments: the length of each list in bytes
    for i in range(0, breed, 2):
        einde = struct.unpack_from(">H", font, tabel + 14 + i)[0]
        begin, schuif, sprong = (
            struct.unpack_from(">H", font, tabel + 16 + deel * breed + i)[0] for deel in (1, 2, 3)
        )
        plek = tabel + 16 + 3 * breed + i
        for punt in range(begin, min(einde, 0xFFFE) + 1):
            glyf = punt
            if sprong:
                glyf = struct.unpack_from(">H", font, plek + sprong + 2 * (punt - begin))[0]
            if (glyf + schuif) % 65_536 and (glyf or not sprong):
                yield punt
