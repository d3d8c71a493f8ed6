"""Reading what is open: claims, requests to repay, and what the law says about them on a day."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db import connection

from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart
from studiefinanciering.rules.terugvordering import Gevolg, gevolg

from .sql import sql


@dataclass(frozen=True, slots=True)
class Vordering:
    """What is open of one person: cents on 1300, the request (0 = none), and what follows on the day.

    `is_in_run`: a payout run that has not booked yet may still set off; until then nothing else is booked.
    """

    persoon_id: int
    open_centen: int
    terugvordering_id: int
    gevolg: Gevolg
    is_overleden: bool
    is_in_run: bool


def vorderingen(*, op: date, personen: list[int] | None = None) -> list[Vordering]:
    """Of some persons, or of everybody with a claim or an open request, by person id."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql("vorderingen"),
            {
                "rekening": chart.TE_VEEL_ONTVANGEN,
                "maand": Maand.van(op).eerste_dag,
                "personen": personen,
            },
        )
        rijen = np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, 7)
    persoon, open_, verzoek, voor, beeindigd, overleden, in_run = rijen.T
    codes = gevolg(
        open_centen=open_,
        recht_beeindigd=beeindigd > 0,
        betalen_voor=voor,
        dag=op.toordinal(),
    )
    kolommen = (persoon, open_, verzoek, codes, overleden, in_run)
    return [
        Vordering(wie, centen, tv, Gevolg(code), bool(dood), bool(run))
        for wie, centen, tv, code, dood, run in zip(*(k.tolist() for k in kolommen), strict=True)
    ]


def is_in_run(persoon_id: int) -> bool:
    """Whether lines of this person are frozen in a payout run that has not booked: it may still set off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM batches_run r"
            " JOIN batches_stap b ON b.run_id = r.id AND b.naam = 'boeken' AND b.status <> 'klaar'"
            " JOIN studiefinanciering_uitbetaalregel u ON u.run_id = r.id AND u.persoon_id = %s"
            " WHERE r.status IN ('lopend', 'wacht_op_mens', 'mislukt'))",
            [persoon_id],
        )
        return bool(cursor.fetchone()[0])
