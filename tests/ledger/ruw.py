"""Raw rows for tests that attack the guards: no help from the ledger's own operations."""

from collections.abc import Sequence
from typing import Any

Leg = tuple[int, int, int]  # account, side, cents

BOEKING = (
    "INSERT INTO ledger_boeking (effectief_op, bedrijfsdatum, soort, sleutel, draait_terug_id) "
    "VALUES (%s, '2023-09-15', 1, %s, %s) RETURNING id"
)
LEG = (
    "INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id, maand,"
    " component, vorm, volgnummer) VALUES "
)


def boeking(
    cursor: Any, sleutel: str = "a", *, op: str = "2023-09-22", draait_terug: int | None = None
) -> int:
    """A booking row without legs; its id."""
    cursor.execute(BOEKING, [op, sleutel, draait_terug])
    return int(cursor.fetchone()[0])


def legs(cursor: Any, boeking_id: int, rijen: Sequence[Leg], *, eerste_regel: int = 1) -> None:
    """Legs without component, in one statement."""
    waarden = [
        (boeking_id, regel, *rij, None, None, None, None, None)
        for regel, rij in enumerate(rijen, start=eerste_regel)
    ]
    plaats = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"] * len(waarden))
    cursor.execute(LEG + plaats, [waarde for rij in waarden for waarde in rij])


def component(
    cursor: Any,
    boeking_id: int,
    centen: int = 100,
    *,
    volgnummer: int | None = 1,
    account: int = 1410,
    maand: str | None = "2023-09-01",
    persoon: int | None = 7,
    component: int | None = 1,
    vorm: int | None = 2,
) -> None:
    """One component leg debit against 1600, in one statement."""
    cursor.execute(
        LEG + "(%s, 1, %s, 1, %s, %s, %s, %s, %s, %s), (%s, 2, 1600, -1, %s, %s, NULL, NULL, NULL, NULL)",
        [boeking_id, account, centen, persoon, maand, component, vorm, volgnummer,
         boeking_id, centen, persoon],
    )  # fmt: skip


def vast(cursor: Any, sleutel: str = "a", centen: int = 100) -> int:
    """A whole booking, bank against in transit."""
    nummer = boeking(cursor, sleutel)
    legs(cursor, nummer, [(1100, 1, centen), (1000, -1, centen)])
    return nummer
