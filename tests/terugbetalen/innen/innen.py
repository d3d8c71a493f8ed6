"""Debtors and months for the tests of collection: who owes, what is fixed, and a month from opening to the files."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from django.db import connection
from lxml import etree

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, VastgelopenPost
from duo_portal.batches.operations import geef_vrij, open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.legs import credit, debet
from duo_portal.ledger.operations import post
from terugbetalen.innen.mandaten import geef_mandaat
from terugbetalen.models import Termijn
from tests.factories.gezinnen import persoon
from tests.factories.innen import rekening, vaststelling
from tests.terugbetalen.schulden.leven import leen

JAN, FEB, MRT = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)
TERMIJN = 8_440


def debiteur(
    centen: int = TERMIJN, *, schuld: int = 2_000_000, incasso: bool = True, is_lllk: bool = False
) -> Persoon:
    """Who owes `schuld` and has `centen` a month fixed for 2024; with an account and a mandate unless told otherwise."""
    bedrijfsdatum.zet(date(2023, 12, 1), "proef")
    wie = persoon(date(1995, 1, 1))
    leen(wie.pk, 1243 if is_lllk else 1230, schuld, date(2023, 10, 31), f"schuld:{wie.pk}")
    vaststelling(wie, 2024, centen, is_lllk=is_lllk, schuld_centen=schuld)
    if incasso:
        rekening(wie)
        geef_mandaat(persoon_id=wie.pk, op=date(2023, 11, 1), actor="proef")
    return wie


def betaal(wie: Persoon, maand: date, centen: int, op: date, *, account: int = 1230) -> None:
    """Money that came in for a month."""
    post(
        sleutel=f"betaal:{wie.pk}:{maand}:{op}:{centen}",
        soort=Soort.ONTVANGST,
        legs=[
            debet(1000, centen, persoon_id=wie.pk),
            replace(credit(account, centen, persoon_id=wie.pk), maand=maand),
        ],
        persoon_id=wie.pk,
        effectief_op=op,
    )


def open_maand(maand: date, dag: date | None = None) -> Run:
    """Open the run of a month and freeze what is due; it waits for a signature."""
    bedrijfsdatum.zet(dag or maand + timedelta(days=1), "proef")
    run = open_run(soort="inning", periode=maand, actor="anna")
    return werk(run)


def werk(run: Run) -> Run:
    """All that can be done now."""
    werk_af(run.pk)
    run.refresh_from_db()
    return run


def geef_door(run: Run) -> Run:
    """Two people sign; what was frozen is asked, and the files go to the bank."""
    teken(run=run, stap="tekenen", actor="anna", reden="proef")
    werk(run)
    geef_vrij(run=run, actor="bram")
    return werk(run)


def maand_af(maand: date, dag: date | None = None) -> Run:
    """A whole month, up to waiting for the bank."""
    return geef_door(open_maand(maand, dag))


def sluit(run: Run) -> Run:
    """The bank's part is another test's: the run need not wait for it."""
    if run.status == Run.Status.AFGEROND:
        return run
    with connection.cursor() as cursor:
        cursor.execute("UPDATE batches_stap SET status = 'klaar', klaar_at = clock_timestamp() WHERE run_id = %s AND naam = 'bevestigen'", [run.pk])  # fmt: skip
        cursor.execute("UPDATE batches_run SET status = 'afgerond', klaar_at = clock_timestamp() WHERE id = %s", [run.pk])  # fmt: skip
    run.refresh_from_db()
    return run


def gevraagd(wie: Persoon, maand: date | None = None) -> list[int]:
    """Cents asked of this person, per term."""
    termijnen = Termijn.objects.filter(persoon=wie).order_by("maand", "is_lllk", "volgnummer")
    if maand:
        termijnen = termijnen.filter(maand=maand)
    return list(termijnen.values_list("bedrag_centen", flat=True))


def termijn_van(wie: Persoon, maand: date) -> Termijn:
    """The one term of a month."""
    return Termijn.objects.get(persoon=wie, maand=maand)


def lijst(run: Run) -> dict[int, str]:
    """Who stands on the list of the run, and why."""
    return dict(VastgelopenPost.objects.filter(run=run).values_list("sleutel", "reden"))


def bij_de_bank(map_: Path) -> dict[str, dict[str, str]]:
    """Every collection that lies ready for the bank: by EndToEndId amount, sequence type, day, mandate, amendment."""
    uit = {}
    for pad in sorted((map_ / "uit").glob("*.xml")):
        wortel = etree.parse(str(pad)).getroot()
        for groep in wortel.iterfind(".//{*}PmtInf"):
            for regel in groep.iterfind("{*}DrctDbtTxInf"):
                uit[regel.findtext("{*}PmtId/{*}EndToEndId", "")] = {
                    "bedrag": regel.findtext("{*}InstdAmt", ""),
                    "volgorde": groep.findtext("{*}PmtTpInf/{*}SeqTp", ""),
                    "dag": groep.findtext("{*}ReqdColltnDt", ""),
                    "mandaat": regel.findtext("{*}DrctDbtTx/{*}MndtRltdInf/{*}MndtId", ""),
                    "gewijzigd": regel.findtext(".//{*}OrgnlDbtrAcct/{*}Id/{*}Othr/{*}Id", ""),
                    "iban": regel.findtext("{*}DbtrAcct/{*}Id/{*}IBAN", ""),
                }
    return uit


def rente(wie: Persoon, maand: date, centen: int) -> None:
    """Interest of a month, with its month on the leg: no receipt for that month."""
    legs = patterns_schuld.rente_bijschrijven(persoon_id=wie.pk, bedrag_centen=centen, regime=3)
    legs = [replace(leg, maand=maand) for leg in legs]
    post(
        sleutel=f"rente:{wie.pk}:{maand:%Y-%m}",
        soort=Soort.RENTE,
        legs=legs,
        persoon_id=wie.pk,
        effectief_op=maand,
    )
