"""What we ask the bank to collect, as frozen data: the header of a file, its groups and its lines.

As in `opdracht` every field that ends in the file is an argument, and names and accounts stay out of `repr`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duo_portal.foundation.kalender import is_target_dag
from duo_portal.gateways.bank.mandaat import Mandaat, Volgorde, keur_incassant_id
from duo_portal.gateways.bank.opdracht import Opdrachtgever, OpdrachtOnjuist
from duo_portal.gateways.bank.tekens import is_sepa_verwijzing

MAX_INCASSOS = 100_000
"""Banks limit the collections in one file."""


@dataclass(frozen=True, slots=True)
class Incasso:
    """One collection. SEPA carries one of two texts: `omschrijving` (free) or `kenmerk` (betalingskenmerk).

    `aangekondigd_op` is the day on which the debtor was told amount and date (the pre-notification).
    """

    end_to_end_id: str
    bedrag_centen: int
    iban: str = field(repr=False)
    naam: str = field(repr=False)
    mandaat: Mandaat | None = field(repr=False)
    volgorde: Volgorde
    incassodatum: date
    omschrijving: str = field(default="", repr=False)
    kenmerk: str = field(default="", repr=False)
    aangekondigd_op: date | None = None


@dataclass(frozen=True, slots=True)
class Termijnen:
    """How early a collection must be known: days for the debtor, TARGET days for the bank.

    Fourteen days is the rule; fewer must be agreed with the debtor (in the mandate or the repayment rules).
    """

    voorafmelding_dagen: int = 14
    bank_dagen: int = 1

    def __post_init__(self) -> None:
        if self.voorafmelding_dagen < 0 or self.bank_dagen < 1:
            raise OpdrachtOnjuist(
                "Voorafmelding: 0 dagen of meer; de bank heeft minstens 1 dag nodig."
            )


GEWONE_TERMIJNEN = Termijnen()


@dataclass(frozen=True, slots=True)
class Incassant:
    """The account that receives, and the id under which debtors gave their mandates."""

    rekening: Opdrachtgever
    incassant_id: str

    def __post_init__(self) -> None:
        keur_incassant_id(self.incassant_id)


@dataclass(frozen=True, slots=True)
class Incassogroep:
    """The collections of one day and one sequence type: one PmtInf, with totals known beforehand."""

    incassodatum: date
    volgorde: Volgorde
    aantal: int
    totaal_centen: int

    def __post_init__(self) -> None:
        if self.aantal < 1 or self.totaal_centen < self.aantal:
            raise OpdrachtOnjuist(
                "Een incassogroep heeft minstens één incasso van minstens één cent."
            )
        if not is_target_dag(self.incassodatum):
            raise OpdrachtOnjuist(
                f"Op {self.incassodatum} wordt niet geïncasseerd: kies een TARGET-dag."
            )


@dataclass(frozen=True, slots=True)
class Incassoopdracht:
    """The header of one file. `aangemaakt_at` is frozen with the file record and is not the clock.

    Each line is judged on `op`, the Dutch day of `aangemaakt_at`, so that a file built again is judged alike.
    """

    msg_id: str
    aangemaakt_at: datetime
    incassant: Incassant
    groepen: tuple[Incassogroep, ...]
    termijnen: Termijnen = GEWONE_TERMIJNEN
    max_aantal: int = MAX_INCASSOS

    def __post_init__(self) -> None:
        if not is_sepa_verwijzing(self.msg_id) or len(self.msg_id) > 31:
            raise OpdrachtOnjuist(
                "MsgId: hoogstens 31 SEPA-tekens, want PmtInfId zet er een nummer achter."
            )
        if self.aangemaakt_at.tzinfo is None:
            raise OpdrachtOnjuist("aangemaakt_at heeft een tijdzone nodig.")
        if not self.groepen:
            raise OpdrachtOnjuist("Een incasso-opdracht heeft minstens één incassogroep.")
        sleutels = [(groep.incassodatum, groep.volgorde.value) for groep in self.groepen]
        if sleutels != sorted(set(sleutels)):
            raise OpdrachtOnjuist("Eén incassogroep per dag en volgorde, oplopend.")
        if self.aantal > self.max_aantal:
            raise OpdrachtOnjuist(
                f"{self.msg_id}: {self.aantal} incasso's, en een bestand draagt er {self.max_aantal}. "
                "Verdeel ze over meer bestanden (verdeel_over_bestanden)."
            )

    @property
    def op(self) -> date:
        """The day on which every line is judged."""
        return self.aangemaakt_at.astimezone(ZoneInfo("Europe/Amsterdam")).date()

    @property
    def aantal(self) -> int:
        """NbOfTxs of the file."""
        return sum(groep.aantal for groep in self.groepen)

    @property
    def totaal_centen(self) -> int:
        """CtrlSum of the file, in cents."""
        return sum(groep.totaal_centen for groep in self.groepen)


def groepen_van(regels: Iterable[Incasso]) -> tuple[Incassogroep, ...]:
    """The groups in which these lines must be delivered; a run sums them in SQL instead."""
    tellers: dict[tuple[date, Volgorde], tuple[int, int]] = {}
    for regel in regels:
        sleutel = (regel.incassodatum, regel.volgorde)
        aantal, totaal = tellers.get(sleutel, (0, 0))
        tellers[sleutel] = (aantal + 1, totaal + regel.bedrag_centen)
    return tuple(Incassogroep(*sleutel, *tellers[sleutel]) for sleutel in sorted(tellers))
