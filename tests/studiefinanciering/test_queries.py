"""Reading a file: as it was known on a day, what rules a month, and how many months are left."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from studiefinanciering import queries
from studiefinanciering.models import Studieverleden
from studiefinanciering.operations.herzien import Aanleiding, herzien
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.rules.componenten import Onderwijs
from tests.factories.gezinnen import Gezin, ingeschreven, verdient, vraagt_aan

pytestmark = pytest.mark.usefixtures("september")


def test_zoals_bekend_toen(op: Callable[[date], None]) -> None:
    gezin = Gezin.met(None)
    student = gezin.student()
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    toen = bedrijfsdatum.moment()
    op(date(2023, 11, 1))
    verdient(gezin.ouders[0], 1_000_000, 2021)
    herzien(persoon_id=student.pk, aanleiding=Aanleiding(reden="inkomen"), actor="test")
    assert queries.dossier(student.pk, bekend_op=toen).inkomens_van_ouders == []
    assert len(queries.dossier(student.pk).inkomens_van_ouders) == 1
    september = Maand(2023, 9)
    assert [r.component for r in queries.regels_in_kracht(student.pk, september)] == [1, 3, 7]
    eerder = queries.regels_in_kracht(student.pk, september, bekend_op=toen)
    assert [r.component for r in eerder] == [1, 7]
    assert [b.soort for b in queries.besluiten(student.pk)] == ["herziening", "toekenning"]
    assert [b.soort for b in queries.geldende_besluiten(student.pk)] == ["herziening"]


def test_maanden_gebruikt_en_over() -> None:
    student = Gezin.met().student()
    ingeschreven(student, date(2023, 9, 1))
    Studieverleden.objects.create(
        persoon_id=student.pk,
        onderwijs=1,
        eerste_toekenning=date(2021, 9, 1),
        prestatiebeurs_gebruikt=24,
        recht_gebruikt=24,
        stand_per=date(2023, 9, 1),
    )
    vraagt_aan(student, "2023-09")
    toekennen(persoon_id=student.pk, actor="test")
    gebruikt = {
        str(maand): queries.maanden_gebruikt_en_over(student.pk, Onderwijs.HO, voor=maand)[
            "prestatiebeurs"
        ]
        for maand in (Maand(2023, 9), Maand(2023, 11), Maand(2024, 1))
    }
    assert [(int(s.gebruikt[0]), int(s.over[0])) for s in gebruikt.values()] == [
        (24, 24),
        (26, 22),
        (28, 20),
    ]
    with pytest.raises(queries.GeenDossier):
        queries.dossier(0)
