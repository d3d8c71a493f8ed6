"""Why a line cannot be collected: every reason at once, line by line, before a file is written.

The writer asks the same questions again and stops at the first bad line; whoever prepares a run asks them here
and gives each debtor on the list another way to pay, or a caseworker something to repair.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from duo_portal.foundation.kalender import is_target_dag, werkdagen_verder
from duo_portal.gateways.bank.incasso import GEWONE_TERMIJNEN, Incasso, Termijnen
from duo_portal.gateways.bank.kenmerk import klopt_betalingskenmerk
from duo_portal.gateways.bank.mandaat import Mandaat, Volgorde
from duo_portal.gateways.bank.opdracht import (
    HOOGSTE_BEDRAG_CENTEN,
    NAAM_LENGTE,
    OMSCHRIJVING_LENGTE,
    iban_klopt,
)
from duo_portal.gateways.bank.tekens import is_sepa_verwijzing, naar_sepa

# Outside the European Economic Area a collection needs the debtor's postal address, which we never send.
EER = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip


class Bezwaar(Enum):
    """A reason; its value is the text for people."""

    GEEN_MANDAAT = "er is geen machtiging"
    MANDAAT_TOEKOMST = "de machtiging is getekend in de toekomst"
    MANDAAT_INGETROKKEN = "de machtiging is ingetrokken"
    MANDAAT_VERLOPEN = "de machtiging is 36 maanden niet gebruikt"
    MANDAAT_VERBRUIKT = "de machtiging gold voor één keer en is gebruikt"
    GEEN_TARGET_DAG = "op de incassodatum werken de banken niet"
    TE_KORT_VOOR_BANK = "de incassodatum is te dichtbij voor de bank"
    NIET_AANGEKONDIGD = "de incasso is niet vooraf gemeld"
    TE_LAAT_AANGEKONDIGD = "de incasso is te kort vooraf gemeld"
    BEDRAG = "het bedrag ligt buiten wat één incasso kan dragen"
    IBAN = "het rekeningnummer klopt niet"
    LAND = "van een rekening buiten de EER kan niet automatisch worden geïncasseerd"
    NAAM = "de naam heeft geen letters die de bank kent"
    TEKST = "een incasso heeft een omschrijving of een kloppend betalingskenmerk, niet beide"
    KENMERK = "het EndToEndId heeft niet de juiste vorm"


@dataclass(frozen=True, slots=True)
class Afgekeurd:
    """A line that cannot be collected, with every reason."""

    end_to_end_id: str
    bezwaren: tuple[Bezwaar, ...]

    @property
    def tekst(self) -> str:
        """The reasons in one sentence, without anything of the person."""
        return "; ".join(bezwaar.value for bezwaar in self.bezwaren)


def bezwaren_tegen(
    regel: Incasso, *, op: date, termijnen: Termijnen = GEWONE_TERMIJNEN
) -> tuple[Bezwaar, ...]:
    """All that forbids to collect this line in a file made on `op`; empty when it may go."""
    return (
        *_tegen_mandaat(regel.mandaat, regel.volgorde, regel.incassodatum, op),
        *_tegen_dag(regel.incassodatum, op, termijnen.bank_dagen),
        *_tegen_aankondiging(regel.incassodatum, regel.aangekondigd_op, op, termijnen),
        *_tegen_rekening(regel),
        *_tegen_tekst(regel),
    )


def keur(
    regels: Iterable[Incasso], *, op: date, termijnen: Termijnen = GEWONE_TERMIJNEN
) -> Iterator[Afgekeurd]:
    """The lines that cannot be collected, as a stream; what is not named may go."""
    for regel in regels:
        if bezwaren := bezwaren_tegen(regel, op=op, termijnen=termijnen):
            yield Afgekeurd(regel.end_to_end_id, bezwaren)


def _tegen_mandaat(
    mandaat: Mandaat | None, volgorde: Volgorde, dag: date, op: date
) -> Iterator[Bezwaar]:
    if mandaat is None:
        yield Bezwaar.GEEN_MANDAAT
        return
    if mandaat.getekend_op > op:
        yield Bezwaar.MANDAAT_TOEKOMST
    if mandaat.is_ingetrokken(dag):
        yield Bezwaar.MANDAAT_INGETROKKEN
    if mandaat.is_verlopen(dag):
        yield Bezwaar.MANDAAT_VERLOPEN
    if mandaat.laatst_geind_op and (mandaat.is_eenmalig or volgorde is Volgorde.EENMALIG):
        yield Bezwaar.MANDAAT_VERBRUIKT


@lru_cache(maxsize=64)
def _tegen_dag(dag: date, op: date, bank_dagen: int) -> tuple[Bezwaar, ...]:
    """Mostly one day for all, hence remembered."""
    uit: tuple[Bezwaar, ...] = () if is_target_dag(dag) else (Bezwaar.GEEN_TARGET_DAG,)
    if dag < werkdagen_verder(op, bank_dagen):
        uit = (*uit, Bezwaar.TE_KORT_VOOR_BANK)
    return uit


def _tegen_aankondiging(
    dag: date, aangekondigd_op: date | None, op: date, termijnen: Termijnen
) -> Iterator[Bezwaar]:
    if termijnen.voorafmelding_dagen == 0:
        return
    if aangekondigd_op is None or aangekondigd_op > op:
        yield Bezwaar.NIET_AANGEKONDIGD
    elif dag < aangekondigd_op + timedelta(days=termijnen.voorafmelding_dagen):
        yield Bezwaar.TE_LAAT_AANGEKONDIGD


def _tegen_rekening(regel: Incasso) -> Iterator[Bezwaar]:
    if not 0 < regel.bedrag_centen <= HOOGSTE_BEDRAG_CENTEN:
        yield Bezwaar.BEDRAG
    if not iban_klopt(regel.iban):
        yield Bezwaar.IBAN
    elif regel.iban[:2] not in EER:
        yield Bezwaar.LAND
    if not naar_sepa(regel.naam, NAAM_LENGTE).strip("?"):
        yield Bezwaar.NAAM


def _tegen_tekst(regel: Incasso) -> Iterator[Bezwaar]:
    if regel.kenmerk:
        is_goed = not regel.omschrijving and klopt_betalingskenmerk(regel.kenmerk)
    else:
        is_goed = bool(naar_sepa(regel.omschrijving, OMSCHRIJVING_LENGTE))
    if not is_goed:
        yield Bezwaar.TEKST
    if not is_sepa_verwijzing(regel.end_to_end_id):
        yield Bezwaar.KENMERK
