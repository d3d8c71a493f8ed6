"""A chunk of households gives each person what deciding alone gives: the same lines and the same facts."""

from datetime import date

import pytest
from django.db import connection, transaction

from duo_portal.foundation.period import Maand
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Toekenning
from studiefinanciering.operations.toekennen import toekennen, toekennen_reeks
from studiefinanciering.rules.componenten import MAXIMAAL, Onderwijs
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

from .lijnen import per_maand

pytestmark = pytest.mark.usefixtures("september")


def _bevolking() -> list[Persoon]:
    """Six students in four households: at home, away, income unknown, sisters, mbo, not enrolled."""
    alleen = Gezin.met().student()
    weg = Gezin.met(3_000_000, 2_500_000).student(waar=KAMER)
    onbekend = Gezin.met(None, 2_000_000).student()
    gezin = Gezin.met(3_000_000, 2_000_000)
    zussen = [gezin.student(date(2003, 1, 1)), gezin.student(date(2005, 6, 6))]
    mbo = Gezin.met(1_500_000).student(date(2005, 11, 20))
    for student in (alleen, weg, onbekend, *zussen):
        ingeschreven(student, date(2023, 9, 1))
    ingeschreven(mbo, date(2023, 8, 1), onderwijs=2)
    vraagt_aan(weg, "2023-09", vraagt_uitwonend=True, lening_gevraagd_centen=MAXIMAAL)
    for student in (alleen, onbekend, *zussen):
        vraagt_aan(student, "2023-09", lening_gevraagd_centen=10_000)
    vraagt_aan(mbo, "2023-09", onderwijs=Onderwijs.MBO)
    return [alleen, weg, onbekend, *zussen, mbo]


def test_reeks_is_een() -> None:
    studenten = _bevolking()
    punt = transaction.savepoint()
    for student in studenten:
        toekennen(persoon_id=student.pk, actor="test")
    een = {s.pk: per_maand(s.pk) for s in studenten}
    feiten = dict(Toekenning.objects.filter(soort="toekenning").values_list("persoon_id", "feiten"))
    transaction.savepoint_rollback(punt)
    uitkomst = toekennen_reeks(
        gezin_van=0,
        gezin_tot=2**62,
        van=Maand(2023, 1),
        tot=Maand(2024, 1),
        actor="test",
        run_id=1,
    )
    assert uitkomst.besluiten == len(studenten)
    assert {s.pk: per_maand(s.pk) for s in studenten} == een
    assert len(een) == 6 and all(een.values())
    assert dict(Toekenning.objects.values_list("persoon_id", "feiten")) == feiten
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT bron_id) FROM letters_brief")
        assert cursor.fetchone() == (6, 6)
