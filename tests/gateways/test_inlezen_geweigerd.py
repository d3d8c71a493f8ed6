"""What the bank may not do, and what the database does not let anyone do to its bookings."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from duo_portal.gateways.bank.inlezen import verwerk_camt053, verwerk_ontvangen, verwerk_pain002
from duo_portal.gateways.models import Afschrift, Afschriftregel, BankBestand, InQuarantaine

from .bankverkeer import OP, Verkeer, stand

Status = BankBestand.Status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("was", "wordt", "code"),
    [
        (b"<OrgnlMsgId>SF-", b"<OrgnlMsgId>XX-", "ONBEKEND_BESTAND"),
        (b"<OrgnlNbOfTxs>10<", b"<OrgnlNbOfTxs>11<", "TOTALEN"),
        (b"pain.001.001.09<", b"pain.007.001.09<", "SOORT"),
        (b"pain.001.001.09<", b"pain.008.001.08<", "ONBEKEND_BESTAND"),
        (b"<GrpSts>ACCP</GrpSts>", b"", "SAMENHANG"),
        (b"<GrpSts>ACCP<", b"<GrpSts>PART<", "SAMENHANG"),
        (b"<GrpSts>ACCP<", b"<GrpSts>MISS<", "STATUS"),
        (b"</Document>", b"", "GEEN_XML"),
    ],
)
def test_a_strange_answer_goes_to_quarantine_and_books_nothing(
    verkeer: Verkeer, was: bytes, wordt: bytes, code: str
) -> None:
    bestand, kas = verkeer.betaal(10)
    verkeer.bank_werkt()
    (pad,) = verkeer.ontvangen("pain002")
    assert was in pad.read_bytes()
    pad.write_bytes(pad.read_bytes().replace(was, wordt))
    for _ in range(2):
        assert verwerk_pain002(pad, kas, OP).code == code
    assert kas.oordelen == [] and InQuarantaine.objects.get().code == code
    bestand.refresh_from_db()
    assert bestand.status == Status.AANGELEVERD


SCHENDINGEN: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda b: b.replace(b"<CdtDbtInd>DBIT<", b"<CdtDbtInd>CRDT<"), "SALDO"),
    (lambda b: b.replace(b'Ccy="EUR"', b'Ccy="USD"'), "MUNT"),
    (lambda b: b.replace(b"<Ccy>EUR<", b"<Ccy>USD<"), "MUNT"),
    (lambda b: b.replace(b"<Cd>OPBD<", b"<Cd>ITBD<"), "SALDO"),
    (lambda b: b.replace(b"</Amt>", b"5</Amt>"), "BEDRAG"),
    (lambda b: b.replace(b"<Cd>BOOK<", b"<Cd>PDNG<"), "STATUS"),
    (lambda b: b.replace(b"2023-09-22", b"2033-09-22"), "TOEKOMST"),
    (lambda b: b.replace(b"<Dt>2023-09-22<", b"<Dt>2023-09-31<"), "DATUM"),
    (lambda b: b.replace(b"camt.053.001.08", b"camt.053.001.02"), "VERSIE"),
    (lambda b: b.replace(b"<ElctrncSeqNb>1</ElctrncSeqNb>", b""), "KOP"),
    (lambda b: b[: len(b) // 2], "GEEN_XML"),
    (lambda b: b.replace(b"</Document>", b""), "GEEN_XML"),
    (lambda b: b + b"<x/>", "GEEN_XML"),
    (lambda b: b"", "LEEG"),
    (lambda b: b.decode().encode("utf-16"), "CODERING"),
    (lambda b: b.replace(b"UTF-8", b"ISO-8859-1"), "CODERING"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("schend", "code"), SCHENDINGEN)
def test_a_bad_statement_is_set_apart_whole(
    verkeer: Verkeer, schend: Callable[[bytes], bytes], code: str
) -> None:
    _, kas = verkeer.betaal(10)
    verkeer.bank_werkt()
    (pad,) = verkeer.ontvangen("camt053")
    pad.write_bytes(schend(pad.read_bytes()))
    assert verwerk_camt053(pad, kas, OP).code == code
    assert (Afschrift.objects.count(), Afschriftregel.objects.count(), kas.regels_gezien) == (
        0,
        0,
        {},
    )
    apart = InQuarantaine.objects.get()
    assert "NL91" not in apart.reden and "ABNA" not in apart.reden


NIEUW_AFSCHRIFT = """
    INSERT INTO gateways_afschrift
        (bestand_id, rekening, nummer, afschrift_id, datum, begin_centen, eind_centen)
    SELECT bestand_id, rekening, {nummer}, 'verzonnen', datum, {begin}, {eind} FROM gateways_afschrift;
    SET CONSTRAINTS ALL IMMEDIATE
"""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "aanval",
    [
        "UPDATE gateways_afschriftregel SET bedrag_centen = 1",
        "UPDATE gateways_afschriftregel SET status = 'retour'",
        "DELETE FROM gateways_afschriftregel",
        "UPDATE gateways_afschrift SET eind_centen = 1",
        "DELETE FROM gateways_afschrift",
        NIEUW_AFSCHRIFT.format(nummer="nummer + 2", begin="eind_centen", eind="eind_centen"),
        NIEUW_AFSCHRIFT.format(nummer="nummer + 1", begin="eind_centen + 1", eind="eind_centen"),
        NIEUW_AFSCHRIFT.format(nummer="nummer + 1", begin="eind_centen", eind="eind_centen + 1"),
    ],
)
def test_the_database_guards_what_the_bank_booked(verkeer: Verkeer, aanval: str) -> None:
    _, kas = verkeer.betaal(5)
    verkeer.bank_werkt()
    verwerk_ontvangen(verkeer.kanaal, kas, OP)
    voor = stand()
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(aanval)
    assert stand() == voor


def test_a_line_cannot_be_added_to_an_older_statement(kloon_db: object, verkeer: Verkeer) -> None:
    _, kas = verkeer.betaal(5)
    verkeer.bank_werkt()
    verwerk_ontvangen(verkeer.kanaal, kas, OP)
    (regel,) = Afschriftregel.objects.all()
    regel.pk, regel.entry_ref = None, "verzonnen"
    with pytest.raises(IntegrityError):
        regel.save(force_insert=True)


@pytest.mark.django_db
def test_unknown_money_may_still_find_its_place_once(verkeer: Verkeer) -> None:
    bestand, kas = verkeer.betaal(5)
    verkeer.bank_werkt()
    (pad,) = verkeer.ontvangen("camt053")
    pad.write_bytes(pad.read_bytes().replace(bestand.msg_id.encode(), b"ONBEKEND"))
    verwerk_camt053(pad, kas, OP)
    regel = Afschriftregel.objects.get(status="tussenrekening")
    regel.status = Afschriftregel.Status.GEMATCHT
    regel.save(update_fields=["status"])
    regel.status = Afschriftregel.Status.TUSSENREKENING
    with pytest.raises(IntegrityError), transaction.atomic():
        regel.save(update_fields=["status"])


@pytest.mark.django_db
def test_a_day_in_the_future_is_judged_by_the_business_date(verkeer: Verkeer) -> None:
    _, kas = verkeer.betaal(5)
    verkeer.bank_werkt()
    (pad,) = verkeer.ontvangen("camt053")
    assert verwerk_camt053(pad, kas, date(2023, 9, 21)).code == "TOEKOMST"
