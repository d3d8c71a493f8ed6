"""Steps aanleveren and versturen: the file for the bank is made and recorded, and only then sent.

A run may need several files (banks limit the transfers in one). File `volgnummer` holds part
`volgnummer` modulo 100 of the lines in the order of their numbers; a file that replaces a refused one adds 100
and keeps every EndToEndId. Made again, a file has the same bytes and the same MsgId.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import vastleggen
from duo_portal.batches.models import Run, Stap
from duo_portal.foundation.kalender import betaaldag, is_target_dag
from duo_portal.foundation.period import Maand
from duo_portal.gateways.bank import bestanden
from duo_portal.gateways.bank.kanaal import BankKanaal, BestandsKanaal
from duo_portal.gateways.bank.opdracht import Opdrachtgever, Overboeking
from duo_portal.gateways.models import BankBestand
from duo_portal.identity import crypto
from duo_portal.ledger import patterns
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import Boeking
from duo_portal.ledger.operations import post, reverse

from ..models.uitbetaling import end_to_end_id
from .berekenen import EENMALIG, KLEINE_REGELINGEN, UITBETALING
from .sql import sql

VERVANGING = 100
IN_SLEUTEL = {UITBETALING: "UITB", EENMALIG: "EENM", KLEINE_REGELINGEN: "KLRG"}
"""How a kind of run is called in the MsgId of its files."""
BLOK = 5_000


class NietTeVervangen(ValueError):
    """Only a file that the bank refused as a whole is replaced, once."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a run's payment lines: ids from `eerste` to `laatste`, their number and sum in cents."""

    nummer: int
    eerste: int
    laatste: int
    aantal: int
    totaal_centen: int


def lever_aan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Make and record the files of a run; count and sum equal the payment lines to the cent."""
    delen = verdeel_lijnen(run)
    for deel in delen:
        maak_bestand(run, deel, deel.nummer)
    return {
        "bestanden": len(delen),
        "betalingen": sum(deel.aantal for deel in delen),
        "totaal_centen": sum(deel.totaal_centen for deel in delen),
    }


def verstuur(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Send the complete files; sending one twice is harmless (same bytes, same MsgId)."""
    kanaal = bankkanaal()
    verstuurd = 0
    for bestand in BankBestand.objects.filter(run_id=run.pk).order_by("volgnummer"):
        bestanden.lever_aan(bestand.pk, kanaal)
        verstuurd += 1
    return {"verstuurd": verstuurd}


def bankkanaal() -> BankKanaal:
    """The way to the bank of this installation."""
    return BestandsKanaal()


def verdeel_lijnen(run: Run) -> list[Deel]:
    """The parts of a run, in order; totals come from SQL, before a file is begun."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql("aanleveren_delen"),
            {"run_id": run.pk, "maximum": bestanden.max_overboekingen()},
        )
        return [Deel(*map(int, rij)) for rij in cursor.fetchall()]


def maak_bestand(run: Run, deel: Deel, volgnummer: int) -> BankBestand:
    """Record, build and book one file; asked again, nothing changes."""
    eerder = BankBestand.objects.filter(run_id=run.pk, volgnummer=volgnummer).first()
    datum = eerder.uitvoeringsdatum if eerder and eerder.uitvoeringsdatum else uitvoeringsdag(run)
    bestand = bestanden.leg_vast(
        run_id=run.pk,
        run_sleutel=run_sleutel(run),
        deel=bestanden.Bestandsdeel(volgnummer, deel.aantal, deel.totaal_centen),
        opdrachtgever=opdrachtgever(),
        uitvoeringsdatum=datum,
        bedrijfsdatum=bedrijfsdatum.vandaag(),
        aangemaakt_at=run.peilmoment,
    )
    bestand = bestanden.bouw(bestand.pk, overboekingen(run, deel))
    post(
        sleutel=f"aanlevering:{bestand.msg_id}",
        soort=Soort.AANLEVERING,
        legs=patterns.aanlevering(totaal_centen=deel.totaal_centen),
        persoon_id=None,
        effectief_op=datum,
        run_id=run.pk,
    )
    return bestand


def vervang(*, bestand: BankBestand, actor: str) -> BankBestand:
    """Make and send a new file for one that the bank refused as a whole: new MsgId, same EndToEndIds.

    The booking of the refused file is turned back. Raises `NietTeVervangen`.
    """
    if bestand.status != BankBestand.Status.GEWEIGERD or bestand.run_id is None:
        raise NietTeVervangen(f"{bestand.msg_id} is niet in zijn geheel geweigerd door de bank.")
    run = Run.objects.get(pk=bestand.run_id)
    nummer = bestand.volgnummer or 0
    deel = next(d for d in verdeel_lijnen(run) if d.nummer == nummer % VERVANGING)
    with transaction.atomic():
        draai_aanlevering_terug(bestand)
        nieuw = maak_bestand(run, deel, nummer + VERVANGING)
        vastleggen(
            soort="bankbestand_vervangen",
            actor=actor,
            sleutel=f"bankbestand_vervangen:{bestand.msg_id}",
            uitkomst={"door": nieuw.msg_id},
        )
    return bestanden.lever_aan(nieuw.pk, bankkanaal())


def draai_aanlevering_terug(bestand: BankBestand) -> None:
    """The refused file is no longer on its way: its total is to be paid again. Once per file."""
    boeking = Boeking.objects.get(sleutel=f"aanlevering:{bestand.msg_id}")
    if not Boeking.objects.filter(draait_terug=boeking).exists():
        reverse(
            boeking_id=boeking.pk,
            sleutel=f"geweigerd:{bestand.msg_id}",
            effectief_op=bedrijfsdatum.vandaag(),
            reden="de bank weigerde het bestand",
        )


def overboekingen(run: Run, deel: Deel) -> Iterator[Overboeking]:
    """The transfers of a part in order of their numbers, decrypted a block at a time."""
    wat = "Regelingen" if run.soort == KLEINE_REGELINGEN else "Studiefinanciering"
    omschrijving = f"{wat} {Maand.van(run.periode)}"
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(
            sql("aanleveren_lijnen"),
            {"run_id": run.pk, "eerste": deel.eerste, "laatste": deel.laatste},
        )
        while blok := cursor.fetchmany(BLOK):
            ids, bedragen, versleuteld, sleutels, namen = zip(*blok, strict=True)
            ibans = crypto.ontsleutel_reeks(versleuteld, sleutels, kind=crypto.IBAN)
            for nummer, bedrag, iban, naam in zip(ids, bedragen, ibans, namen, strict=True):
                yield Overboeking(end_to_end_id(nummer), bedrag, iban, naam, omschrijving)


def run_sleutel(run: Run) -> str:
    """What MsgIds are made of: month, kind and number of the run."""
    return f"{run.periode:%Y%m}-{IN_SLEUTEL[run.soort]}-{run.nummer}"


def uitvoeringsdag(run: Run) -> date:
    """Payday of the month, or the first TARGET day from today on when that has passed."""
    dag = max(betaaldag(Maand.van(run.periode)), bedrijfsdatum.vandaag())
    if run.soort == EENMALIG:
        dag = bedrijfsdatum.vandaag()
    while not is_target_dag(dag):
        dag += timedelta(days=1)
    return dag


def opdrachtgever() -> Opdrachtgever:
    """The account that pays, from the settings."""
    return Opdrachtgever(
        settings.BANK_OPDRACHTGEVER_NAAM,
        settings.BANK_OPDRACHTGEVER_IBAN,
        settings.BANK_OPDRACHTGEVER_BIC or None,
    )
