"""The panel at the portal: an appointment that is to come, or that we would like to help, and why he sees it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.identity.burger import Burger
from terugbetalen.portaal.panelen import mag_lezen
from terugbetalen.portaal.vlaggen import vlaggen

from .woorden import SOORT, eigen_tijd, is_andere_klok, nederlandse_tijd, reden_voor_u

_VRAAG = """
SELECT s.soort, s.begint_at, a.tijdzone, s.minuten, NULL::jsonb, NULL::jsonb
FROM terugbetalen_afspraak a JOIN terugbetalen_tijdslot s ON s.id = a.slot_id
WHERE a.persoon_id = %(wie)s AND a.status = 'gemaakt' AND s.begint_at >= %(op)s
UNION ALL
SELECT * FROM (SELECT NULL, NULL::timestamptz, NULL, NULL::smallint, l.regeldata, g.feiten
FROM terugbetalen_geselecteerde g JOIN terugbetalen_selectie l ON l.id = g.selectie_id
WHERE g.persoon_id = %(wie)s AND g.uitgesloten_om = '' AND g.afgerond_op IS NULL AND l.status = 'vrijgegeven'
ORDER BY g.id DESC LIMIT 1) lijst
"""


def lees(burger: Burger, op: date) -> Mapping[str, Any] | None:
    """What there is to show to this person on a day, if anything."""
    if not mag_lezen(burger):
        return None
    vlag = vlaggen(burger, op)
    if not (vlag.heeft_afspraak or vlag.staat_op_lijst):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_VRAAG, {"wie": burger.persoon_id, "op": op})
        rijen = cursor.fetchall()
    afspraken = [rij for rij in rijen if rij[0] is not None]
    if afspraken:
        soort, begint_at, tijdzone, minuten, _regel, _feiten = afspraken[0]
        if (bedrijfsdatum.moment() - begint_at).total_seconds() < minuten * 60:
            return {"afspraak": _afspraak(soort, begint_at, tijdzone)}
    lijst = next((rij for rij in rijen if rij[0] is None), None)
    if lijst is None:
        return None
    return {"waarom": reden_voor_u(*_json(lijst[4], lijst[5]))}


def _afspraak(soort: str, begint_at: Any, tijdzone: str) -> dict[str, Any]:
    elders = is_andere_klok(begint_at, tijdzone)
    return {
        "hoe": SOORT[soort],
        "wanneer": eigen_tijd(begint_at, tijdzone),
        "in_nederland": nederlandse_tijd(begint_at) if elders else "",
    }


def _json(*waarden: Any) -> list[dict[str, Any]]:
    """Django leaves jsonb of a raw statement as text."""
    return [json.loads(waarde) if isinstance(waarde, str) else waarde for waarde in waarden]
