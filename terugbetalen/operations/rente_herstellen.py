"""Interest made good: what is due over months past, less what was booked, when an entry came late.

The life of the debt is played again from its entries, without the interest that was booked; the difference per month
and account is booked today with its month on the leg. Played twice the second finds no difference.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any

import numpy as np
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand, maanden
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort, Zijde
from duo_portal.ledger.legs import Leg, in_evenwicht
from duo_portal.ledger.models import BoekingLeg
from duo_portal.ledger.operations import post
from duo_portal.ledger.queries import legs_van
from terugbetalen.invordering.leningrente import aftrek_in, trek_af
from terugbetalen.invordering.verloop import verlopen
from terugbetalen.queries import SCHULDREKENINGEN
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.rules.rentebedrag import rente_van_maand
from terugbetalen.sql import lees

from .bijschrijven import laatste_dag, renterekening
from .klokspel import klokken_van, speel
from .posten import Mutatie, groep_van, lees_mutaties
from .rentestand import percentages


def herstel_reeks(
    maand: Maand,
    *,
    van: int,
    tot: int,
    run_id: int | None = None,
    verbinding: BaseDatabaseWrapper = connection,
) -> dict[str, Any]:
    """Everybody in [van, tot) whose entries came late, for the months before `maand`; call it in a transaction."""
    sinds = _vorige_run(maand)
    if sinds is None:
        return {"nagerekend": 0}
    with verbinding.cursor() as cursor:
        cursor.execute(
            lees("rente_laat"),
            {"van": van, "tot": tot, "begin": maand.eerste_dag, "sinds": sinds},
        )
        wie = [rij[0] for rij in cursor.fetchall()]
    verschillen = [herstel(persoon_id, maand, run_id=run_id) for persoon_id in wie]
    return {
        "nagerekend": len(wie),
        "hersteld": sum(1 for v in verschillen if v),
        "herstel_centen": sum(sum(v.values()) for v in verschillen),
    }


def _vorige_run(maand: Maand) -> datetime | None:
    """When the last run before this month was opened; None: nothing was booked yet that could be made good."""
    eerder = Run.objects.filter(
        soort="rente", periode__lt=maand.eerste_dag, status=Run.Status.AFGEROND
    )
    return eerder.order_by("-periode", "-nummer").values_list("geopend_at", flat=True).first()


def herstel(
    persoon_id: int, tot: Maand, *, run_id: int | None = None, parameters: Parameters | None = None
) -> dict[tuple[Maand, int], int]:
    """Book what is missing (or too much) over the months before `tot`; cents per (month, set of rules).

    Raises `RenteOntbreekt`.
    """
    legs = list(
        legs_van(persoon_id)
        .filter(account__in=SCHULDREKENINGEN)
        .select_related("boeking__draait_terug")
    )
    geboekt = _geboekt(legs)
    mutaties = lees_mutaties(legs)
    if not mutaties:
        return {}
    begin = Maand.van(min(m.op for m in mutaties))
    wet = parameters or bekende_wet()
    klokken = klokken_van(persoon_id)
    verwacht = (
        dict(speel(persoon_id, klokken, tot, wet, mutaties).rente)
        if klokken
        else _speel(persoon_id, mutaties, begin, tot, wet)
    )
    verschil = {
        sleutel: centen
        for sleutel in sorted(verwacht.keys() | {s for s in geboekt if s[0] < tot})
        if (centen := verwacht.get(sleutel, 0) - geboekt.get(sleutel, 0))
    }
    if verschil:
        _boek(persoon_id, verschil, tot, run_id)
    return verschil


def _geboekt(legs: list[BoekingLeg]) -> dict[tuple[Maand, int], int]:
    """Interest booked per month and set of rules, reversals counted."""
    som: dict[tuple[Maand, int], int] = defaultdict(int)
    for leg in legs:
        oorsprong = leg.boeking.draait_terug or leg.boeking
        if oorsprong.soort == Soort.RENTE and leg.maand is not None:
            som[Maand.van(leg.maand), groep_van(leg.account_id)] += leg.debet_centen
    return dict(som)


def _speel(
    persoon_id: int, mutaties: list[Mutatie], begin: Maand, tot: Maand, wet: Parameters
) -> dict[tuple[Maand, int], int]:
    """The interest of every month from `begin`, on the entries as they are known now."""
    groepen = sorted({m.groep for m in mutaties})
    groep = np.array(groepen, dtype=np.int64)
    wie = np.full(len(groepen), persoon_id, dtype=np.int64)
    erbij = dict.fromkeys(groepen, 0)
    uit: dict[tuple[Maand, int], int] = {}
    achterstanden = verlopen([persoon_id])
    for maand in maanden(begin, tot):
        saldi = [
            (
                persoon_id,
                g,
                erbij[g]
                + sum(m.centen for m in mutaties if m.groep == g and m.op < maand.eerste_dag),
            )
            for g in groepen
        ]
        ppm = percentages(connection, wie, groep, maand, wet)
        rijen = [
            (persoon_id, g, dag, centen)
            for g in groepen
            for centen, dag in _betaald(mutaties, g, maand)
        ]
        weg = {wiens: aftrek_in(gang, maand) for wiens, gang in achterstanden.items()}
        saldi, rijen = trek_af(saldi, rijen, weg)
        stand = [centen for _wie, _groep, centen in saldi]
        betaald = [[(c, dag) for _wie, w, dag, c in rijen if w == g] for g in groepen]
        breed = max(len(rij) for rij in betaald) or 1
        tabel = np.array(
            [[*rij, *[(0, 1)] * (breed - len(rij))] for rij in betaald], dtype=np.int64
        )
        schuld = np.maximum(np.array(stand, dtype=np.int64), 0)
        rente = rente_van_maand(schuld, ppm, tabel[:, :, 0], tabel[:, :, 1])
        for g, centen in zip(groepen, rente.tolist(), strict=True):
            erbij[g] += centen
            uit[maand, g] = centen
    return uit


def _betaald(mutaties: list[Mutatie], groep: int, maand: Maand) -> list[tuple[int, int]]:
    return [
        (-m.centen, m.op.day)
        for m in mutaties
        if m.groep == groep and m.is_op_de_dag and m.centen < 0 and Maand.van(m.op) == maand
    ]


def _boek(
    persoon_id: int, verschil: dict[tuple[Maand, int], int], tot: Maand, run_id: int | None
) -> None:
    legs = []
    for (maand, groep), centen in verschil.items():
        zijde = Zijde.DEBET if centen > 0 else Zijde.CREDIT
        legs.append(Leg(renterekening(groep), zijde, abs(centen), persoon_id, maand.eerste_dag))
    if som := sum(verschil.values()):
        zijde = Zijde.CREDIT if som > 0 else Zijde.DEBET
        legs.append(Leg(chart.RENTEBATEN, zijde, abs(som), persoon_id))
    keer = BoekingLeg.objects.filter(
        persoon_id=persoon_id, boeking__sleutel__startswith=f"rente_herstel:{persoon_id}:"
    ).values("boeking").distinct().count()  # fmt: skip
    post(
        sleutel=f"rente_herstel:{persoon_id}:{tot}:{keer + 1}",
        soort=Soort.RENTE,
        legs=in_evenwicht(legs),
        persoon_id=persoon_id,
        effectief_op=laatste_dag(tot.vorige),
        run_id=run_id,
        omschrijving="rente hersteld",
    )
