"""A proposed law on a whole nation from stored facts: seconds to read, to work out, and in all.

The facts are those of real decisions: some students are sown, applied for and decided, and those decisions are copied to
others (each with an own day of birth) until there are N; lines are not copied, the simulation reads facts only.
"""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection

from duo_portal.beleid.doorrekenen import lees
from duo_portal.beleid.onderdrukken import als_json
from studiefinanciering.beleid.simulator import NAAM, simuleer

from . import toekenning, vullen

ECHT = 20_000
VOORBEELDEN = Path(__file__).parents[2] / "studiefinanciering" / "beleid" / "voorbeelden"
GEVRAAGD = (("basisbeurs_2023", date(2023, 12, 31)),)
_KOPIE = """
INSERT INTO studiefinanciering_toekenning (persoon_id, soort, regeling, van, tot, reden, gewijzigde_feiten, feiten,
    eindstand, parameterset_id, regelversie, uitvoerbaar_vanaf, besluit_op, besluit_at, actor)
SELECT p.id, t.soort, t.regeling, t.van, t.tot, t.reden, t.gewijzigde_feiten, t.feiten, t.eindstand,
    t.parameterset_id, t.regelversie, t.uitvoerbaar_vanaf, t.besluit_op, t.besluit_at, 'bench'
FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) %% {echt} AS rij FROM identity_persoon WHERE id >= {vanaf}) p
JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS rij FROM studiefinanciering_toekenning
      WHERE regeling = 0 AND persoon_id < {vanaf}) t USING (rij)
"""


def vul(waar: Any, n: int) -> dict[str, Any]:
    """N students with a decision for September 2023."""
    echt = min(n, ECHT)
    toekenning.zaai_en_ken_toe(waar, echt)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) + 1 FROM identity_persoon")
        (vanaf,) = cursor.fetchone()
        if n > echt:
            wie = {"van": vanaf, "tot": vanaf + n - echt}
            cursor.execute(vullen._PERSOON, wie)
            cursor.execute(vullen._STUDENT, wie)
            cursor.execute(_KOPIE.format(echt=echt, vanaf=vanaf).replace("%%", "%"))
    vullen.onderhoud()
    return {"echt": echt, "studenten": n}


def meet(keer: int) -> list[dict[str, Any]]:
    """Every worked example, `keer` times."""
    uit = []
    for naam, peildatum in GEVRAAGD:
        voorstel = lees((VOORBEELDEN / f"{naam}.toml").read_text(encoding="utf-8"), NAAM)
        for _ in range(keer):
            begin = time.perf_counter()
            uitkomst = als_json(simuleer(voorstel, peildatum))
            duur = time.perf_counter() - begin
            meting = {"voorstel": naam, "duur_s": duur, "mensen": uitkomst["totaal"]["mensen"]}
            uit.append({**meting, **uitkomst["metingen"]})
            print(f"  {json.dumps(uit[-1])}", flush=True)
    return uit
