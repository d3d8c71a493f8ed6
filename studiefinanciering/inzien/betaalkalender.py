"""Payments past and to come in one list: what was in them, what was set off, and where they are at the bank.

The past comes from the ledger and the payment lines, the future from `verwacht`. A booking that was turned back
(the payment returned) is shown once, as the payment that it was; what is due again shows up in the future.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from duo_portal.batches.models import Run
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort as Boeksoort
from studiefinanciering.models import Uitbetaalmelding, Uitbetaling
from studiefinanciering.rules.componenten import Component

from .bankstand import Bankstand, bankstanden
from .boekstukken import Boekstuk, boekstukken
from .stand import Stand
from .verwacht import Verwacht, Vooruitblik


class Soort(StrEnum):
    """What happened on a line of the calendar."""

    BETALING = "betaling"
    VERREKEND = "verrekend"
    TE_VEEL = "te_veel"
    TERUGBETAALD = "terugbetaald"
    OV_BOETE = "ov_boete"
    NAAR_LENING = "naar_lening"
    REIS = "reis"
    VERSCHOVEN = "verschoven"
    VERWACHT = "verwacht"


_SOORT: dict[int, Soort] = {
    Boeksoort.UITBETALING: Soort.BETALING,
    Boeksoort.KLEINE_REGELING: Soort.BETALING,
    Boeksoort.TE_VEEL_ONTVANGEN: Soort.TE_VEEL,
    Boeksoort.HERSCHIKKING: Soort.VERSCHOVEN,
    Boeksoort.REISPRODUCT: Soort.REIS,
    Boeksoort.ONTVANGST: Soort.TERUGBETAALD,
    Boeksoort.TUSSENREKENING_UIT: Soort.TERUGBETAALD,
    Boeksoort.OV_BOETE: Soort.OV_BOETE,
    Boeksoort.VORDERING_NAAR_LENING: Soort.NAAR_LENING,
}


@dataclass(frozen=True, slots=True)
class Deel:
    """A component of a payment, over a month; cents, negative when taken back."""

    component: Component
    maand: date
    vorm: int
    centen: int


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the calendar. `centen` reached (or will reach) the account; `kenmerk` is the bank's reference.

    Of a claim, fine or repayment `centen` is its sum. `stand` and `melding` only of a payment line.
    """

    soort: Soort
    dag: date
    maand: date | None
    centen: int
    verrekend_centen: int = 0
    delen: tuple[Deel, ...] = field(default_factory=tuple)
    stand: Bankstand | None = None
    melding: Uitbetaalmelding | None = None
    kenmerk: str = ""
    is_zeker: bool = True
    is_aangehouden: bool = False

    @property
    def geld(self) -> list[Deel]:
        """The components that are money."""
        return [d for d in self.delen if d.component.wordt_uitbetaald]

    @property
    def reis_centen(self) -> int:
        """The value of the travel product in this line: never paid."""
        return sum(d.centen for d in self.delen if not d.component.wordt_uitbetaald)

    @property
    def is_ontvangen(self) -> bool:
        """Whether the money is, or will be, on the account."""
        is_geld = self.soort in {Soort.BETALING, Soort.VERWACHT}
        terug = self.stand is not None and self.stand.is_terug
        return is_geld and not terug and not self.is_aangehouden


def kalender(stand: Stand, vooruit: Vooruitblik) -> list[Regel]:
    """Everything, the oldest day first; `vooruit` is `lees_vooruit(stand)`."""
    gedaan = _verleden(stand.persoon_id)
    komt = [_verwacht(v, stand) for v in vooruit.betalingen if not v.is_zeker]
    return sorted([*gedaan, *komt], key=lambda regel: regel.dag)


def _verleden(persoon_id: int) -> list[Regel]:
    stukken = boekstukken(persoon_id)
    uitbetalingen = list(Uitbetaling.objects.filter(persoon_id=persoon_id))
    per_boeking = {u.boeking_id: u for u in uitbetalingen}
    standen = bankstanden(uitbetalingen) if uitbetalingen else {}
    runs = {stuk.run_id for stuk in stukken if stuk.run_id is not None}
    periodes = dict(Run.objects.filter(pk__in=runs).values_list("pk", "periode"))
    teruggedraaid = {stuk.draait_terug_id for stuk in stukken}
    uit = []
    for stuk in stukken:
        uitbetaling = per_boeking.get(stuk.id)
        if stuk.is_terugdraaiing or (uitbetaling is None and stuk.id in teruggedraaid):
            continue
        regel = _regel(stuk, uitbetaling, periodes.get(stuk.run_id or 0))
        if regel is not None:
            if uitbetaling is not None:
                bank, melding = standen[uitbetaling.pk]
                regel = _met_bank(regel, bank, melding)
            uit.append(regel)
    return uit


def _regel(stuk: Boekstuk, uitbetaling: Uitbetaling | None, periode: date | None) -> Regel | None:
    soort = _SOORT.get(stuk.soort)
    if soort is None:
        return None
    delen = tuple(
        Deel(b.component, b.maand, b.vorm or 0, b.centen)
        for b in stuk.componenten
        if b.component is not None and b.maand is not None
    )
    vordering = stuk.saldo(chart.TE_VEEL_ONTVANGEN) + stuk.saldo(chart.OV_BOETE)
    if soort == Soort.BETALING:
        if uitbetaling is None:  # all of it was set off
            return Regel(Soort.VERREKEND, stuk.dag, periode, 0, -vordering, delen)
        kenmerk = uitbetaling.end_to_end_id
        return Regel(
            soort, stuk.dag, periode, uitbetaling.bedrag_centen, -vordering, delen, kenmerk=kenmerk
        )
    return Regel(soort, stuk.dag, periode, abs(vordering), 0, delen)


def _met_bank(regel: Regel, bank: Bankstand, melding: Uitbetaalmelding | None) -> Regel:
    return Regel(
        regel.soort,
        regel.dag,
        regel.maand,
        regel.centen,
        regel.verrekend_centen,
        regel.delen,
        bank,
        melding,
        regel.kenmerk,
    )


def _verwacht(v: Verwacht, stand: Stand) -> Regel:
    delen = tuple(Deel(r.component, r.maand, r.vorm, r.bedrag_centen) for r in v.regels)
    return Regel(
        Soort.VERWACHT if v.bedrag_centen or v.verrekend_centen else _zonder_geld(v),
        v.dag,
        v.maand.eerste_dag,
        v.bedrag_centen or v.te_veel_centen,
        v.verrekend_centen,
        delen,
        is_zeker=False,
        is_aangehouden=stand.wordt_aangehouden,
    )


def _zonder_geld(v: Verwacht) -> Soort:
    """A payday on which no money comes: a claim, a shift between components, or only travel."""
    if v.te_veel_centen:
        return Soort.TE_VEEL
    return Soort.VERSCHOVEN if v.geld else Soort.REIS
