"""What was paid too much goes back: the run `teruggave`, its file (pain.001), and what the bank says of it.

Who owes nothing else gets back what stands on 1650 for them, from four euros on; less stays until more comes, or until
somebody asks. Unknown money that a colleague sends back to where it came from goes along in the same file.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count, Sum

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import NogNiet
from duo_portal.foundation.kalender import is_target_dag
from duo_portal.foundation.period import Maand
from duo_portal.gateways.bank import bestanden
from duo_portal.gateways.bank.kanaal import BestandsKanaal
from duo_portal.gateways.bank.opdracht import Overboeking
from duo_portal.gateways.models import BankBestand
from duo_portal.identity import crypto, queries
from duo_portal.ledger import patterns, patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post
from terugbetalen.innen.aanleveren import incassant
from terugbetalen.models import Teruggave

MINSTENS_CENTEN = 400
"""Amounts under four euros are not paid back (duo.nl, "te veel betaald")."""
OMSCHRIJVING = "Te veel betaald, terug van studiefinanciering"
DWANGSOM_OMSCHRIJVING = "Dwangsom: wij beslisten te laat"

_WIE = """
SELECT l.persoon_id, -sum(l.zijde * l.bedrag_centen) FILTER (WHERE l.account_code = 1650)
FROM ledger_leg l
WHERE l.persoon_id IN (SELECT persoon_id FROM ledger_leg
                       WHERE account_code = 1650 AND volgnummer IS NULL AND persoon_id IS NOT NULL)
  AND (l.account_code IN (1650, 1300, 1310, 1320, 1330, 1340) OR l.account_code BETWEEN 1210 AND 1249)
GROUP BY 1
HAVING -sum(l.zijde * l.bedrag_centen) FILTER (WHERE l.account_code = 1650) >= %s
   AND coalesce(sum(l.zijde * l.bedrag_centen) FILTER (WHERE l.account_code <> 1650), 0) = 0
ORDER BY 1
"""


_DWANGSOMMEN = """
SELECT persoon_id, -sum(zijde * bedrag_centen) FROM ledger_leg
WHERE account_code = 1660 AND volgnummer IS NULL AND persoon_id IS NOT NULL
GROUP BY 1 HAVING -sum(zijde * bedrag_centen) > 0 ORDER BY 1
"""


def bereken(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Take up everybody who is owed money back; who has no account, or is held, waits. Again adds nothing."""
    op = bedrijfsdatum.vandaag()
    with connection.cursor() as cursor:
        cursor.execute(_WIE, [MINSTENS_CENTEN])
        rijen = [(int(persoon), int(centen)) for persoon, centen in cursor.fetchall()]
    vast = queries.aangehouden([persoon for persoon, _ in rijen], op)
    for persoon, centen in rijen:
        if persoon not in vast:
            _neem_op(run, persoon, centen, op)
    _neem_dwangsommen_op(run, op)
    Teruggave.objects.filter(run_id=None, mislukt_op=None).update(run_id=run.pk)
    return {**_totalen(run), "aangehouden": len(vast)}


