"""Steps aanleveren and versturen: the direct debit files are made and recorded, and only then sent.

One file per day of collection and sequence type, of at most as many lines as the bank takes. Before the first file
every line is judged once more: a mandate taken back, a debtor who died or an account that is no account since the
terms were asked goes to the list of the run, and its debtor is asked to pay. Made again, a file has the same bytes.
"""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.batches.models import Run, Stap
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.gateways.bank import bestanden
from duo_portal.gateways.bank.incasso import GEWONE_TERMIJNEN, Incassant
from duo_portal.gateways.bank.incassobestanden import bouw_incasso, leg_incasso_vast
from duo_portal.gateways.bank.incassobezwaar import bezwaren_tegen
from duo_portal.gateways.bank.kanaal import BankKanaal, BestandsKanaal
from duo_portal.gateways.bank.mandaat import Volgorde
from duo_portal.gateways.bank.opdracht import Opdrachtgever
from duo_portal.gateways.models import BankBestand

from .brieven import BRIEF_VERZOEK
from .lijnen import Deel, Lijn, bereik, bron, gemaakt_at_van, lijnen_van
from .sql import sql
from .verzoeken import vraag_alsnog

VERVANGING = 100
UITVAL = "aanleveren"


class NietTeVervangen(ValueError):
    """Only a file that the bank refused as a whole is replaced, once."""


def lever_aan(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Make and record the files of a run; number and sum equal the terms to the cent."""
    gemaakt_at = gemaakt_at_van(run)
    if gemaakt_at is None:
        gemaakt_at = bedrijfsdatum.moment()
        uitval = laat_uitvallen(run, gemaakt_at)
    else:
        uitval = 0
    delen = verdeel_lijnen(run, gemaakt_at)
    for deel in delen:
        maak_bestand(run, deel, deel.nummer, gemaakt_at)
    return {
        "bestanden": len(delen),
        "incassos": sum(deel.aantal for deel in delen),
        "totaal_centen": sum(deel.totaal_centen for deel in delen),
        "uitgevallen": uitval,
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


def incassant() -> Incassant:
    """The account that receives and our creditor id, from the settings."""
    rekening = Opdrachtgever(
        settings.BANK_OPDRACHTGEVER_NAAM,
        settings.BANK_OPDRACHTGEVER_IBAN,
        settings.BANK_OPDRACHTGEVER_BIC or None,
    )
    return Incassant(rekening, settings.BANK_INCASSANT_ID)


def verdeel_lijnen(run: Run, gemaakt_at: datetime) -> list[Deel]:
    """The files of a run, in order; totals come from SQL, before a file is begun."""
    wat = {**bereik(run, gemaakt_at), "maximum": bestanden.max_overboekingen()}
    with connection.cursor() as cursor:
        cursor.execute(sql("aanleveren_delen"), wat)
        return [
            Deel(nummer, dag, Volgorde(volgorde), eerste, laatste, int(aantal), int(som))
            for nummer, (dag, volgorde, eerste, laatste, aantal, som) in enumerate(
                cursor.fetchall(), start=1
            )
        ]


def maak_bestand(run: Run, deel: Deel, volgnummer: int, gemaakt_at: datetime) -> BankBestand:
    """Record and build one file; asked again, nothing changes."""
    bestand = leg_incasso_vast(
        run_id=run.pk,
        run_sleutel=f"{run.periode:%Y%m}-INC-{run.nummer}",
        deel=bestanden.Bestandsdeel(volgnummer, deel.aantal, deel.totaal_centen),
        incassant=incassant(),
        incassodatum=deel.dag,
        volgorde=deel.volgorde,
        bedrijfsdatum=bedrijfsdatum.vandaag(),
        aangemaakt_at=gemaakt_at,
    )
    return bouw_incasso(bestand.pk, (lijn.incasso for lijn in lijnen_van(run, gemaakt_at, deel) if lijn.incasso))  # fmt: skip


def vervang(*, bestand: BankBestand, actor: str) -> BankBestand:
    """Make and send a new file for one that the bank refused as a whole: new MsgId, same EndToEndIds.

    Asked again for the same file it gives the one that was made. Raises `NietTeVervangen`.
    """
    sleutel = f"bankbestand_vervangen:{bestand.msg_id}"
    with transaction.atomic():
        eerder = eenmalig(sleutel)
    if eerder is not None:
        return BankBestand.objects.get(msg_id=eerder.uitkomst["door"])
    if bestand.status != BankBestand.Status.GEWEIGERD or bestand.run_id is None:
        raise NietTeVervangen(f"{bestand.msg_id} is niet in zijn geheel geweigerd door de bank.")
    run = Run.objects.get(pk=bestand.run_id)
    nummer = bestand.volgnummer or 0
    gemaakt_at = gemaakt_at_van(run) or bestand.aangemaakt_at
    deel = next(d for d in verdeel_lijnen(run, gemaakt_at) if d.nummer == nummer % VERVANGING)
    with transaction.atomic():
        nieuw = maak_bestand(run, deel, nummer + VERVANGING, gemaakt_at)
        vastleggen(
            soort="bankbestand_vervangen",
            actor=actor,
            sleutel=sleutel,
            uitkomst={"door": nieuw.msg_id},
        )
    return bestanden.lever_aan(nieuw.pk, bankkanaal())


def laat_uitvallen(run: Run, gemaakt_at: datetime) -> int:
    """Judge every line once more; what cannot be collected is listed with its reason and asked otherwise. How many."""
    op, redenen = gemaakt_at.astimezone(AMSTERDAM).date(), {}
    for lijn in lijnen_van(run, gemaakt_at, None):
        reden = _reden(lijn, op)
        if reden:
            redenen[lijn.termijn_id] = (lijn.persoon_id, reden)
    if redenen:
        _meld_uitval(run, redenen, op)
    return len(redenen)


def _reden(lijn: Lijn, op: date) -> str:
    if lijn.is_overleden:
        return "overleden"
    if lijn.incasso is None:
        return "rekening_onleesbaar"
    bezwaren = bezwaren_tegen(lijn.incasso, op=op, termijnen=GEWONE_TERMIJNEN)
    return bezwaren[0].name.lower() if bezwaren else ""


def _meld_uitval(run: Run, redenen: dict[int, tuple[int, str]], op: date) -> None:
    termijnen = sorted(redenen)
    wat = {
        "bron": bron(run),
        "vandaag": op,
        "termijnen": termijnen,
        "brief_verzoek": BRIEF_VERZOEK,
        "iban": settings.BANK_OPDRACHTGEVER_IBAN,
        "naam": settings.BANK_OPDRACHTGEVER_NAAM,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql("aanleveren_uitval"), wat)
        cursor.execute(
            "INSERT INTO batches_vastgelopenpost (run_id, stap, sleutel, reden, toelichting, status)"
            " SELECT DISTINCT ON (p) %s, %s, p, r, '', 'open' FROM unnest(%s::bigint[], %s::text[]) AS x (p, r)"
            " ON CONFLICT (run_id, stap, sleutel) DO NOTHING",
            [
                run.pk,
                UITVAL,
                [redenen[t][0] for t in termijnen],
                [redenen[t][1] for t in termijnen],
            ],
        )
        vraag_alsnog(termijnen, op)
        cursor.execute(sql("aanleveren_brief"), wat)
