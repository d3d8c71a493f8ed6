"""Fill `ledger_account` from the chart; called by migrations, as owner."""

from dataclasses import astuple
from typing import Any

from .chart import REKENINGEN

_SQL = """
INSERT INTO ledger_account
    (code, naam, soort, opdrachtgever, begrotingsartikel, draagt_component, saldo_zijde)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (code) DO UPDATE SET
    naam = excluded.naam, soort = excluded.soort, opdrachtgever = excluded.opdrachtgever,
    begrotingsartikel = excluded.begrotingsartikel, draagt_component = excluded.draagt_component,
    saldo_zijde = excluded.saldo_zijde
"""


def vul_rekeningen(_apps: Any, schema_editor: Any) -> None:
    """Insert new accounts and renew the labels of known ones; a migration calls it after a change."""
    with schema_editor.connection.cursor() as cursor:
        cursor.executemany(_SQL, [astuple(account) for account in REKENINGEN.values()])
