"""What this room asks of the others: which terms are open, and what collecting has cost so far."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from duo_portal.ledger.codes import Zijde
from duo_portal.ledger.queries import legs_van
from terugbetalen.innen.stand import RESPIJT, OpenTermijn, achterstand, open_termijnen
from terugbetalen.invordering.kosten import REKENINGEN, kosten_van
from terugbetalen.rules.afbetalen import doorgetrokken
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.wettelijke_rente import wettelijke_rente


@dataclass(frozen=True, slots=True)
class Lasten:
    """Open on top of the arrears, in cents."""

    kosten: int
    rente: int


def achterstallig(persoon_id: int, op: date, *, is_lllk: bool) -> tuple[OpenTermijn, ...]:
    """The terms of one debt that are in arrears, the oldest first."""
    return tuple(
        t for t in achterstand(persoon_id, op).termijnen if t.is_lllk == is_lllk and t.open_centen
    )


def open_van(persoon_id: int, op: date) -> dict[int, int]:
    """Cents that are open per term."""
    return {t.termijn_id: t.open_centen for t in open_termijnen(persoon_id, op)}


def lasten(persoon_id: int, termijnen: tuple[OpenTermijn, ...], op: date) -> Lasten:
    """What is owed beside these terms at the end of `op`: costs, and interest from the day each became arrears."""
    if not termijnen:
        return Lasten(0, 0)
    geboekt = kosten_van(persoon_id, op)
    van = [(t.vervaldatum + RESPIJT).toordinal() for t in termijnen]
    kolommen = [
        np.array(k, dtype=np.int64)
        for k in ([t.open_centen for t in termijnen], van, [op.toordinal()] * len(van))
    ]
    gegroeid = int(wettelijke_rente(*kolommen, doorgetrokken(bekende_wet())).sum())
    return Lasten(geboekt.aanmaning_centen, max(geboekt.rente_centen, gegroeid))


def ontvangen_op_lasten(persoon_id: int, sinds: date) -> int:
    """Cents that came in for costs and statutory interest since a day; what was taken back counts against it."""
    som = 0
    for leg in legs_van(persoon_id).filter(
        account__in=REKENINGEN, boeking__effectief_op__gte=sinds
    ):
        terug = leg.boeking.draait_terug_id is not None
        if leg.zijde == (Zijde.DEBET if terug else Zijde.CREDIT):
            som += -leg.bedrag_centen if terug else leg.bedrag_centen
    return som
