"""Add the interest of a month (6.4): one booking per person and month, insert-only, the same call again adds nothing.

The key `rente:<persoon>:<maand>` keeps it once. What was booked late, with effect in a month that has had its interest,
is made good by `rente_herstellen` as the difference between what is due and what is booked.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import reserveer_boeking_ids
from terugbetalen.rules.parameters import bekende_wet

from .klokspel import klokken_tussen, speel
from .rentestand import PRESTATIEBEURS, Rentestand, lees_stand


@dataclass(frozen=True, slots=True)
class Bijschrijving:
    """What was added: people, cents, and cents by set of rules (0: prestatiebeurs)."""

    personen: int
    centen: int
    per_groep: dict[int, int]

    def totalen(self) -> dict[str, object]:
        """As the totals of a chunk."""
        groepen = {f"regime_{groep}_centen": centen for groep, centen in self.per_groep.items()}
        return {"personen": self.personen, "rente_centen": self.centen, **groepen}


def bijschrijven(persoon_id: int, maand: Maand) -> Bijschrijving:
    """The interest of a month for one person. Raises `RenteOntbreekt`."""
    with transaction.atomic():
        return bijschrijven_reeks(maand, van=persoon_id, tot=persoon_id + 1)


def bijschrijven_reeks(
    maand: Maand,
    *,
    van: int,
    tot: int,
    run_id: int | None = None,
    verbinding: BaseDatabaseWrapper = connection,
    parameters: Parameters | None = None,
) -> Bijschrijving:
    """The interest of a month for the people [van, tot), effective on its last day; call it in a transaction.

    Raises `RenteOntbreekt` when a rate is not known.
    """
    wet = parameters or bekende_wet()
    stand = lees_stand(verbinding, maand, van, tot, wet)
    rente = stand.rente()
    klokken = klokken_tussen(van, tot)
    for wie in np.intersect1d(stand.persoon, list(klokken)).tolist():
        spel = speel(wie, klokken[wie], maand.volgende, wet)
        for i in np.flatnonzero(stand.persoon == wie).tolist():
            rente[i] = spel.rente.get((maand, int(stand.groep[i])), 0)
    return boek(stand, rente, maand, run_id, verbinding)


def renterekening(groep: int) -> int:
    """The account of interest on loans under a set of rules, or on prestatiebeurs."""
    if groep == PRESTATIEBEURS:
        return chart.PRESTATIEBEURS_RENTE
    return chart.lening_rekening(chart.RENTE_OP_LENING, groep)


def laatste_dag(maand: Maand) -> date:
    """The day on which the interest of a month is added."""
    return maand.volgende.eerste_dag - timedelta(days=1)


def boek(
    stand: Rentestand,
    rente: np.ndarray,
    maand: Maand,
    run_id: int | None,
    verbinding: BaseDatabaseWrapper,
) -> Bijschrijving:
    """Put the columns into the ledger: a booking per person, a leg per set of rules, and the yield (8000)."""
    telt = rente > 0
    wie, groep, centen = stand.persoon[telt], stand.groep[telt], rente[telt]
    if not len(wie):
        return Bijschrijving(0, 0, {})
    personen, eerste, aantal = np.unique(wie, return_index=True, return_counts=True)
    boekingen = np.array(reserveer_boeking_ids(aantal=len(personen)), dtype=np.int64)
    rekening = np.array([renterekening(g) for g in groep.tolist()], dtype=np.int64)
    regel = np.arange(len(wie)) - np.repeat(eerste, aantal) + 1
    som = np.add.reduceat(centen, eerste)
    _schrijf_boekingen(verbinding, boekingen, personen, maand, run_id)
    _schrijf_legs(
        verbinding,
        maand,
        np.concatenate([np.repeat(boekingen, aantal), boekingen]),
        np.concatenate([regel, aantal + 1]),
        np.concatenate([rekening, np.full(len(personen), chart.RENTEBATEN)]),
        np.concatenate([np.ones(len(wie), np.int64), np.full(len(personen), -1)]),
        np.concatenate([centen, som]),
        np.concatenate([wie, personen]),
    )
    per_groep = {int(g): int(centen[groep == g].sum()) for g in np.unique(groep)}
    return Bijschrijving(len(personen), int(som.sum()), per_groep)


def _schrijf_boekingen(
    verbinding: BaseDatabaseWrapper,
    ids: np.ndarray,
    personen: np.ndarray,
    maand: Maand,
    run_id: int | None,
) -> None:
    with verbinding.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_boeking"
            " (id, persoon_id, run_id, effectief_op, bedrijfsdatum, soort, sleutel, omschrijving)"
            " SELECT id, persoon, %s, %s, bedrijfs_datum(), %s, 'rente:' || persoon || ':' || %s, %s"
            " FROM unnest(%s::bigint[], %s::bigint[]) AS rij(id, persoon)",
            [
                run_id,
                laatste_dag(maand),
                int(Soort.RENTE),
                str(maand),
                f"rente over {maand}",
                ids.tolist(),
                personen.tolist(),
            ],
        )


def _schrijf_legs(verbinding: BaseDatabaseWrapper, maand: Maand, *kolommen: np.ndarray) -> None:
    with verbinding.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_leg"
            " (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id, maand)"
            " SELECT boeking, regel, rekening, zijde, centen, persoon, %s FROM unnest(%s::bigint[],"
            " %s::smallint[], %s::smallint[], %s::smallint[], %s::bigint[], %s::bigint[])"
            " AS rij(boeking, regel, rekening, zijde, centen, persoon)",
            [maand.eerste_dag, *(kolom.tolist() for kolom in kolommen)],
        )
