"""One step of a derivation, as it is shown on the page of a case, in the reader's language."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_noop

ATW = "Algemene termijnenwet art. 1(1)"


@dataclass(frozen=True, slots=True)
class Stap:
    """What happened to the term, by which article, and the day that came out.

    `zin` is in Dutch, with places for `waarden`; `tekst` is that in the language of whoever reads it.
    """

    zin: str
    artikel: str
    datum: date
    waarden: tuple[tuple[str, str], ...] = ()

    @property
    def tekst(self) -> str:
        """The sentence, filled in."""
        zin = gettext(self.zin)
        return zin % dict(self.waarden) if self.waarden else zin

    @property
    def bron(self) -> str:
        """The article, in words that this reader knows; empty when there is none."""
        return gettext(self.artikel) if self.artikel else ""


def dagtekst(dag: date) -> str:
    """A day within a sentence."""
    return f"{dag:%d-%m-%Y}"


def verlengd(van: date, tot: date) -> Stap:
    """The last day was not a working day."""
    zin = gettext_noop("%(dag)s valt in een weekend of op een feestdag: de volgende werkdag")
    return Stap(zin, ATW, tot, (("dag", dagtekst(van)),))
