"""Statutory interest that the government owes over money paid too late because a decision was wrong (Awb 4:102).

The rates and the ledger's road to the bank belong to an app, which registers itself here. Without one no interest is
guessed: the decision then says that it must still be set (`rente_uitkomst`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from duo_portal.cases.besluiten import Nabetaling

GEEN, GEBOEKT, NOG_VAST_TE_STELLEN = "geen", "geboekt", "nog_vast_te_stellen"


class Rentevergoeding(Protocol):
    """What an app offers: cents of interest up to a day, and booking them so that they are paid."""

    def bereken(self, nabetalingen: Sequence[Nabetaling], tot: date) -> int:
        """Cents, nothing below the threshold of 4:98(2). Raises ValueError for days without a known rate."""

    def boek(self, *, persoon_id: int, centen: int, op: date, sleutel: str) -> None:
        """Book what is owed; once per key."""

    def geef_terug(self, *, persoon_id: int, centen: int, op: date, sleutel: str) -> None:
        """Send on its way what stands as to be paid back (1650); once per key."""


@dataclass
class _Register:
    vergoeding: Rentevergoeding | None = None


_register = _Register()


def registreer_rentevergoeding(vergoeding: Rentevergoeding) -> None:
    """Who works out and books this interest."""
    _register.vergoeding = vergoeding


def bereken(nabetalingen: Sequence[Nabetaling], op: date) -> int:
    """Cents of interest up to a day, without booking them. Raises ValueError without an app or a known rate."""
    if _register.vergoeding is None:
        raise ValueError("Niemand berekent hier wettelijke rente: is terugbetalen geïnstalleerd?")
    laat = [n for n in nabetalingen if n.centen > 0 and n.opeisbaar_op < op]
    return _register.vergoeding.bereken(laat, op) if laat else 0


def geef_terug(*, persoon_id: int, centen: int, op: date, sleutel: str) -> None:
    """Pay back what was paid without being owed, also to who has a loan. Without an app it waits on 1650."""
    if _register.vergoeding is not None:
        _register.vergoeding.geef_terug(persoon_id=persoon_id, centen=centen, op=op, sleutel=sleutel)  # fmt: skip


def vergoed(
    nabetalingen: Sequence[Nabetaling],
    *,
    verzuim_vanaf: date | None,
    persoon_id: int,
    op: date,
    sleutel: str,
) -> tuple[int, str]:
    """Cents that were booked, and how it went. Interest runs from when the payment would have been late."""
    if verzuim_vanaf is None:
        return 0, GEEN
    laat = [
        Nabetaling(max(n.opeisbaar_op, verzuim_vanaf), n.centen)
        for n in nabetalingen
        if n.centen > 0 and max(n.opeisbaar_op, verzuim_vanaf) < op
    ]
    if not laat:
        return 0, GEEN
    if _register.vergoeding is None:
        return 0, NOG_VAST_TE_STELLEN
    try:
        centen = _register.vergoeding.bereken(laat, op)
    except ValueError:
        return 0, NOG_VAST_TE_STELLEN
    if centen <= 0:
        return 0, GEEN
    _register.vergoeding.boek(persoon_id=persoon_id, centen=centen, op=op, sleutel=sleutel)
    return centen, GEBOEKT
