"""The collections of a run as the bank wants them: read in order of reference, decrypted a block at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from duo_portal.batches.models import Run
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.foundation.kalender import werkdagen_verder
from duo_portal.foundation.sleutels import SleutelOnbekend
from duo_portal.gateways.bank.incasso import GEWONE_TERMIJNEN, Incasso
from duo_portal.gateways.bank.mandaat import Mandaat, Volgorde
from duo_portal.gateways.models import BankBestand
from duo_portal.identity import crypto

from .sql import sql

BLOK = 5_000


@dataclass(frozen=True, slots=True)
class Deel:
    """The lines of one file: day, sequence type, first and last reference, their number and sum in cents."""

    nummer: int
    dag: date
    volgorde: Volgorde
    eerste: str
    laatste: str
    aantal: int
    totaal_centen: int


@dataclass(frozen=True, slots=True)
class Lijn:
    """A term on its way to the bank; `incasso` is None when its account cannot be read."""

    termijn_id: int
    persoon_id: int
    is_overleden: bool
    incasso: Incasso | None


def bron(run: Run) -> str:
    """`Incassomelding.bron` of what this run itself left out of its files."""
    return f"run:{run.pk}"


def gemaakt_at_van(run: Run) -> datetime | None:
    """The moment of the first file of a run: what was left out and which days can be met follow from it."""
    eerste = BankBestand.objects.filter(run_id=run.pk).order_by("volgnummer").first()
    return eerste.aangemaakt_at if eerste else None


def bereik(run: Run, gemaakt_at: datetime) -> dict[str, Any]:
    """What the statements over the lines of a run are given."""
    op = gemaakt_at.astimezone(AMSTERDAM).date()
    vroegst = werkdagen_verder(op, GEWONE_TERMIJNEN.bank_dagen)
    return {"run_id": run.pk, "bron": bron(run), "vroegst": vroegst}


def lijnen_van(run: Run, gemaakt_at: datetime, deel: Deel | None) -> Iterator[Lijn]:
    """The lines in order of reference, decrypted a block at a time. In a file (`deel`) they were judged before."""
    wat = bereik(run, gemaakt_at) | {
        "volgorde": deel.volgorde.value if deel else None,
        "dag": deel.dag if deel else None,
        "eerste": deel.eerste if deel else None,
        "laatste": deel.laatste if deel else None,
    }
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(sql("aanleveren_lijnen"), wat)
        while blok := cursor.fetchmany(BLOK):
            for rij, iban in zip(blok, _ibans(blok), strict=True):
                yield _lijn(rij, iban, is_gekeurd=deel is not None)


def _ibans(blok: list[tuple[Any, ...]]) -> list[str | None]:
    versleuteld, sleutels = [rij[12] for rij in blok], [rij[13] for rij in blok]
    try:
        return list(crypto.ontsleutel_reeks(versleuteld, sleutels, kind=crypto.IBAN))
    except (crypto.NietTeOntsleutelen, SleutelOnbekend):
        return [_een(*rij) for rij in zip(versleuteld, sleutels, strict=True)]


def _een(versleuteld: bytes, sleutel: int) -> str | None:
    try:
        return crypto.ontsleutel(versleuteld, sleutel_id=sleutel, kind=crypto.IBAN)
    except (crypto.NietTeOntsleutelen, SleutelOnbekend):
        return None


def _lijn(rij: tuple[Any, ...], iban: str | None, *, is_gekeurd: bool) -> Lijn:
    (termijn_id, persoon_id, kenmerk, centen, volgorde, dag, aangekondigd_op, is_andere,
     laatst, mandaat, getekend_op, ingetrokken_op, _v, _s, naam, overleden_op) = rij  # fmt: skip
    if iban is None:
        return Lijn(termijn_id, persoon_id, overleden_op is not None, None)
    gekregen = Mandaat(
        mandaat,
        getekend_op,
        laatst,
        None if is_gekeurd else ingetrokken_op,
        is_rekening_gewijzigd=is_andere,
    )
    incasso = Incasso(
        end_to_end_id=kenmerk,
        bedrag_centen=centen,
        iban=iban,
        naam=naam,
        mandaat=gekregen,
        volgorde=Volgorde(volgorde),
        incassodatum=dag,
        kenmerk=kenmerk,
        aangekondigd_op=aangekondigd_op,
    )
    return Lijn(termijn_id, persoon_id, overleden_op is not None, incasso)
