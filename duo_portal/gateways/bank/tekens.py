"""The SEPA character set: letters without accents, digits and a handful of signs.

The bank gets the transliteration; the original spelling stays where the person's name is kept.
"""

import re
import unicodedata

TEKENSET = r"A-Za-z0-9/\-?:().,'+ "
ONVERTAALBAAR = "?"

_AL_GOED = re.compile(rf"(?! )[{TEKENSET}]*(?<! )")
_TOEGESTAAN = re.compile(rf"[{TEKENSET}]+")
_VERWIJZING = re.compile(r"(?!/)(?!.*//)[A-Za-z0-9/\-?:().,'+]{1,35}(?<!/)")

# Letters that Unicode does not take apart, and signs with a usual stand-in (EPC guidance on characters).
_VASTE_VERTALING = {
    "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH",
    "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N", "ə": "e", "Ə": "E",
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", '"': "'", "“": "'", "”": "'", "„": "'",
    "‐": "-", "‑": "-", "–": "-", "—": "-", "_": "-", "&": "+", ";": ",", "[": "(", "]": ")",
    "{": "(", "}": ")", "@": "(at)", "€": "EUR", "…": "...", "\t": " ", "\n": " ", "\r": " ",
}  # fmt: skip

# Marks that stand on a letter, invisible control and direction signs, and pictures: left out.
_WEGGELATEN = {"Mn", "Me", "Cc", "Cf", "So", "Sk", "Co", "Cs", "Cn"}


def _vertaal(teken: str) -> str:
    if (vast := _VASTE_VERTALING.get(teken)) is not None:
        return vast
    uit: list[str] = []
    for deel in unicodedata.normalize("NFKD", teken):
        soort = unicodedata.category(deel)
        if _TOEGESTAAN.fullmatch(deel):
            uit.append(deel)
        elif deel in _VASTE_VERTALING:
            uit.append(_VASTE_VERTALING[deel])
        elif soort == "Zs":
            uit.append(" ")
        elif soort not in _WEGGELATEN:
            uit.append(ONVERTAALBAAR)
    return "".join(uit)


class _Tabel(dict[int, str]):
    """Remembers each translated character, so that a run translates every letter once."""

    def __missing__(self, code: int) -> str:
        vertaald = self[code] = _vertaal(chr(code))
        return vertaald


_TABEL = _Tabel()


def naar_sepa(tekst: str, lengte: int) -> str:
    """The text in SEPA characters, cut at `lengte` (70 for a name, 140 for a description).

    ë becomes e, ø becomes o, ĳ becomes ij; a letter of another script becomes "?"; pictures, loose accents
    and control characters are left out. The result may be empty.
    """
    if len(tekst) <= lengte and _AL_GOED.fullmatch(tekst):
        return tekst
    return " ".join(tekst.translate(_TABEL).split())[:lengte].rstrip()


def is_sepa_verwijzing(tekst: str) -> bool:
    """Whether the text may serve as MsgId, PmtInfId or EndToEndId: at most 35 characters, slashes inside only."""
    return _VERWIJZING.fullmatch(tekst) is not None
