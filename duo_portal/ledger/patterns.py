"""The posting patterns: what happened in words, as legs that balance.

Each function returns the legs of one booking; `operations.post` books them. Every pattern stands in
docs/ledger.md with a worked example that a test posts for real. Amounts are cents. The component legs
of a month carry the difference that is booked (debit raises what counts as booked, credit lowers it).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from . import chart
from .codes import Component, Regime, Vorm, Zijde
from .legs import Leg, credit, debet, in_evenwicht


@dataclass(frozen=True, slots=True)
class ComponentBedrag:
    """What is booked for one component and form of one month: cents, positive up, negative down.

    `volgnummer` is the next free sequence for this person, month, component and form, from 1.
    """

    maand: date
    component: int
    vorm: int
    bedrag_centen: int
    volgnummer: int

    def leg(self, *, persoon_id: int, regime: Regime | int) -> Leg:
        """The component leg on the account of this component, form and regime."""
        return Leg(
            chart.rekening_voor(self.component, self.vorm, regime),
            Zijde.DEBET if self.bedrag_centen > 0 else Zijde.CREDIT,
            abs(self.bedrag_centen),
            persoon_id,
            self.maand,
            self.component,
            self.vorm,
            self.volgnummer,
        )


class GeenUitbetaling(ValueError):
    """The amounts do not fit this pattern; the message names the pattern that does."""


def _component_legs(
    persoon_id: int, bedragen: Sequence[ComponentBedrag], regime: Regime | int, *, in_geld: bool
) -> tuple[list[Leg], int]:
    if any(chart.kas(bedrag.component) != in_geld for bedrag in bedragen):
        raise GeenUitbetaling("Reisvoorziening wordt geboekt met `reisproduct`, de rest in geld.")
    legs = [bedrag.leg(persoon_id=persoon_id, regime=regime) for bedrag in bedragen]
    return legs, sum(leg.debet_centen for leg in legs)


def uitbetaling(
    *,
    persoon_id: int,
    bedragen: Sequence[ComponentBedrag],
    regime: Regime | int,
    verrekend: Mapping[int, int] | None = None,
) -> list[Leg]:
    """Book what is due as payable: components debit, set-off and the rest to pay credit.

    `verrekend` maps the account of a claim or loan (1300, 12xx) to the cents set off against it
    (art. 7.4). The one-off schemes use the same pattern. Raises `GeenUitbetaling` when less than
    nothing would be left.
    """
    legs, som = _component_legs(persoon_id, bedragen, regime, in_geld=True)
    verrekeningen = {code: centen for code, centen in (verrekend or {}).items() if centen}
    te_betalen = som - sum(verrekeningen.values())
    if som <= 0 or te_betalen < 0:
        raise GeenUitbetaling("Er is niets te betalen: boek een herschikking of te veel ontvangen.")
    legs += [credit(code, centen, persoon_id=persoon_id) for code, centen in verrekeningen.items()]
    if te_betalen:
        legs.append(credit(chart.TE_BETALEN_STUDENT, te_betalen, persoon_id=persoon_id))
    return in_evenwicht(legs)


def te_veel_ontvangen(
    *, persoon_id: int, bedragen: Sequence[ComponentBedrag], regime: Regime | int
) -> list[Leg]:
    """Book a negative difference once as a claim on the person (art. 7.4): 1300 debit."""
    legs, som = _component_legs(persoon_id, bedragen, regime, in_geld=True)
    if som >= 0:
        raise GeenUitbetaling("Er is niet te veel ontvangen: boek een uitbetaling of herschikking.")
    return in_evenwicht([*legs, debet(chart.TE_VEEL_ONTVANGEN, -som, persoon_id=persoon_id)])


def herschikking(
    *, persoon_id: int, bedragen: Sequence[ComponentBedrag], regime: Regime | int
) -> list[Leg]:
    """Shift between components or forms without cash: the differences sum to zero."""
    return in_evenwicht(_component_legs(persoon_id, bedragen, regime, in_geld=True)[0])


def reisproduct(
    *, persoon_id: int, bedragen: Sequence[ComponentBedrag], regime: Regime | int
) -> list[Leg]:
    """Book the value of the travel product against the carriers' account; no money to the student."""
    legs, som = _component_legs(persoon_id, bedragen, regime, in_geld=False)
    tegenzijde = credit if som > 0 else debet
    tegen = (
        [tegenzijde(chart.REISPRODUCT_VERVOERDERS, abs(som), persoon_id=persoon_id)] if som else []
    )
    return in_evenwicht([*legs, *tegen])


