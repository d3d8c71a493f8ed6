"""Steps nagaan and berekenen: refuse what cannot be right, and freeze what is due for a range of people."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import StapGeweigerd
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.foundation.period import Maand
from terugbetalen.models import Vaststelling
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.regeling import Regeling
from terugbetalen.rules.rente import RenteOntbreekt, eis_rente

from .plannen import INNING, eerste_maand, vorige_run
from .sql import sql

MARGE = timedelta(minutes=10)
"""A decision stamped this long before the run before was opened may still have been on its way to a COMMIT."""
_DEBITEUREN = (
    "SELECT DISTINCT persoon_id FROM terugbetalen_vaststelling"
    " WHERE jaar >= %(eerste_jaar)s AND jaar <= %(jaar)s"
)
HET_BEGIN = datetime(1900, 1, 1, tzinfo=UTC)


def nagaan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Refuse a month of a year whose rates are not known, or for which nothing was decided yet; it says which."""
    regelingen = np.array([int(r) for r in Regeling], dtype=np.int64)
    jaar = run.periode.year
    try:
        eis_rente(regelingen, np.full(len(regelingen), jaar), bekende_wet())
    except RenteOntbreekt as fout:
        raise StapGeweigerd(str(fout)) from fout
    if not Vaststelling.objects.filter(jaar=jaar, geldig__contains=run.periode).exists():
        raise StapGeweigerd(
            f"Over {jaar} is nog niets vastgesteld: geef eerst de run vaststelling van {jaar} vrij."
        )
    return {}


def verdeel(run: Run, stap: Stap) -> Iterator[tuple[int, int]]:
    """Ranges [van, tot) of about RUN_PERSONEN_PER_CHUNK debtors, together everybody a decision was taken about."""
    wat = {**_jaren(run), "per_chunk": settings.RUN_PERSONEN_PER_CHUNK}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT persoon_id FROM (SELECT persoon_id, row_number() OVER (ORDER BY persoon_id) AS n"
            f" FROM ({_DEBITEUREN}) AS d) AS s WHERE (n - 1) %% %(per_chunk)s = 0 ORDER BY 1",
            wat,
        )
        grenzen = [rij[0] for rij in cursor.fetchall()]
        cursor.execute(f"SELECT max(persoon_id) + 1 FROM ({_DEBITEUREN}) AS d", wat)
        (einde,) = cursor.fetchone()
    if grenzen:
        yield from zip(grenzen, [*grenzen[1:], einde], strict=True)


def sleutels(run: Run, stap: Stap, van: int, tot: int) -> list[int]:
    """The debtors in a range, so that a poisoned chunk is halved at real people."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_DEBITEUREN} AND persoon_id >= %(van)s AND persoon_id < %(tot)s ORDER BY 1",
            {**_jaren(run), "van": van, "tot": tot},
        )
        return [rij[0] for rij in cursor.fetchall()]


def bereken(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Freeze the lines of people [van, tot); totals in lines and cents. `te_veel` is paid above what is fixed."""
    with verbinding.cursor() as cursor:
        cursor.execute(sql("berekenen"), _gegevens(run, van, tot))
        regels, som, laatste, te_veel, te_veel_centen = map(int, cursor.fetchone())
    return {
        "regels": regels,
        "som_centen": som,
        "laatste_termijnen": laatste,
        "te_veel_betaald": te_veel,
        "te_veel_betaald_centen": te_veel_centen,
    }


def _jaren(run: Run) -> dict[str, Any]:
    return {"eerste_jaar": (eerste_maand() or run.periode).year, "jaar": run.periode.year}


def _gegevens(run: Run, van: int, tot: int) -> dict[str, Any]:
    vorige = vorige_run(run)
    eerste = eerste_maand() or run.periode
    return {
        "run_id": run.pk,
        "soort": INNING,
        "maand": run.periode,
        "jaar": run.periode.year,
        "eerste_maand": eerste,
        "eerste_jaar": eerste.year,
        "maanden": Maand.van(run.periode).index - Maand.van(eerste).index + 1,
        "van": van,
        "tot": tot,
        "dag": run.peilmoment.astimezone(AMSTERDAM).date(),
        "peilmoment": run.peilmoment,
        "vorig_peilmoment": vorige.peilmoment if vorige else HET_BEGIN,
        "vorige_opslag": vorige.geopend_at - MARGE if vorige else HET_BEGIN,
    }
