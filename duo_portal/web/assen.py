"""Where points and words of a line chart stand: x in percents of the width, y in pixels of a fixed height.

So a drawing fills whatever width the page has, and its letters keep their size. The lines themselves stand in a
nested drawing of 100 wide that stretches; strokes do not stretch along (`vector-effect` in grafiek.css).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from duo_portal.web.templatetags.bedragen import euro

HOOGTE, BOVEN, ONDER = (
    240,
    22,
    26,
)  # pixels; above the highest line a word must fit, below it the labels
LINKS, RECHTS = 2.0, 98.0  # percents
MEESTE_LIJNEN = 4
EURO_CENTEN = 100
LANG_LABEL = 5
Punt = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of an axis, or a dot: where it stands, what it says, how it is aligned."""

    x: str
    y: str
    tekst: str
    anker: str = "start"


@dataclass
class Assen:
    """The two axes of a chart: `labels` from left to right, amounts in cents from bottom to top."""

    labels: Sequence[str]
    centen: Sequence[int]
    stap: int = field(init=False)
    laagste: int = field(init=False)
    hoogste: int = field(init=False)

    def __post_init__(self) -> None:
        self._plek = {label: i for i, label in enumerate(self.labels)}
        onder, boven = min([0, *self.centen]), max([0, *self.centen])
        self.stap = ronde_stap(boven - onder)
        self.laagste = -(ceil(-onder / self.stap) * self.stap)
        self.hoogste = max(ceil(boven / self.stap), 1) * self.stap

    def x(self, label: str) -> float:
        """Percents of the width; a single label stands in the middle."""
        if len(self.labels) == 1:
            return 50.0
        return LINKS + (RECHTS - LINKS) * self._plek[label] / (len(self.labels) - 1)

    def y(self, centen: int) -> float:
        """Pixels from the top."""
        deel = (centen - self.laagste) / (self.hoogste - self.laagste)
        return HOOGTE - ONDER - deel * (HOOGTE - ONDER - BOVEN)

    def pad(self, punten: Sequence[Punt]) -> str:
        """The points of a line."""
        return " ".join(f"{self.x(label):.2f},{self.y(centen):.1f}" for label, centen in punten)

    def vlak(self, onder: Sequence[Punt], boven: Sequence[Punt]) -> str:
        """The points of the area between two lines."""
        return f"{self.pad(onder)} {self.pad(boven[::-1])}"

    def stippen(self, punten: Sequence[Punt]) -> list[Woord]:
        """A dot for each point, that says its amount."""
        return [
            Woord(f"{self.x(label):.2f}%", f"{self.y(centen):.1f}", f"{label}: {euro(centen)}")
            for label, centen in punten
        ]

    @property
    def lijnen(self) -> list[Woord]:
        """The lines across, each with its amount in whole euros above it."""
        hoogten = range(self.laagste, self.hoogste + 1, self.stap)
        return [Woord("0", f"{self.y(h):.1f}", heel(h)) for h in hoogten]

    @property
    def onderschriften(self) -> list[Woord]:
        """The labels that fit on a phone: the first, the last, and some between."""
        laatste = len(self.labels) - 1
        if laatste < 0:
            return []
        meeste = 3 if max(map(len, self.labels)) > LANG_LABEL else 5
        sprong = max(ceil(laatste / (meeste - 1)), 1)
        gekozen = [i for i in range(0, laatste, sprong) if laatste - i >= sprong] + [laatste]
        return [self._onderschrift(i, laatste) for i in gekozen]

    def _onderschrift(self, i: int, laatste: int) -> Woord:
        anker = "middle" if laatste == 0 or 0 < i < laatste else "start" if i == 0 else "end"
        label = self.labels[i]
        return Woord(f"{self.x(label):.2f}%", str(HOOGTE - 6), label, anker)


def ronde_stap(bereik_centen: int) -> int:
    """The round amount (1, 2 or 5 with noughts, in whole euros) that divides a reach into at most four."""
    tien = EURO_CENTEN
    while True:
        for stap in (tien, 2 * tien, 5 * tien):
            if stap * MEESTE_LIJNEN >= bereik_centen:
                return stap
        tien *= 10


def heel(centen: int) -> str:
    """A round amount without its cents."""
    return euro(centen)[:-3]
