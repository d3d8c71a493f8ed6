"""Euro text and integer cents; the statutory roundings by name; a fair split of the last cent.

Money is an `int` (or an int64 array) of cents everywhere. Euros exist as text, on the way in and out.
"""

import re
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Centen = NDArray[np.int64]
Getal = TypeVar("Getal", int, NDArray[np.int64])

CENTEN_PER_EURO = 100
_EURO = re.compile(r"(?P<min>-?)(?P<heel>[0-9]{1,9})(?:\.(?P<deel>[0-9]{1,2}))?")

# Thousands with dots and cents after a comma; thousands with commas and cents after a dot; or no thousands.
_INVOER = re.compile(
    r"(?P<nl>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<deel_nl>[0-9]{1,2}))?"
    r"|(?P<en>[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.(?P<deel_en>[0-9]{1,2})"
    r"|(?P<kaal>[0-9]+)(?:[.,](?P<deel>[0-9]{1,2}))?"
)
_DECIMALEN = re.compile(r"[0-9]+(?:[.][0-9]{3})*[.,][0-9]{3,}")
_SPATIE = re.compile(r"[ \u00a0\u202f\t]")


class GeenBedrag(ValueError):
    """The text is not an amount in euros; the message says what was expected."""


def centen(tekst: object, *, negatief: bool = False) -> int:
    """Read euros as the law and the registers print them, "1234.56", into cents.

    Raises `GeenBedrag` for anything else: other signs, separators or digits, more than two decimals,
    more than nine digits, JSON numbers, and a minus sign unless `negatief` is allowed.
    """
    treffer = _EURO.fullmatch(tekst) if isinstance(tekst, str) else None
    if treffer is None:
        raise GeenBedrag('geen bedrag; schrijf euro\'s als tekst met een punt, zoals "1234.56"')
    if treffer["min"] and not negatief:
        raise GeenBedrag("het bedrag mag niet negatief zijn")
    bedrag = int(treffer["heel"]) * 100 + int((treffer["deel"] or "").ljust(2, "0"))
    return -bedrag if treffer["min"] else bedrag


class Bedragfout(GeenBedrag):
    """What a person typed is no amount; `code` says why, so that a form can say it in the reader's language."""

    def __init__(self, code: str, tekst: str) -> None:
        super().__init__(tekst)
        self.code = code


def bedrag_uit_invoer(tekst: str) -> int:
    """Read euros as people type them, "1.234,56", "1234,56", "1234.56", "1,234.56", "€ 12", into cents.

    A dot or comma with three digits after it is only read as one of thousands when it is a dot ("1.234"), or
    when the other one follows it. Raises `Bedragfout` with code geen_bedrag (other signs or digits, NaN,
    1e9), negatief, te_veel_decimalen, or te_groot (more than nine digits of euros).
    """
    kaal = _SPATIE.sub("", tekst).removeprefix("€")
    if kaal.startswith("-") and _INVOER.fullmatch(kaal[1:]):
        raise Bedragfout("negatief", "het bedrag mag niet negatief zijn")
    treffer = _INVOER.fullmatch(kaal)
    if treffer is None:
        if _DECIMALEN.fullmatch(kaal):
            raise Bedragfout("te_veel_decimalen", "hoogstens twee cijfers achter de komma")
        raise Bedragfout("geen_bedrag", 'geen bedrag; schrijf euro\'s zoals "1.234,56"')
    heel = re.sub("[.,]", "", treffer["nl"] or treffer["en"] or treffer["kaal"]).lstrip("0") or "0"
    if len(heel) > 9:
        raise Bedragfout("te_groot", "het bedrag is te hoog")
    deel = treffer["deel_nl"] or treffer["deel_en"] or treffer["deel"] or ""
    return int(heel) * 100 + int(deel.ljust(2, "0"))


def euro(bedrag_centen: int, *, taal: str = "nl") -> str:
    """Write cents as euros for a reader: "1.234,56" in Dutch, "1,234.56" in English."""
    heel, deel = divmod(abs(int(bedrag_centen)), 100)
    engels = f"{'-' if bedrag_centen < 0 else ''}{heel:,}.{deel:02d}"
    return engels if taal == "en" else engels.translate(str.maketrans(",.", ".,"))


def tekst(bedrag_centen: int) -> str:
    """Write cents as plain text for machines: "1234.56"; the inverse of `centen`."""
    heel, deel = divmod(abs(int(bedrag_centen)), 100)
    return f"{'-' if bedrag_centen < 0 else ''}{heel}.{deel:02d}"


def rond_half_op(teller: Getal, noemer: Any) -> Getal:
    """Divide exactly and round half up (0.5 goes to the larger number), on ints or int64 arrays.

    The convention of the yearly indexation and of the sums of arts. 3.13 and 3.16a Wsf 2000.
    `noemer` must be positive.
    """
    return (2 * teller + noemer) // (2 * noemer)


def rond_omlaag(teller: Getal, noemer: Any) -> Getal:
    """Divide exactly and cut down to the whole cent (towards minus infinity)."""
    return teller // noemer


def verdeel(bedrag_centen: int, delen: int) -> list[int]:
    """Split cents over `delen` shares that differ by at most one cent; the first get the extra cents.

    Raises ValueError for fewer than one share.
    """
    if delen < 1:
        raise ValueError("Een bedrag kan alleen over één of meer delen worden verdeeld.")
    basis, rest = divmod(bedrag_centen, delen)
    return [basis + (1 if deel < rest else 0) for deel in range(delen)]
