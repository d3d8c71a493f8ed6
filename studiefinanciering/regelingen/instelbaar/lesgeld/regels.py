"""Amounts, parts and days of lesgeld: pure.

The amount of a year stands in parameters/lesgeld.toml with its source. How much is due by who starts later, or goes
back to who leaves, is in no text at hand: a colleague fills that in with the grounds, and another one decides.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from duo_portal.cases.termijnen import verleng
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand

TERMIJNEN = 9
DAG = 25
UITERSTE_TERMIJNMAAND = 12
"""Paying in parts begins at the latest in December: who asks in or after that month is too late."""
BETAALTERMIJN = timedelta(weeks=6)
"""Art. 4:87(1) Awb."""
GEMIST_VERVALT = 2
UITGESCHREVEN_VOOR, VRAGEN_TOT = (5, 1), (7, 31)


class LesgeldKanNiet(ValueError):
    """It cannot be done by the rules; the code names why (`woorden.WOORDEN`)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Termijn:
    """A part: its last day, and cents."""

    vervaldatum: date
    centen: int


def bedrag(studiejaar: int, wet: Parameters) -> int:
    """Cents of the whole study year that begins in August; raises `LesgeldKanNiet` ("geen_bedrag")."""
    try:
        return wet.waarde("lesgeld.wettelijk.jaar", Maand(studiejaar, 8))
    except (KeyError, LookupError, ValueError):
        raise LesgeldKanNiet("geen_bedrag") from None


def is_plichtig(geboren: date, studiejaar: int) -> bool:
    """18 on 1 August of the year in which the study year begins."""
    return (geboren.year + 18, geboren.month, geboren.day) <= (studiejaar, 8, 1)


def ineens(centen: int, op: date) -> list[Termijn]:
    """All of it, within six weeks."""
    return [Termijn(verleng(op + BETAALTERMIJN), centen)]


def in_termijnen(centen: int, op: date, studiejaar: int) -> list[Termijn]:
    """Nine parts around the 25th from the month after the request on, October at the earliest.

    Raises `LesgeldKanNiet` ("te_laat") from 1 December on. Cents that do not divide go with the first parts.
    """
    eerste = max(Maand.van(op) + 1, Maand(studiejaar, 10))
    if eerste > Maand(studiejaar, UITERSTE_TERMIJNMAAND):
        raise LesgeldKanNiet("te_laat")
    deel, rest = divmod(centen, TERMIJNEN)
    return [
        Termijn(verleng((eerste + n).eerste_dag.replace(day=DAG)), deel + (n < rest))
        for n in range(TERMIJNEN)
        if deel + (n < rest)
    ]


def gemist(termijnen: list[Termijn], betaald: int, op: date) -> int:
    """How many parts past their last day are not covered by what was paid, the oldest first."""
    aantal = 0
    for termijn in termijnen:
        betaald -= termijn.centen
        aantal += betaald < 0 and termijn.vervaldatum < op
    return aantal


def keur_teruggave(studiejaar: int, uitgeschreven_op: date, gevraagd_op: date) -> None:
    """Left before 1 May and asked by 31 July of the study year; raises `LesgeldKanNiet`."""
    if not date(studiejaar, 8, 1) <= uitgeschreven_op < date(studiejaar + 1, *UITGESCHREVEN_VOOR):
        raise LesgeldKanNiet("te_laat_gestopt")
    if not date(studiejaar, 8, 1) <= gevraagd_op <= date(studiejaar + 1, *VRAGEN_TOT):
        raise LesgeldKanNiet("te_laat_gevraagd")
    if uitgeschreven_op > gevraagd_op:
        raise LesgeldKanNiet("nog_niet_gestopt")
