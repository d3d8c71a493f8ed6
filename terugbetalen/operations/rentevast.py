"""The rate of five calendar years, laid down for whoever repays (6.4(3)): at the start, at a take-over, on 1 January.

The November run decides the coming year for who repays then; who begins after it gets the fixed rate here, so that
nobody is in the terugbetalingsperiode on a 1 January without one.
"""

from datetime import date

import numpy as np
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.types.range import DateRange

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from terugbetalen.models import Renteperiode
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.rente import PERIODE, RenteOntbreekt, rente_ppm
from terugbetalen.sql import lees

OPENT_OP = (11, 15)
"""Month and day from which the rate of the coming year is decided (duo.nl: November; 6.3: December at the latest)."""


def zet_vast(
    persoon: Persoon,
    *,
    is_lllk: bool,
    regeling: int,
    begin: Maand,
    op: date,
    sinds: date = date.min,
    wet: Parameters | None = None,
) -> list[Renteperiode]:
    """Lay down every five years from `begin` that have begun on `op` (from 15 November also those of the coming year).

    Those that were over on `sinds`, that a row touches, or of which no rate is known, are left out. What was laid down.
    """
    kent = wet or bekende_wet()
    komt = (op.month, op.day) >= OPENT_OP
    bekend = [
        (rij.lower, rij.upper)
        for rij in tijd.nu_bekend(
            Renteperiode.objects.filter(persoon=persoon, is_lllk=is_lllk)
        ).values_list("geldig", flat=True)
    ]
    uit = []
    for index in range(begin.index, Maand(op.year + komt, 1).index + 1, PERIODE):
        van, tot = (Maand.van_index(i).eerste_dag for i in (index, index + PERIODE))
        ppm = _rente_van(int(regeling), index, kent)
        if (
            ppm is None
            or tot <= sinds
            or any(eerste < tot and van < einde for eerste, einde in bekend)
        ):
            continue
        geldig = DateRange(van, tot, "[)")
        uit.append(tijd.wijzig(Renteperiode, persoon, geldig, is_lllk=is_lllk, rente_ppm=ppm))
    return uit


def zet_vast_reeks(
    maand: Maand,
    *,
    van: int,
    tot: int,
    verbinding: BaseDatabaseWrapper = connection,
    wet: Parameters | None = None,
) -> dict[str, int]:
    """Everybody in [van, tot) who is in the terugbetalingsperiode in a month and has no fixed rate for it.

    Call it in a transaction. Raises `RenteOntbreekt`, with the years, when a rate that is needed is not known.
    """
    with verbinding.cursor() as cursor:
        cursor.execute(lees("rente_niet_vast"), {"van": van, "tot": tot, "dag": maand.eerste_dag})
        rijen = cursor.fetchall()
    if not rijen:
        return {"vastgezet": 0}
    wie, lllk, regeling, begin = (np.array(k) for k in zip(*[r[:4] for r in rijen], strict=True))
    nu = np.full(len(rijen), maand.index, dtype=np.int64)
    nee = np.zeros(len(rijen), dtype=np.bool_)
    ppm = rente_ppm(regeling, begin, nu, nee, wet or bekende_wet())
    start = begin + (nu - begin) // PERIODE * PERIODE
    eerste = [
        _na(Maand.van_index(int(s)).eerste_dag, r[4]) for s, r in zip(start, rijen, strict=True)
    ]
    einde = [
        min(Maand.van_index(int(s) + PERIODE).eerste_dag, r[5] or date.max)
        for s, r in zip(start, rijen, strict=True)
    ]
    with verbinding.cursor() as cursor:
        cursor.execute(
            "INSERT INTO terugbetalen_renteperiode (persoon_id, is_lllk, rente_ppm, geldig)"
            " SELECT wie, lllk, ppm, daterange(van, tot) FROM unnest(%s::bigint[], %s::boolean[],"
            " %s::integer[], %s::date[], %s::date[]) AS rij(wie, lllk, ppm, van, tot)",
            [wie.tolist(), lllk.tolist(), ppm.tolist(), eerste, einde],
        )
    return {"vastgezet": len(rijen)}


def verleg(
    persoon: Persoon,
    *,
    is_lllk: bool,
    regeling: int,
    begin: Maand,
    vanaf: Maand,
    wet: Parameters | None = None,
) -> int:
    """Other rules hold from a month on: what is fixed from there gets their rate, on the same clock; rows changed."""
    rijen = tijd.nu_bekend(
        Renteperiode.objects.filter(persoon=persoon, is_lllk=is_lllk).filter(
            geldig__overlap=tijd.vanaf(vanaf.eerste_dag)
        )
    )
    gedaan = 0
    for rij in list(rijen.order_by("geldig")):
        eerste = max(rij.geldig.lower, vanaf.eerste_dag)
        sinds = begin.index + (Maand.van(eerste).index - begin.index) // PERIODE * PERIODE
        ppm = _rente_van(regeling, sinds, wet or bekende_wet())
        if ppm is None or ppm == rij.rente_ppm:
            continue
        geldig = DateRange(eerste, rij.geldig.upper, "[)")
        tijd.wijzig(Renteperiode, persoon, geldig, is_lllk=is_lllk, rente_ppm=ppm)
        gedaan += 1
    return gedaan


def _na(dag: date, eerder: date | None) -> date:
    return max(dag, eerder) if eerder else dag


def _rente_van(regeling: int, begin: int, wet: Parameters) -> int | None:
    """The rate of the five years that begin in a month; None when it is not known."""
    een = np.array([begin], dtype=np.int64)
    try:
        gevonden = rente_ppm(np.array([regeling]), een, een, np.zeros(1, dtype=np.bool_), wet)
    except RenteOntbreekt:
        return None
    return int(gevonden[0])
