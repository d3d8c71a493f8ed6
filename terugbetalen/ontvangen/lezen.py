"""What people owe that can be paid, many at once: two queries a block, however many payments it holds."""

from collections.abc import Collection

from django.db import connection

from duo_portal.ledger import chart

from .verdelen import OpenPost, Stand, is_lening, is_lllk

_SALDI = """
SELECT persoon_id, account_code, sum(zijde * bedrag_centen)::bigint
FROM (
    SELECT persoon_id, account_code, zijde, bedrag_centen FROM ledger_leg
    WHERE volgnummer IS NULL AND persoon_id = ANY(%(personen)s)
      AND (account_code BETWEEN 1210 AND 1249 OR account_code IN (1320, 1330))
    UNION ALL
    SELECT persoon_id, account_code, zijde, bedrag_centen FROM ledger_leg
    WHERE volgnummer IS NOT NULL AND persoon_id = ANY(%(personen)s)
      AND account_code BETWEEN 1210 AND 1249
) AS legs
GROUP BY 1, 2 HAVING sum(zijde * bedrag_centen) > 0
"""
_TERMIJNEN = """
SELECT persoon_id, termijn_id, is_lllk, maand, open_centen FROM terugbetalen_open_termijn
WHERE persoon_id = ANY(%(personen)s) ORDER BY persoon_id, vervaldatum, maand, is_lllk, termijn_id
"""
_RENTE = """
SELECT DISTINCT ON (persoon_id, is_lllk) persoon_id, is_lllk, rente_ppm FROM terugbetalen_vaststelling
WHERE persoon_id = ANY(%(personen)s) AND upper_inf(bekend) ORDER BY persoon_id, is_lllk, lower(geldig) DESC
"""


def vergrendel(personen: Collection[int]) -> None:
    """Nobody else books for these people until the transaction ends; in one order, so that two never wait in a ring."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT FROM identity_persoon WHERE id = ANY(%s) ORDER BY id"
            " FOR NO KEY UPDATE) AS rij",
            [sorted(personen)],
        )


def lees_standen(personen: Collection[int]) -> dict[int, Stand]:
    """By person, as the ledger is now; who owes nothing has an empty `Stand`."""
    standen = {persoon: Stand(persoon) for persoon in personen}
    if not standen:
        return standen
    wie = {"personen": sorted(standen)}
    with connection.cursor() as cursor:
        cursor.execute(_SALDI, wie)
        for persoon, account, centen in cursor.fetchall():
            _leg_neer(standen[persoon], account, centen)
        cursor.execute(_TERMIJNEN, wie)
        for persoon, termijn, lllk, maand, centen in cursor.fetchall():
            standen[persoon].termijnen.append(OpenPost(termijn, lllk, maand, centen))
    _kies_duurste(standen)
    return standen


def _leg_neer(stand: Stand, account: int, centen: int) -> None:
    if is_lening(account):
        stand.leningen[account] = centen
    elif account == chart.AANMANINGSKOSTEN:
        stand.kosten_centen = centen
    else:
        stand.rente_centen = centen


def _kies_duurste(standen: dict[int, Stand]) -> None:
    """Who has both kinds of debt and does not choose pays off the one with the highest rate first."""
    beide = [
        stand.persoon_id
        for stand in standen.values()
        if len({is_lllk(account) for account in stand.leningen}) > 1
    ]
    if not beide:
        return
    with connection.cursor() as cursor:
        cursor.execute(_RENTE, {"personen": beide})
        rente = {(persoon, lllk): ppm for persoon, lllk, ppm in cursor.fetchall()}
    for persoon in beide:
        standen[persoon].eerst_lllk = rente.get((persoon, True), 0) > rente.get((persoon, False), 0)
