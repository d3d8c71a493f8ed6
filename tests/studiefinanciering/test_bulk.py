"""Bulk decisions as runs: a preview that decides nothing, a signature, then the decisions."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Toekenning
from studiefinanciering.operations.uitleggen import controleer_toekenning
from tests.factories.gezinnen import Gezin, ingeschreven, verdient, vraagt_aan

from .lijnen import per_maand


def _studenten() -> tuple[Gezin, list[Persoon]]:
    gezin = Gezin.met(2_500_000, 2_500_000)
    studenten = [gezin.student(date(2003, 2, 2)), gezin.student(date(2004, 4, 4))]
    studenten.append(Gezin.met().student())
    for student in studenten:
        ingeschreven(student, date(2023, 9, 1))
        vraagt_aan(student, "2023-09")
    return gezin, studenten


def _draai(soort: str, maand: date) -> Run:
    run = open_run(soort=soort, periode=maand, actor="systeem")
    werk_af(run.pk)
    teken(run=run, stap="tekenen", actor="anna")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    return run


@pytest.mark.usefixtures("kloon_db")
def test_van_september_over_de_jaarwisseling_naar_nieuwe_inkomens() -> None:
    bedrijfsdatum.zet(date(2023, 9, 4), "test")
    gezin, studenten = _studenten()

    run = open_run(soort="toekenning", periode=date(2023, 9, 1), actor="systeem")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.WACHT_OP_MENS
    assert Toekenning.objects.count() == 0
    assert run.totalen["voorbereiden"]["toegekend"] == 3
    teken(run=run, stap="tekenen", actor="anna")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.totalen["beslissen"]["besluiten"] == 3
    # Four months of 110,30 for three students; the preview says what was decided.
    assert run.totalen["voorbereiden"]["basisbeurs_centen"] == 3 * 4 * 11_030

    bedrijfsdatum.zet(date(2023, 12, 1), "test")
    _draai("toekenning", date(2024, 1, 1))
    januari = per_maand(studenten[0].pk)["2024-01"]
    # 2024: thuis 121,33; (25000 − 18296,46) × 13,6 % / 12 / 2 = 37,9867…, twice 75,97; 457,60 − 75,97.
    assert januari["basisbeurs"] == (12_133, "prestatiebeurs")
    assert januari["aanvullend"] == (38_163, "gift")
    assert per_maand(studenten[0].pk)["2024-02"]["aanvullend"][1] == "prestatiebeurs"

    verdient(gezin.ouders[0], 9_000_000, 2022)
    herberekening = _draai("herberekening", date(2024, 1, 1))
    voorbeeld = herberekening.totalen["voorbereiden"]
    assert (voorbeeld["bekeken"], voorbeeld["anders"], voorbeeld["door_inkomen"]) == (3, 2, 2)
    assert voorbeeld["minder_centen"] == -herberekening.totalen["beslissen"]["centen"]
    # (90000 − 18296,46) × 13,6 % / 12 / 2 = 406,3201 in place of 37,9867: 457,60 − 444,31.
    assert per_maand(studenten[0].pk)["2024-01"]["aanvullend"] == (1_329, "gift")
    assert per_maand(studenten[2].pk)["2024-01"]["aanvullend"][0] == 45_760
    for besluit in Toekenning.objects.all():
        assert controleer_toekenning(toekenning_id=besluit.pk)
