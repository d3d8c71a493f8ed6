"""Students with an account and decisions written straight into the tables, so that payout is tested alone."""

import itertools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.gateways.bank.kanaal import bankmap
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from duo_portal.gateways.models import BankBestand
from duo_portal.identity import bsn, crypto, iban
from duo_portal.identity.models import Bankrekening, Persoon
from studiefinanciering.models import Parameterset, Student, Toekenning, Toekenningsregel
from studiefinanciering.uitbetalen.bevestigen import lees_bank

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_nummer = itertools.count(1)


def maak_student(*, rekening: bool = True) -> int:
    """A person with a file and, if asked, an account; returns the persoon_id."""
    i = next(_nummer)
    nummer = bsn.demo_bsn(i % 9000)
    persoon = Persoon.objects.create(
        bsn_versleuteld=crypto.versleutel(nummer, kind=crypto.BSN),
        bsn_sleutel_id=crypto.actuele_sleutel_id(),
        bsn_hash=crypto.zoekhash(crypto.BSN, nummer),
        bsn_hash_versie=crypto.actuele_hash_versie(),
        voornamen="Zoë",
        achternaam=f"Proef{i}",
        geboortedatum=date(2004, 5, 17),
        nationaliteit_groep=1,
        gezin_id=i,
    )
    Student.objects.create(persoon=persoon, gezin_id=i, dossier_sinds=date(2023, 6, 19))
    if rekening:
        geef_rekening(persoon.pk, i)
    return persoon.pk


def geef_rekening(persoon_id: int, nummer: int = 77) -> None:
    """An account, known from long before the months under test."""
    rekening = iban.test_iban(nummer)
    Bankrekening.objects.create(
        persoon_id=persoon_id,
        iban_versleuteld=crypto.versleutel(rekening, kind=crypto.IBAN),
        iban_sleutel_id=crypto.actuele_sleutel_id(),
        iban_hash=crypto.zoekhash(crypto.IBAN, rekening),
        iban_hash_versie=crypto.actuele_hash_versie(),
        iban_laatste4=rekening[-4:],
        tenaamstelling="Z. Proef",
        geldig=(date(2020, 1, 1), None),
        bekend=(datetime(2020, 1, 1, tzinfo=AMSTERDAM), None),
    )


def beslis(
    persoon_id: int,
    van: str,
    tot: str,
    regels: dict[tuple[int, int], int],
    *,
    op: date,
    uitvoerbaar_vanaf: date | None = None,
    regeling: int = 0,
) -> Toekenning:
    """A decision over whole months ["2023-09", "2024-01"): {(component, form): cents a month}."""
    Parameterset.objects.get_or_create(fingerprint="proef", defaults={"inhoud": {}})
    moment = datetime(op.year, op.month, op.day, 7, tzinfo=AMSTERDAM) + timedelta(
        microseconds=next(_nummer)
    )
    vanaf, einde = (date.fromisoformat(f"{maand}-01") for maand in (van, tot))
    besluit = Toekenning.objects.create(
        persoon_id=persoon_id,
        soort="toekenning",
        regeling=regeling,
        van=vanaf,
        tot=einde,
        reden="proef",
        feiten={},
        eindstand=[],
        parameterset_id="proef",
        regelversie="proef",
        uitvoerbaar_vanaf=uitvoerbaar_vanaf or op,
        besluit_op=op,
        besluit_at=moment,
        actor="proef",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE studiefinanciering_toekenningsregel SET bekend = tstzrange(lower(bekend), %s)"
            " WHERE persoon_id = %s AND geldig && daterange(%s, %s) AND upper_inf(bekend)"
            " AND component = ANY(%s)",
            [moment, persoon_id, vanaf, einde, _componenten(regeling)],
        )
    for (component, vorm), bedrag in regels.items():
        Toekenningsregel.objects.create(
            toekenning=besluit,
            persoon_id=persoon_id,
            component=component,
            vorm=vorm,
            bedrag_centen=bedrag,
            uitvoerbaar_vanaf=besluit.uitvoerbaar_vanaf,
            geldig=(vanaf, einde),
            bekend=(moment, None),
        )
    return besluit


def _componenten(regeling: int) -> list[int]:
    return list(range(20, 100)) if regeling else list(range(20))


def reken(dag: date, maand: str, soort: str = "uitbetaling") -> Run:
    """Open the run of a month on a business date and freeze its lines."""
    bedrijfsdatum.zet(dag, "proef")
    run = open_run(soort=soort, periode=date.fromisoformat(f"{maand}-01"), actor="proef")
    werk_af(run.pk)
    run.refresh_from_db()
    return run


def betaal(dag: date, maand: str, soort: str = "uitbetaling") -> Run:
    """The whole run of a month up to the bank: freeze, sign, release, book, deliver."""
    run = reken(dag, maand, soort)
    assert run.status == Run.Status.WACHT_OP_MENS, (run.status, run.reden)
    teken(run=run, stap="controleren", actor="anna", reden="proef")
    werk_af(run.pk)
    geef_vrij(run=run, actor="bram")
    werk_af(run.pk)
    run.refresh_from_db()
    return run


def betaal_en_bevestig(dag: date, maand: str, soort: str = "uitbetaling") -> Run:
    """The whole run of a month; a bank without whims confirms it on its day."""
    return bevestig(betaal(dag, maand, soort))


def bevestig(run: Run) -> Run:
    """The bank comes by on the day of the file and the run ends."""
    bestand = BankBestand.objects.filter(run_id=run.pk).first()
    if bestand is not None:
        assert bestand.uitvoeringsdatum is not None
        bedrijfsdatum.zet(bestand.uitvoeringsdatum, "proef")
        map_ = bankmap()
        Proefbank(map_ / "uit", map_ / "in", map_ / "geheugen").werk(bestand.uitvoeringsdatum)
        lees_bank()
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND, (run.status, run.reden)
    return run
