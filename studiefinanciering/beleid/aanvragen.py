"""Applications for the first year of a proposal, day by day, against who may have it."""

from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from django.db import connection, transaction

from duo_portal.beleid.voormij import Aanvragen
from duo_portal.beleid.voorstel import Voorstel
from studiefinanciering.rules.componenten import Onderwijs, Opleidingsvorm

LEEFTIJD = 30
LANGST = 730
"""Days that the curve runs at most."""
_VORMEN = {
    Onderwijs.HO: (Opleidingsvorm.VOLTIJD, Opleidingsvorm.DUAAL),
    Onderwijs.MBO: (Opleidingsvorm.BOL,),
}
# Who is enrolled in the first year in an education that the proposal is about, and on which day each first applied. A
# student with a grant that runs on applied before: that counts on the first day.
_TELLING = """
SELECT e.dag, count(*)
FROM identity_persoon p
LEFT JOIN (
    SELECT a.persoon_id, greatest(min(a.ontvangen_op), %(opening)s) AS dag
    FROM studiefinanciering_aanvraag a
    WHERE a.soort <> 'stop' AND a.status <> 'ingetrokken' AND a.ingangsmaand < %(einde)s AND a.ontvangen_op <= %(op)s
    GROUP BY a.persoon_id
) e ON e.persoon_id = p.id
WHERE p.overleden_op IS NULL AND p.nationaliteit_groep IN (1, 3) AND p.geboortedatum > %(geboren_na)s
  AND p.id IN (
    SELECT i.persoon_id FROM studiefinanciering_inschrijving i
    WHERE upper_inf(i.bekend) AND i.lang_genoeg AND i.geldig && daterange(%(begin)s, %(einde)s)
      AND i.onderwijs = ANY(%(onderwijs)s) AND i.opleidingsvorm = ANY(%(vormen)s)
  )
GROUP BY e.dag ORDER BY e.dag"""


def aanvragen(voorstel: Voorstel, opent_op: date, op: date) -> Aanvragen:
    """By business date, up to and including `op`; nothing yet before the opening."""
    begin = voorstel.begint_op or opent_op
    soorten = _onderwijs(voorstel)
    waarden: dict[str, Any] = {
        "begin": begin,
        "einde": _jaar_later(begin, 1),
        "geboren_na": _jaar_later(begin, -LEEFTIJD),
        "opening": opent_op,
        "op": op,
        "onderwijs": [int(soort) for soort in soorten],
        "vormen": [int(vorm) for soort in soorten for vorm in _VORMEN[soort]],
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '128MB'")
        cursor.execute(_TELLING, waarden)
        rijen: list[tuple[date | None, int]] = cursor.fetchall()
    per_dag = {dag: aantal for dag, aantal in rijen if dag is not None}
    hoeveel = min((op - opent_op).days + 1, LANGST)
    alle = [opent_op + timedelta(days=i) for i in range(hoeveel)]
    samen = accumulate(per_dag.get(dag, 0) for dag in alle)
    return Aanvragen(sum(n for _, n in rijen), list(zip(alle, samen, strict=True)))


def _onderwijs(voorstel: Voorstel) -> tuple[Onderwijs, ...]:
    """The kinds of education that the proposal changes something in."""
    namen = [f"{naam}." for naam in voorstel.tabellen]
    if namen and all(".ho." in naam for naam in namen):
        return (Onderwijs.HO,)
    if namen and all(".mbo." in naam for naam in namen):
        return (Onderwijs.MBO,)
    return tuple(Onderwijs)


def _jaar_later(dag: date, jaren: int) -> date:
    return dag.replace(year=dag.year + jaren, day=1)
