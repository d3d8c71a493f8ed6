"""Interest on a converted prestatiebeurs lapses from the start (arts. 4.15, 5.17).

The reclassification itself is the difference between decided and booked; the interest stands apart, on one
balance per person (1480), so its share is split here. Our reading where a part stays conditional: interest
grew with amount and time, so the share is cents × months since. Once nothing is conditional any more,
whatever interest is still added later lapses too.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.money import rond_half_op
from duo_portal.foundation.period import Maand
from duo_portal.ledger import chart, patterns
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post

from .sql import sql


@dataclass(frozen=True, slots=True)
class Verval:
    """What lapses for one person: cents, and the conversion that it comes from."""

    persoon_id: int
    centen: int
    toekenning_id: int


def te_vervallen(*, op: date | None = None, personen: list[int] | None = None) -> list[Verval]:
    """The preview: whose interest lapses on a day (default: today), of some persons or of everybody."""
    dag = op or bedrijfsdatum.vandaag()
    with connection.cursor() as cursor:
        cursor.execute(
            sql("rente_verval"),
            {
                "rente": chart.PRESTATIEBEURS_RENTE,
                "soort": int(Soort.OMZETTING_GIFT),
                "dag": dag,
                "maand": Maand.van(dag).index,
                "personen": personen,
            },
        )
        rijen = cursor.fetchall()
    gevonden = [
        Verval(persoon, _aandeel(saldo, omgezet, blijft), besluit)
        for persoon, saldo, besluit, omgezet, blijft in rijen
    ]
    return [verval for verval in gevonden if verval.centen]


def laat_rente_vervallen(
    *, op: date | None = None, personen: list[int] | None = None
) -> list[Verval]:
    """Book what `te_vervallen` says; nightly for everybody, and at once for who is converted alone."""
    dag = op or bedrijfsdatum.vandaag()
    with transaction.atomic():
        gevonden = te_vervallen(op=dag, personen=personen)
        for verval in gevonden:
            post(
                sleutel=f"rente_verval:{verval.persoon_id}:{verval.toekenning_id}:{dag}",
                soort=Soort.OMZETTING_GIFT,
                legs=patterns.omzetting_gift(
                    persoon_id=verval.persoon_id, omzettingen=[], rente_centen=verval.centen
                ),
                persoon_id=verval.persoon_id,
                effectief_op=dag,
                omschrijving="rente vervalt bij omzetting in gift",
            )
    return gevonden


def _aandeel(saldo: int, omgezet: int, blijft: int) -> int:
    """Cents of the interest that rest on what was converted; all of it when nothing stays conditional."""
    if not blijft:
        return saldo
    return min(saldo, int(rond_half_op(saldo * omgezet, omgezet + blijft)))