def controleer(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """What is signed: how many, how much."""
    return {**_totalen(run), "reden_vereist": False, "afwijkingen": []}


def lever_aan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Make, record, book and send the file; made again it has the same bytes."""
    totalen = _totalen(run)
    if totalen["aantal"]:
        bestand = _maak_bestand(run, totalen)
        bestanden.lever_aan(bestand.pk, BestandsKanaal())
    return totalen


def bevestig(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Wait until the bank debited the file."""
    for bestand in BankBestand.objects.filter(run_id=run.pk):
        if not Boeking.objects.filter(sleutel=f"bankbevestiging:{bestand.msg_id}").exists():
            raise NogNiet(f"De bank heeft nog niet geantwoord op {bestand.msg_id}.")
    return {}


def _neem_dwangsommen_op(run: Run, op: date) -> None:
    """Penalties go along whole, whatever else somebody owes: they are not set off (art. 4:93(1) Awb)."""
    with connection.cursor() as cursor:
        cursor.execute(_DWANGSOMMEN)
        rijen = [(int(persoon), int(centen)) for persoon, centen in cursor.fetchall()]
    vast = queries.aangehouden([persoon for persoon, _ in rijen], op)
    for persoon, centen in rijen:
        if persoon not in vast:
            _neem_op(run, persoon, centen, op, is_dwangsom=True)


def _neem_op(
    run: Run, persoon_id: int, centen: int, op: date, *, is_dwangsom: bool = False
) -> None:
    rekening = queries.rekening_op(persoon_id, op)
    if rekening is None:
        return
    patroon = patterns_schuld.dwangsom_betalen if is_dwangsom else patterns_schuld.teruggave
    staart = ":dwangsom" if is_dwangsom else ""
    with transaction.atomic():
        boeking = post(
            sleutel=f"teruggave:{run.pk}:{persoon_id}{staart}",
            soort=Soort.DWANGSOM_BETALEN if is_dwangsom else Soort.TERUGGAVE,
            legs=patroon(persoon_id=persoon_id, bedrag_centen=centen),
            persoon_id=persoon_id,
            effectief_op=op,
            run_id=run.pk,
        )
        Teruggave.objects.get_or_create(
            boeking_id=boeking.pk,
            defaults={
                "persoon_id": persoon_id,
                "bedrag_centen": centen,
                "iban_versleuteld": rekening.iban_versleuteld,
                "iban_sleutel_id": rekening.iban_sleutel_id,
                "naam": rekening.tenaamstelling,
                "run_id": run.pk,
            },
        )


def _totalen(run: Run) -> dict[str, Any]:
    som = Teruggave.objects.filter(run_id=run.pk).aggregate(n=Count("pk"), s=Sum("bedrag_centen"))
    return {"aantal": som["n"], "totaal_centen": int(som["s"] or 0)}


def _maak_bestand(run: Run, totalen: dict[str, Any]) -> BankBestand:
    eerder = BankBestand.objects.filter(run_id=run.pk, volgnummer=1).first()
    dag = eerder.uitvoeringsdatum if eerder and eerder.uitvoeringsdatum else _werkdag()
    bestand = bestanden.leg_vast(
        run_id=run.pk,
        run_sleutel=f"{run.periode:%Y%m}-TERG-{run.nummer}",
        deel=bestanden.Bestandsdeel(1, totalen["aantal"], totalen["totaal_centen"]),
        opdrachtgever=incassant().rekening,
        uitvoeringsdatum=dag,
        bedrijfsdatum=bedrijfsdatum.vandaag(),
        aangemaakt_at=run.peilmoment,
    )
    bestand = bestanden.bouw(bestand.pk, _overboekingen(run))
    post(
        sleutel=f"aanlevering:{bestand.msg_id}",
        soort=Soort.AANLEVERING,
        legs=patterns.aanlevering(totaal_centen=totalen["totaal_centen"]),
        persoon_id=None,
        effectief_op=dag,
        run_id=run.pk,
    )
    return bestand


def _overboekingen(run: Run) -> Iterator[Overboeking]:
    dwangsommen = set(
        Boeking.objects.filter(run_id=run.pk, soort=Soort.DWANGSOM_BETALEN).values_list(
            "pk", flat=True
        )
    )
    for rij in Teruggave.objects.filter(run_id=run.pk).order_by("pk").iterator(chunk_size=1_000):
        iban = crypto.ontsleutel(
            bytes(rij.iban_versleuteld), sleutel_id=rij.iban_sleutel_id, kind=crypto.IBAN
        )
        is_dwangsom = rij.boeking_id in dwangsommen
        tekst = DWANGSOM_OMSCHRIJVING if is_dwangsom else OMSCHRIJVING
        yield Overboeking(rij.end_to_end_id, rij.bedrag_centen, iban, rij.naam, tekst)


def _werkdag() -> date:
    dag = bedrijfsdatum.vandaag()
    while not is_target_dag(dag):
        dag += timedelta(days=1)
    return dag


def maand_van(dag: date) -> date:
    """The period of the run that a day belongs to."""
    return Maand.van(dag).eerste_dag
