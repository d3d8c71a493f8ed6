"""Recognise a notice of default in any text that comes in, Dutch or English. Pure.

Penalties were paid because such notices were not seen on arrival. So a sentence counts when it says that we are in
default, or when the text says that the term has passed and that we must decide now. Who only asks what a notice is,
writes about a landlord, or takes a notice back is left out. A colleague decides; this only puts it before her.
"""

import re
import unicodedata
from dataclasses import dataclass

_ZEGT = re.compile(
    r"\b(?:ingebrekestelling|in ?gebreke ?stelling)\b"
    r"|\bin gebreke (?:te )?(?:stel|gesteld|stellen)\b"
    r"|\bstel\w*\b[^.!?]{0,60}\bin gebreke\b"
    r"|\bnotice of default\b|\bdefault notice\b"
    r"|\b(?:declare|hold|put|place|give)\b[^.!?]{0,40}\bin default\b"
    r"|\b(?:aanspraak|recht|beroep)\b[^.!?]{0,30}\b(?:een|de|op)? ?dwangsom"
    r"|\bdwangsom\b[^.!?]{0,60}\b(?:verschuldigd|verbeur\w*|te laat|termijn)"
    r"|\b(?:claim|entitled to)\b[^.!?]{0,30}\bpenalty\b[^.!?]{0,60}\b(?:late|time|term|decision)"
    r"|\b(?:wet dwangsom|(?:artikel|art\.?) 4:17)\b"
)
_NIET = re.compile(
    r"\b(?:niet|geen|nooit|not|no)\b[^.!?]{0,25}\b(?:in gebreke|ingebrekestelling|in default|notice of default)"
    r"|\b(?:wat is|wat betekent|hoe (?:werkt|stuur|maak|kan|doe)|wanneer (?:kan|mag)|kan ik|mag ik|zou ik)\b"
    r"|\b(?:what is|what does|how (?:do|can|to)|when can|can i|may i|could i)\b"
    r"|\b(?:trek|trekken|ingetrokken|intrekken|withdraw\w*)\b"
    r"|\b(?:huisbaas|verhuurder|werkgever|incassobureau|webshop|landlord|employer|energieleverancier)\b"
    r"|\b(?:ben|was|werd|am|was) (?:ik )?(?:door|in gebreke gesteld|put in default)\b"
    r"|\b(?:u stelt|jullie stellen|duo stelt|you (?:put|hold|gave)) (?:mij|me)\b"
    r"|\bals (?:u|jullie)\b[^.!?]{0,60}\b(?:stel|stuur) ik\b"
)
_TE_LAAT = re.compile(
    r"\b(?:beslis|wettelijke |behandel)?termijn\b[^.!?]{0,60}\b(?:verstreken|overschreden|voorbij|verlopen)\b"
    r"|\b(?:verstreken|overschreden|voorbij|verlopen)\b[^.!?]{0,40}\btermijn\b"
    r"|\bte laat (?:met|bent|is|zijn)\b|\bniet (?:op tijd|tijdig|binnen de termijn)\b[^.!?]{0,30}\bbesl"
    r"|\b(?:term|deadline|time limit)\b[^.!?]{0,40}\b(?:passed|expired|over|exceeded)\b"
    r"|\b(?:not|failed to) (?:decide\w*|make a decision|made a decision)\b[^.!?]{0,30}\b(?:in|on) time\b"
)
_EIST = re.compile(
    r"\b(?:binnen|in) (?:twee|2|14|veertien) (?:weken|dagen)\b"
    r"|\b(?:alsnog|onmiddellijk|direct|zo spoedig mogelijk|nu)\b[^.!?]{0,40}\bbesl"
    r"|\bbesl\w*\b[^.!?]{0,40}\b(?:alsnog|onmiddellijk)\b"
    r"|\b(?:within|in) (?:two|2|14|fourteen) (?:weeks|days)\b"
    r"|\b(?:decide|decision)\b[^.!?]{0,30}\b(?:immediately|still|now|as yet)\b"
)
_ZIN = re.compile(r"[^.!?\n]+[.!?\n]?")
_AFKORTING = re.compile(r"\b(art|nr|dhr|mevr|o\.a|i\.v\.m)\.")
_MEESTE_TEKENS = 200_000


@dataclass(frozen=True, slots=True)
class Herkenning:
    """The sentence that gave it away, and whether it is said outright or follows from what is asked."""

    zin: str
    is_uitdrukkelijk: bool


def herken_ingebrekestelling(tekst: str) -> Herkenning | None:
    """The notice of default in this text, or None; looks at the first 200,000 characters."""
    zinnen = [_vlak(zin) for zin in _zinnen(tekst[:_MEESTE_TEKENS])]
    for zin in zinnen:
        if _ZEGT.search(zin) and not _NIET.search(zin) and not zin.endswith("?"):
            return Herkenning(zin, is_uitdrukkelijk=True)
    te_laat = next((z for z in zinnen if _TE_LAAT.search(z) and not z.endswith("?")), None)
    eist = any(_EIST.search(z) and not z.endswith("?") for z in zinnen)
    if te_laat and eist and not any(_NIET.search(z) and _ZEGT.search(z) for z in zinnen):
        return Herkenning(te_laat, is_uitdrukkelijk=False)
    return None


def _zinnen(tekst: str) -> list[str]:
    tekst = _AFKORTING.sub(r"\1", tekst)
    # A line break inside a sentence is no end of it; an empty line is.
    tekst = re.sub(r"(?<!\n)\r?\n(?!\r?\n)", " ", tekst)
    return [zin.strip() for zin in _ZIN.findall(tekst) if zin.strip()]


def _vlak(zin: str) -> str:
    kaal = unicodedata.normalize("NFKD", zin)
    kaal = "".join(teken for teken in kaal if not unicodedata.combining(teken))
    return re.sub(r"\s+", " ", kaal.lower()).replace("in-gebreke", "in gebreke").strip()
