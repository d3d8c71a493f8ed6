"""A student with a decision that says "at home" while they live away, and colleagues who handle objections."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.models import Student, Toekenning
from studiefinanciering.operations.toekennen import toekennen
from tests.desk.conftest import collega, nederlands  # noqa: F401
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

BESLUIT_OP = date(2023, 9, 4)


def maak_besluit() -> Toekenning:
    """Decided on 4 September 2023: living at a room, but not asked for as living away."""
    bedrijfsdatum.zet(BESLUIT_OP, "test")
    gezin = Gezin.met(3_000_000, 3_000_000)
    wie = gezin.student(waar=KAMER)
    ingeschreven(wie, date(2023, 9, 1))
    vraagt_aan(wie, "2023-09", vraagt_uitwonend=False)
    toekennen(persoon_id=wie.pk, actor="test")
    return Toekenning.objects.get(persoon_id=wie.pk)


@pytest.fixture
def besluit(db: None) -> Toekenning:
    return maak_besluit()


@pytest.fixture
def student(besluit: Toekenning) -> Student:
    return besluit.persoon
