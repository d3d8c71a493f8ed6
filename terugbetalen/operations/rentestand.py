"""What bears interest in a month, as columns: balance, rate, and what came in on which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Regime, Soort
from terugbetalen.invordering.leningrente import zonder_achterstand
from terugbetalen.rules.kolommen import NOOIT
from terugbetalen.rules.machten import Int
from terugbetalen.rules.rente import rente_ppm
from terugbetalen.rules.rentebedrag import rente_van_maand
from terugbetalen.sql import lees

PRESTATIEBEURS = 0
OP_DE_DAG = [int(Soort.ONTVANGST), int(Soort.TUSSENREKENING_UIT), int(Soort.AFBOEKING)]
"""Kinds of booking that count from their day; everything else counts from the first of the next month (6.4(1))."""
GEWOON = int(Regime.SF35)
"""Of prestatiebeurs of somebody with neither a loan nor a terugbetaling: whoever studies now comes under these rules."""


@dataclass(frozen=True, slots=True)
class Rentestand:
    """Rows per person and set of rules (`PRESTATIEBEURS` = 0): cents at the start of the month, rate, payments (n, k)."""

    persoon: Int
    groep: Int
    centen: Int
    rente_ppm: Int
    betaald: Int
    dag: Int

    def rente(self) -> Int:
        """Interest of the month, cents."""
        return rente_van_maand(self.centen, self.rente_ppm, self.betaald, self.dag)


def lees_stand(
    verbinding: BaseDatabaseWrapper, maand: Maand, van: int, tot: int, parameters: Parameters
) -> Rentestand:
    """Everybody in [van, tot) who owes something and has not had the interest of this month.

    Raises `RenteOntbreekt` when the rate of a year that is needed is not known.
    """
    wat: dict[str, Any] = {
        "van": van,
        "tot": tot,
        "begin": maand.eerste_dag,
        "einde": maand.volgende.eerste_dag,
        "maand": str(maand),
        "op_de_dag": OP_DE_DAG,
    }
    with verbinding.cursor() as cursor:
        cursor.execute(lees("rente_stand"), wat)
        saldi = cursor.fetchall()
        cursor.execute(lees("rente_betaald"), wat)
        betaald = cursor.fetchall()
    # Arrears bear statutory interest and not this (6.8(4)).
    saldi, betaald = zonder_achterstand(
        saldi, betaald, maand, van=van, tot=tot, verbinding=verbinding
    )
    persoon, groep, centen = _kolommen(saldi, 3)
    ppm = percentages(verbinding, persoon, groep, maand, parameters)
    return Rentestand(persoon, groep, centen, ppm, *_per_dag(persoon, groep, betaald))


def percentages(
    verbinding: BaseDatabaseWrapper, persoon: Int, groep: Int, maand: Maand, parameters: Parameters
) -> Int:
    """The fixed rate where there is one, otherwise that of the calendar year and the rules of the row.

    Raises `RenteOntbreekt`.
    """
    if not len(persoon):
        return persoon
    wat: dict[str, Any] = {
        "van": int(persoon.min()),
        "tot": int(persoon.max()) + 1,
        "begin": maand.eerste_dag,
    }
    with verbinding.cursor() as cursor:
        cursor.execute(lees("rente_regels"), wat)
        regels = {(wie, lllk): (regeling, ppm) for wie, lllk, regeling, ppm in cursor.fetchall()}
    eigen = dict(zip(persoon.tolist(), groep.tolist(), strict=True))  # the last, so a loan if any
    vast, regeling = np.full(len(persoon), -1, dtype=np.int64), groep.copy()
    for i, (wie, soort) in enumerate(zip(persoon.tolist(), groep.tolist(), strict=True)):
        rij_regeling, ppm = regels.get((wie, soort == Regime.LLLK), (None, None))
        if ppm is not None:
            vast[i] = ppm
        if soort == PRESTATIEBEURS:
            lening = eigen[wie] if eigen[wie] not in (PRESTATIEBEURS, Regime.LLLK) else GEWOON
            regeling[i] = rij_regeling or lening
    jaarlijks = np.flatnonzero(vast < 0)
    uit, n = vast.copy(), len(jaarlijks)
    zonder = zonder_rente(verbinding, wat["van"], wat["tot"], maand)
    uit[jaarlijks] = rente_ppm(
        regeling[jaarlijks],
        np.full(n, NOOIT, dtype=np.int64),
        np.full(n, maand.index, dtype=np.int64),
        np.zeros(n, dtype=np.bool_),
        parameters,
    )
    if zonder:
        uit[np.isin(persoon, list(zonder))] = 0
    return uit


def zonder_rente(verbinding: BaseDatabaseWrapper, van: int, tot: int, maand: Maand) -> set[int]:
    """Who of [van, tot) owes no interest over the month: in the Wsnp (299a Faillissementswet, 6.18(2))."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT persoon_id FROM terugbetalen_feit WHERE persoon_id >= %s AND persoon_id < %s"
            " AND soort = 9 AND geldig @> %s::date AND upper_inf(bekend)",
            [van, tot, maand.eerste_dag],
        )
        return {rij[0] for rij in cursor.fetchall()}


def _per_dag(persoon: Int, groep: Int, rijen: list[tuple[int, int, int, int]]) -> tuple[Int, Int]:
    """Payments as two tables (n, k), 0 where a row has fewer than k."""
    plek = {paar: i for i, paar in enumerate(zip(persoon.tolist(), groep.tolist(), strict=True))}
    per_rij: dict[int, list[tuple[int, int]]] = {}
    for wie, soort, dag, centen in rijen:
        if (i := plek.get((wie, soort))) is not None:
            per_rij.setdefault(i, []).append((centen, dag))
    breed = max((len(lijst) for lijst in per_rij.values()), default=1)
    betaald = np.zeros((len(persoon), breed), dtype=np.int64)
    dagen = np.ones((len(persoon), breed), dtype=np.int64)
    for i, lijst in per_rij.items():
        for k, (centen, dag) in enumerate(lijst):
            betaald[i, k], dagen[i, k] = centen, dag
    return betaald, dagen


def _kolommen(rijen: Sequence[tuple[int, ...]], breed: int) -> list[Int]:
    tabel = np.array(rijen, dtype=np.int64).reshape(len(rijen), breed)
    return [tabel[:, k].copy() for k in range(breed)]
