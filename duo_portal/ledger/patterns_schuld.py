"""Posting patterns on the debt side: interest, claims, money received, unknown money, writing off, take-over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from . import chart
from .codes import Regime, Zijde
from .legs import Leg, credit, debet, in_evenwicht


def rente_bijschrijven(
    *, persoon_id: int, bedrag_centen: int, regime: Regime | int | None
) -> list[Leg]:
    """Add interest to a person's loans under a regime, or (None) to her prestatiebeurs (art. 6.4)."""
    rekening = (
        chart.PRESTATIEBEURS_RENTE
        if regime is None
        else chart.lening_rekening(chart.RENTE_OP_LENING, regime)
    )
    return in_evenwicht(
        [
            debet(rekening, bedrag_centen, persoon_id=persoon_id),
            credit(chart.RENTEBATEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def vordering_naar_lening(
    *, persoon_id: int, bedrag_centen: int, regime: Regime | int
) -> list[Leg]:
    """The right has ended: te veel ontvangen becomes a loan by law (art. 6.17(1) and (2))."""
    lening = chart.lening_rekening(chart.OMGEZETTE_VORDERING, regime)
    return in_evenwicht(
        [
            debet(lening, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TE_VEEL_ONTVANGEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def ontvangst(*, persoon_id: int, bedrag_centen: int, account: int) -> list[Leg]:
    """The person paid: bank debit, her claim or loan `account` (1300, 1310, 12xx) credit."""
    return in_evenwicht(
        [
            debet(chart.BANK, bedrag_centen, persoon_id=persoon_id),
            credit(account, bedrag_centen, persoon_id=persoon_id),
        ]
    )


@dataclass(frozen=True, slots=True)
class Bestemd:
    """A part of a payment: cents to one account, with `maand` (first of the month) when it pays that month's term."""

    account: int
    bedrag_centen: int
    maand: date | None = None


def ontvangst_verdeeld(
    *, persoon_id: int, posten: Sequence[Bestemd], van: int = chart.BANK
) -> list[Leg]:
    """One payment over several accounts (Awb 4:92). `van` is the bank, or 1190 for money that waited in suspense."""
    som = sum(post.bedrag_centen for post in posten)
    herkomst = persoon_id if van == chart.BANK else None
    return in_evenwicht(
        [
            debet(van, som, persoon_id=herkomst),
            *(
                Leg(post.account, Zijde.CREDIT, post.bedrag_centen, persoon_id, post.maand)
                for post in posten
            ),
        ]
    )


def storno_bijbetaling(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """With a collection that was taken back the bank gave the debtor interest, at our cost."""
    return in_evenwicht(
        [
            debet(chart.STORNO_BIJBETALING, bedrag_centen, persoon_id=persoon_id),
            credit(chart.BANK, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def teruggave(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """What was paid too much is to be paid back; the file that takes it along is an `aanlevering`."""
    return in_evenwicht(
        [
            debet(chart.TERUG_TE_BETALEN, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TE_BETALEN_STUDENT, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def terug_naar_vordering(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """A payment was taken back after a part of it had been paid back: that part was received too much."""
    return in_evenwicht(
        [
            debet(chart.TE_VEEL_ONTVANGEN, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TERUG_TE_BETALEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def tussenrekening_in(*, bedrag_centen: int) -> list[Leg]:
    """Money came in that nobody recognises yet."""
    return in_evenwicht(
        [debet(chart.BANK, bedrag_centen), credit(chart.TUSSENREKENING, bedrag_centen)]
    )


def tussenrekening_uit(
    *, bedrag_centen: int, account: int, persoon_id: int | None = None
) -> list[Leg]:
    """Money from the suspense account found its place: a claim, a loan, or back out over 1100."""
    return in_evenwicht(
        [
            debet(chart.TUSSENREKENING, bedrag_centen),
            credit(account, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def afboeking(*, persoon_id: int, bedrag_centen: int, account: int) -> list[Leg]:
    """A claim or loan is written off or remitted (arts. 6.2, 6.16)."""
    return in_evenwicht(
        [
            debet(chart.AFBOEKING, bedrag_centen, persoon_id=persoon_id),
            credit(account, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def ov_boete(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """The fine for a travel product not stopped in time (art. 3.27(2)); never part of the debt."""
    return in_evenwicht(
        [
            debet(chart.OV_BOETE, bedrag_centen, persoon_id=persoon_id),
            credit(chart.OV_BOETE_BATEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def uitwonendboete(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """The fine after a check of the address, once it is irrevocable (arts. 9.9 and 9.9a); never part of a loan."""
    return in_evenwicht(
        [
            debet(chart.UITWONENDBOETE, bedrag_centen, persoon_id=persoon_id),
            credit(chart.UITWONENDBOETE_BATEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def uitwonendboete_terug(*, persoon_id: int, open_centen: int, betaald_centen: int) -> list[Leg]:
    """That fine is revoked: what is open lapses, what was paid is to be paid back."""
    som = open_centen + betaald_centen
    legs = [debet(chart.UITWONENDBOETE_BATEN, som, persoon_id=persoon_id)]
    if open_centen:
        legs.append(credit(chart.UITWONENDBOETE, open_centen, persoon_id=persoon_id))
    if betaald_centen:
        legs.append(credit(chart.TERUG_TE_BETALEN, betaald_centen, persoon_id=persoon_id))
    return in_evenwicht(legs)


def overname(*, persoon_id: int, bedrag_centen: int, account: int) -> list[Leg]:
    """A debt that another administration kept until now is taken over: its loan account debit, once."""
    return in_evenwicht(
        [
            debet(account, bedrag_centen, persoon_id=persoon_id),
            credit(chart.OVERGENOMEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def aanmaningskosten(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """The fee that an aanmaning states (Awb 4:113); beside the loan, never part of it."""
    return in_evenwicht(
        [
            debet(chart.AANMANINGSKOSTEN, bedrag_centen, persoon_id=persoon_id),
            credit(chart.AANMANING_BATEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def wettelijke_rente(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """Statutory interest on arrears (art. 6.8(2)), in the place of interest on the loan (art. 6.8(4))."""
    return in_evenwicht(
        [
            debet(chart.ACHTERSTANDSRENTE, bedrag_centen, persoon_id=persoon_id),
            credit(chart.ACHTERSTANDSRENTE_BATEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def rente_terug(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """Statutory interest that was paid and is no longer due is to be paid back."""
    return in_evenwicht(
        [
            debet(chart.ACHTERSTANDSRENTE, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TERUG_TE_BETALEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def rentevergoeding(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """Statutory interest that the government owes over money that it should have paid earlier (Awb 4:98, 4:102)."""
    return in_evenwicht(
        [
            debet(chart.ACHTERSTANDSRENTE_BATEN, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TERUG_TE_BETALEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def dwangsom(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """A decision came too late and the penalty is decided on (art. 4:18 Awb): owed to the person."""
    return in_evenwicht(
        [
            debet(chart.DWANGSOMMEN, bedrag_centen, persoon_id=persoon_id),
            credit(chart.DWANGSOM_TE_BETALEN, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def dwangsom_betalen(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """The penalty is to be paid, whole: no law lets it be set off against a debt (art. 4:93(1) Awb)."""
    return in_evenwicht(
        [
            debet(chart.DWANGSOM_TE_BETALEN, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TE_BETALEN_STUDENT, bedrag_centen, persoon_id=persoon_id),
        ]
    )
