"""One step of a derivation, as it is shown on the page of a case."""

from dataclasses import dataclass
from datetime import date

ATW = "Algemene termijnenwet art. 1(1)"


@dataclass(frozen=True, slots=True)
class Stap:
    """What happened to the term, by which article, and the day that came out."""

    tekst: str
    artikel: str
    datum: date


def verlengd(van: date, tot: date) -> Stap:
    """The last day was not a working day."""
    return Stap(
        f"{van:%d-%m-%Y} valt in een weekend of op een feestdag: de volgende werkdag", ATW, tot
    )
