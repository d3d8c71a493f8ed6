"""A place in the statute: act, article and paragraph, with its link."""

import re
from dataclasses import dataclass

_BRON = {
    "Wsf 2000": "BWBR0011453",
    "Bsf 2000": "BWBR0011545",
    "Awb": "BWBR0005537",
    "Awir": "BWBR0018472",
    "LCW": "BWBR0004261",
    "Paspoortwet": "BWBR0005212",
    "Rv": "BWBR0001827",
    "WEB": "BWBR0007625",
    "WHW": "BWBR0005682",
}
_TEKST = re.compile(r"(?P<wet>.+?)(?: art\. (?P<artikel>[0-9a-z.:]+)(?:\((?P<lid>[0-9a-z]+)\))?)?")


@dataclass(frozen=True, slots=True)
class LawReference:
    """An article of an act (or, where no act is known, the page that a rule was taken from)."""

    wet: str
    artikel: str = ""
    lid: str = ""

    @classmethod
    def parse(cls, tekst: str) -> "LawReference":
        """Read "Wsf 2000 art. 3.18(2)"; a text without "art." names a source as a whole."""
        treffer = _TEKST.fullmatch(tekst)
        if treffer is None:
            raise ValueError(
                f'Verwijzing {tekst!r} niet begrepen; schrijf "Wsf 2000 art. 3.18(2)".'
            )
        return cls(treffer["wet"], treffer["artikel"] or "", treffer["lid"] or "")

    @property
    def link(self) -> str:
        """Address of the article in the public statute book; empty for other sources."""
        bron = _BRON.get(self.wet)
        if bron is None:
            return ""
        deel = f"#Artikel{self.artikel}" if self.artikel else ""
        return f"https://wetten.overheid.nl/{bron}{deel}"

    def __str__(self) -> str:
        if not self.artikel:
            return self.wet
        return f"{self.wet} art. {self.artikel}" + (f"({self.lid})" if self.lid else "")
