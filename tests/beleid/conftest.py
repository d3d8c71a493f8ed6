"""Students of several kinds, awarded in September 2023 and for 2024."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from studiefinanciering.operations.toekennen import toekennen
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan

PER_SOORT = 2
SOORTEN = 5
AANTAL = PER_SOORT * SOORTEN


@pytest.fixture
def bevolking(db: None) -> int:
    """Ten students: ho at home and away, with and without parents' income, mbo, one who turns 30, one with a break."""
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    for i in range(PER_SOORT):
        met_inkomen = Gezin.met(3_000_000 + i * 250_000, 2_000_000)
        wie = [
            (Gezin.met().student(), {}, {}),
            (
                met_inkomen.student(waar=KAMER),
                {"vraagt_uitwonend": True, "lening_gevraagd_centen": -1},
                {},
            ),
            (Gezin.met(2_500_000).student(), {"onderwijs": 2}, {"onderwijs": 2}),
            (
                Gezin.met().student(date(1994, 2 + i, 1)),
                {"collegegeldkrediet_gevraagd_centen": -1},
                {},
            ),
            (Gezin.met(None).student(), {}, {"tot": date(2024, 3 + i, 1)}),
        ]
        for student, wensen, inschrijving in wie:
            ingeschreven(student, date(2023, 9, 1), **inschrijving)
            vraagt_aan(student, "2023-09", **wensen)
            toekennen(persoon_id=student.pk, actor="test", tot=Maand(2025, 1))
    return AANTAL