def aanlevering(*, totaal_centen: int) -> list[Leg]:
    """The file with its total is on its way: one booking per file clears 1600 into 1100."""
    return in_evenwicht(
        [debet(chart.TE_BETALEN_STUDENT, totaal_centen), credit(chart.ONDERWEG_BANK, totaal_centen)]
    )


def bankbevestiging(*, totaal_centen: int) -> list[Leg]:
    """The bank debited our account (camt.053)."""
    return in_evenwicht(
        [debet(chart.ONDERWEG_BANK, totaal_centen), credit(chart.BANK, totaal_centen)]
    )


def afkeuring(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """The bank refused the line before paying (pain.002); post it beside `reverse` of the payment."""
    return in_evenwicht(
        [
            debet(chart.ONDERWEG_BANK, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TE_BETALEN_STUDENT, bedrag_centen, persoon_id=persoon_id),
        ]
    )


def retour(*, persoon_id: int, bedrag_centen: int) -> list[Leg]:
    """Paid money came back (camt.053); post it beside `reverse` of the payment."""
    return in_evenwicht(
        [
            debet(chart.BANK, bedrag_centen, persoon_id=persoon_id),
            credit(chart.TE_BETALEN_STUDENT, bedrag_centen, persoon_id=persoon_id),
        ]
    )


@dataclass(frozen=True, slots=True)
class Omzetting:
    """One month's prestatiebeurs of a component that changes form: cents and both next sequences."""

    maand: date
    component: int
    bedrag_centen: int
    volgnummer_prestatiebeurs: int
    volgnummer_nieuw: int


def omzetting_gift(
    *, persoon_id: int, omzettingen: Sequence[Omzetting], rente_centen: int = 0
) -> list[Leg]:
    """Prestatiebeurs becomes gift after the diploma; the interest on it lapses (arts. 5.17, 4.15)."""
    legs = _omzetting(persoon_id, omzettingen, Vorm.GIFT, Regime.SF35)
    if rente_centen:
        legs += [
            debet(chart.RENTE_VERVAL, rente_centen, persoon_id=persoon_id),
            credit(chart.PRESTATIEBEURS_RENTE, rente_centen, persoon_id=persoon_id),
        ]
    return in_evenwicht(legs)


def omzetting_lening(
    *,
    persoon_id: int,
    omzettingen: Sequence[Omzetting],
    regime: Regime | int,
    rente_centen: int = 0,
) -> list[Leg]:
    """No diploma within the term: prestatiebeurs is definitively a loan, its interest stays due."""
    legs = _omzetting(persoon_id, omzettingen, Vorm.LENING, regime)
    if rente_centen:
        rekening = chart.lening_rekening(chart.RENTE_OP_LENING, regime)
        legs += [
            debet(rekening, rente_centen, persoon_id=persoon_id),
            credit(chart.PRESTATIEBEURS_RENTE, rente_centen, persoon_id=persoon_id),
        ]
    return in_evenwicht(legs)


def _omzetting(
    persoon_id: int, omzettingen: Sequence[Omzetting], vorm: Vorm, regime: Regime | int
) -> list[Leg]:
    legs = []
    for rij in omzettingen:
        uit = (Vorm.PRESTATIEBEURS, -rij.bedrag_centen, rij.volgnummer_prestatiebeurs)
        for welke, centen, volgnummer in (uit, (vorm, rij.bedrag_centen, rij.volgnummer_nieuw)):
            bedrag = ComponentBedrag(rij.maand, rij.component, welke, centen, volgnummer)
            legs.append(_omzetting_leg(bedrag, persoon_id, regime))
    return legs


def _omzetting_leg(bedrag: ComponentBedrag, persoon_id: int, regime: Regime | int) -> Leg:
    leg = bedrag.leg(persoon_id=persoon_id, regime=regime)
    if bedrag.vorm == Vorm.LENING and bedrag.component == Component.AANVULLENDE_BEURS:
        # Not converted, as opposed to lent while the parent's income was unknown (art. 3.20).
        code = chart.lening_rekening(chart.NIET_OMGEZETTE_PRESTATIEBEURS, regime)
        return Leg(code, leg.zijde, leg.bedrag_centen, leg.persoon_id, leg.maand, leg.component,
                   leg.vorm, leg.volgnummer)  # fmt: skip
    return leg
