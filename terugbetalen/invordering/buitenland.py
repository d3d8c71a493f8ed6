"""Who lives abroad, as far as we know: a fact that says so, or an address with no Dutch postcode."""

from collections.abc import Collection
from datetime import date

from django.db import connection

_SQL = r"""
SELECT persoon_id FROM terugbetalen_feit
WHERE persoon_id = ANY(%(wie)s) AND soort = 3 AND geldig @> %(op)s::date AND upper_inf(bekend)
UNION
SELECT persoon_id FROM identity_adres
WHERE persoon_id = ANY(%(wie)s) AND geldig @> %(op)s::date AND upper_inf(bekend)
  AND postcode <> '' AND postcode !~ '^[1-9][0-9]{3} ?[A-Za-z]{2}$'
"""


def in_het_buitenland(personen: Collection[int], op: date) -> set[int]:
    """Of these people, who lives abroad on a day."""
    if not personen:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"wie": sorted(personen), "op": op})
        return {rij[0] for rij in cursor.fetchall()}
