"""Letters: one per decision and kind, frozen with a fingerprint, laid ready a chunk at a time."""

import hashlib
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.letters import operations, queries
from duo_portal.letters.models import Brief
from duo_portal.letters.operations import NieuweBrief

pytestmark = pytest.mark.django_db
SOORT = {"soort": "toekenning", "bron": "toekenning", "sjabloonversie": 1}


def brief(bron_id: int = 1, **data: object) -> NieuweBrief:
    return NieuweBrief(
        7, "nl", bron_id, data or {"maand": date(2023, 9, 1), "bedrag_centen": 43902, "ë": "ok"}
    )


def test_a_letter_is_laid_ready_once_with_its_data() -> None:
    een, ander = operations.leg_klaar(brief(), **SOORT), operations.leg_klaar(brief(), **SOORT)
    assert een == ander
    assert een.data == {"maand": "2023-09-01", "bedrag_centen": 43902, "ë": "ok"}
    assert list(queries.brieven_van(7)) == list(queries.brieven_bij("toekenning", 1)) == [een]
    with pytest.raises(operations.BriefAndersKlaargelegd, match="besluit"):
        operations.leg_klaar(brief(bedrag_centen=1), **SOORT)


def test_the_fingerprint_can_be_made_again_by_hand() -> None:
    gelegd = operations.leg_klaar(brief(b=2, a=1), **SOORT)
    # the canonical text of jsonb: keys by length and then by bytes, one space after colon and comma
    verwacht = hashlib.sha256(b'toekenning\nnl\n1\n{"a": 1, "b": 2}').digest()
    assert bytes(gelegd.hash) == verwacht
    anders = operations.leg_klaar(brief(2, a=1, b=3), **SOORT)
    assert bytes(anders.hash) != verwacht


def test_a_chunk_in_one_statement_and_again() -> None:
    brieven = [brief(n) for n in range(1, 2001)]
    assert operations.leg_klaar_reeks(brieven, **SOORT) == 2000
    assert operations.leg_klaar_reeks(brieven, **SOORT) == 0
    assert Brief.objects.count() == 2000


def test_status_moves_forward_only() -> None:
    gelegd = Brief.objects.filter(pk=operations.leg_klaar(brief(), **SOORT).pk)
    assert operations.verzet(gelegd, naar=Brief.Status.OPGEMAAKT) == 1
    for naar in (Brief.Status.KLAARGELEGD, Brief.Status.OPGEMAAKT):
        with pytest.raises(DatabaseError, match="bevroren"), transaction.atomic():
            operations.verzet(gelegd, naar=naar)
    assert operations.verzet(gelegd, naar=Brief.Status.VERZONDEN) == 1
    with pytest.raises(DatabaseError, match="bevroren"), transaction.atomic():
        operations.verzet(gelegd, naar=Brief.Status.VERVALLEN)


@pytest.mark.parametrize(
    "aanval",
    [
        "UPDATE letters_brief SET data = '{}'",
        "UPDATE letters_brief SET persoon_id = 8, status = 'opgemaakt'",
        "UPDATE letters_brief SET sjabloonversie = 2, status = 'opgemaakt'",
        "UPDATE letters_brief SET hash = 'x'",
        "UPDATE letters_brief SET status = 'verzonden'",
        "DELETE FROM letters_brief",
        "TRUNCATE letters_brief",
    ],
)
def test_a_letter_is_frozen(aanval: str) -> None:
    operations.leg_klaar(brief(), **SOORT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(aanval)
