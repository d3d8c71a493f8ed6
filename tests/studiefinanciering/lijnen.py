"""What is in force for a person, written out per month: plain SQL, nothing of the project."""

from collections import defaultdict
from datetime import date

from django.db import connection

NAAM = {1: "basisbeurs", 2: "koopkracht", 3: "aanvullend", 4: "lening", 5: "collegegeld", 7: "reis"}
VORM = {1: "gift", 2: "prestatiebeurs", 3: "lening"}

_SQL = """
SELECT m::date, component, vorm, bedrag_centen FROM studiefinanciering_toekenningsregel r,
    generate_series(lower(r.geldig), upper(r.geldig) - 1, interval '1 month') m
WHERE persoon_id = %s AND {bekend} ORDER BY 1, 2
"""


def per_maand(persoon_id: int, bekend_op: object = None) -> dict[str, dict[str, tuple[int, str]]]:
    """Month → part → (cents, form), as known now or at a moment."""
    voorwaarde = "upper_inf(bekend)" if bekend_op is None else "bekend @> %s"
    waarden = [persoon_id] if bekend_op is None else [persoon_id, bekend_op]
    uit: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(bekend=voorwaarde), waarden)
        for dag, component, vorm, centen in cursor.fetchall():
            assert isinstance(dag, date)
            uit[f"{dag:%Y-%m}"][NAAM.get(component, str(component))] = (centen, VORM[vorm])
    return dict(uit)
