"""Which sentences two versions of a page share: what is there must be a name, an amount or a code."""

import re
from collections.abc import Iterable
from typing import Any

from lxml import html

LETTERS = re.compile(r"[^\W\d_]{3}")
# Names and words that are the same in both languages.
ZELFDE = frozenset(
    {"Mijn Studiefinanciering", "Privacy", "Cookies", "Contact", "Menu", "Nederlands", "English"}
)
ATTRIBUTEN = ("aria-label", "title", "alt", "placeholder")


def zinnen(bladzijde: str | bytes) -> set[str]:
    """Every text a reader meets, attributes that are read out included."""
    boom = html.fromstring(bladzijde.decode() if isinstance(bladzijde, bytes) else bladzijde)
    for weg in boom.xpath("//script|//style"):
        weg.drop_tree()
    teksten = [*boom.itertext(), *(w for naam in ATTRIBUTEN for w in boom.xpath(f"//@{naam}"))]
    return {" ".join(tekst.split()) for tekst in teksten if LETTERS.search(tekst)}


def zelfde_zinnen(nederlands: Any, engels: Any, *, behalve: Iterable[str] = ()) -> list[str]:
    """Texts that stand in both answers of the test client; names of `behalve` (regular expressions) may."""
    beide = zinnen(nederlands.content) & zinnen(engels.content) - ZELFDE
    return sorted(t for t in beide if not any(re.fullmatch(patroon, t) for patroon in behalve))
