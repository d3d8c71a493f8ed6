"""What a student should have received, in plain Python: the whole payout as one subtraction, without the project.

Every month of every person is compared anew, so that the short cut of the run (only months that can differ) is
proved; a returned payment is undone as if it had never been booked.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

REIS = 7
Sleutel = tuple[date, int, int]  # month, component, form

HOOGSTE_VERREKENING = {2023: 18266, 2024: 20093}


@dataclass
class Besluit:
    van: date
    tot: date
    regels: dict[tuple[int, int], int]
    uitvoerbaar_vanaf: date


@dataclass
class Betaling:
    run: date
    bedrag: int
    verrekend: int
    geboekt: dict[Sleutel, int]


@dataclass
class Rekenmodel:
    """One person: decisions, what is booked, the open claim and what was paid; cents."""

    heeft_rekening: bool = True
    is_aangehouden: bool = False
    besluiten: list[Besluit] = field(default_factory=list)
    geboekt: dict[Sleutel, int] = field(default_factory=lambda: defaultdict(int))
    vordering: int = 0
    betalingen: list[Betaling] = field(default_factory=list)

    @property
    def ontvangen(self) -> int:
        """Paid and not come back."""
        return sum(betaling.bedrag for betaling in self.betalingen)

    def beslist(self, maanden: list[date], dag: date) -> dict[Sleutel, int]:
        """Per month the latest decision whose money may move; no line is nil."""
        uit: dict[Sleutel, int] = {}
        for maand in maanden:
            geldend = [
                besluit
                for besluit in self.besluiten
                if besluit.van <= maand < besluit.tot and besluit.uitvoerbaar_vanaf <= dag
            ]
            if geldend:
                uit |= {(maand, *soort): centen for soort, centen in geldend[-1].regels.items()}
        return uit

    def draai(self, maanden: list[date], dag: date) -> None:
        """The run of the last of `maanden`, on `dag`."""
        beslist = self.beslist(maanden, dag)
        verschil = {
            sleutel: beslist.get(sleutel, 0) - self.geboekt.get(sleutel, 0)
            for sleutel in {*beslist, *self.geboekt}
        }
        verschil = {sleutel: centen for sleutel, centen in verschil.items() if centen}
        kas = sum(centen for (_, component, _), centen in verschil.items() if component != REIS)
        if self.is_aangehouden or (kas > 0 and not self.heeft_rekening):
            return
        for sleutel, centen in verschil.items():
            self.geboekt[sleutel] += centen
        if kas <= 0:
            self.vordering -= kas
            return
        verrekend = min(kas, self.vordering, HOOGSTE_VERREKENING[maanden[-1].year])
        self.vordering -= verrekend
        if kas > verrekend:
            self.betalingen.append(Betaling(maanden[-1], kas - verrekend, verrekend, verschil))

    def komt_terug(self, run: date) -> None:
        """The bank refused or returned the payment of this run: it never happened, and the account is held."""
        (betaling,) = [b for b in self.betalingen if b.run == run]
        self.betalingen.remove(betaling)
        self.vordering += betaling.verrekend
        for sleutel, centen in betaling.geboekt.items():
            self.geboekt[sleutel] -= centen
        self.is_aangehouden = True
