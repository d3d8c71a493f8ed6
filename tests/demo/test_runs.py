"""Driving a run: what stops it is said, not waited for."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import RunAlGeopend, annuleer
from studiefinanciering.demo import runs
from studiefinanciering.demo.runs import RunKomtNietVerder, drijf, open_of_vind, wacht_op

pytestmark = pytest.mark.usefixtures("kloon_db")
SEPTEMBER = date(2023, 9, 1)


@pytest.fixture(autouse=True)
def september(kloon_db):
    bedrijfsdatum.zet(date(2023, 9, 15), "test")


def test_a_run_that_is_there_is_found():
    run = open_of_vind("uitbetaling", SEPTEMBER)
    assert open_of_vind("uitbetaling", SEPTEMBER) == run
    with pytest.raises(RunAlGeopend):
        open_of_vind("uitbetaling", date(2023, 10, 1))


def test_a_cancelled_run_is_said():
    run = open_of_vind("uitbetaling", SEPTEMBER)
    annuleer(run=run, actor="test", reden="proef")
    with pytest.raises(RunKomtNietVerder, match="geannuleerd"):
        drijf(run.pk, lambda _: None)


def test_without_workers_it_gives_up(monkeypatch):
    monkeypatch.setattr(runs, "_TE_LANG_STIL", 0.5)
    run = open_of_vind("uitbetaling", SEPTEMBER)
    with pytest.raises(RunKomtNietVerder, match="worker"):
        drijf(run.pk, lambda _: None)
    assert Run.objects.get(pk=run.pk).status == Run.Status.LOPEND
    with pytest.raises(RunKomtNietVerder, match="workers"):
        wacht_op(lambda: False, seconden=0.3)
