"""What the books say, in plain SQL: balances per person and account, and whether the auditor finds anything."""

from django.db import connection

from duo_portal.ledger import auditor


def saldo(rekening: int, persoon_id: int | None = None) -> int:
    """Debit minus credit on an account, of one person or of all; cents."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg"
            " WHERE account_code = %s AND (%s::bigint IS NULL OR persoon_id = %s)",
            [rekening, persoon_id, persoon_id],
        )
        return int(cursor.fetchone()[0])


def rood() -> list[object]:
    """What the independent auditor finds: nothing, when all is well."""
    return [(u.controle.naam, u.voorbeelden) for u in auditor.controleer() if not u.is_groen]
