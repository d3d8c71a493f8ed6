"""Progress: what the terminal shows while a run works, and where it stops following."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from duo_portal.batches.hartslag import seconden_geleden, sla
from duo_portal.batches.models import Run
from duo_portal.batches.operations import open_run, teken
from duo_portal.batches.queries import voortgang
from duo_portal.batches.werk import werk_af

from .proefrun import AANTAL, DELEN

MAART = date(2026, 3, 1)
pytestmark = pytest.mark.usefixtures("proef_db")


def volg(*argumenten: str) -> str:
    uit = StringIO()
    call_command("volg_run", *argumenten, stdout=uit)
    return uit.getvalue()


def test_voortgang_telt_delen_en_sommen() -> None:
    run = open_run(soort="proef_vierogen", periode=MAART, actor="anna")
    leeg = voortgang(run.pk)
    assert [stap.status for stap in leeg.stappen] == ["wacht"] * 4
    assert leeg.stappen[0].resterend_s is None
    werk_af(run.pk)
    stand = voortgang(run.pk)
    assert stand.huidige is not None
    assert stand.huidige.naam == "controleren"
    eerste = stand.stappen[0]
    assert (eerste.delen, eerste.delen_klaar, eerste.delen_bezig) == (DELEN, DELEN, 0)
    assert eerste.totalen["personen"] == AANTAL
    assert eerste.personen_per_s is not None


def test_volgen_stopt_waar_een_mens_nodig_is_en_aan_het_einde() -> None:
    run = open_run(soort="proef_vierogen", periode=MAART, actor="anna")
    werk_af(run.pk)
    tekst = volg("proef_vierogen", "2026-03")
    assert "Controleren: wacht op mens" in tekst
    assert "wacht op een medewerker" in tekst
    teken(run=run, stap="controleren", actor="anna")
    werk_af(run.pk)
    assert "Vrijgeven: wacht op mens" in volg("proef_vierogen", "2026-03", "--nummer", "1")
    gewoon = open_run(soort="proef", periode=MAART, actor="anna")
    werk_af(gewoon.pk)
    tekst = volg("proef", "2026-03")
    assert f"{DELEN} van {DELEN} delen" in tekst
    assert "som € 3.204,00" in tekst
    assert "afgerond" in tekst


def test_volgen_van_wat_er_niet_is_of_gestopt_is() -> None:
    with pytest.raises(CommandError, match="geen run"):
        volg("proef", "2026-03")
    with pytest.raises(CommandError, match="periode"):
        volg("proef", "maart")
    run = open_run(soort="proef", periode=MAART, actor="anna")
    Run.objects.filter(pk=run.pk).update(status="mislukt", reden="proef")
    with pytest.raises(CommandError, match="gestopt"):
        volg("proef", "2026-03")


def test_lijst_van_runs() -> None:
    run = open_run(soort="proef_vierogen", periode=MAART, actor="anna")
    werk_af(run.pk)
    uit = StringIO()
    call_command("runs", "--stappen", stdout=uit)
    assert "proef_vierogen 2026-03 nr. 1" in uit.getvalue()
    assert "Aanleveren: wacht" in uit.getvalue()


def test_de_hartslag_telt_bij_de_klok_van_de_database() -> None:
    assert seconden_geleden() is None
    sla()
    eerste = seconden_geleden()
    assert eerste is not None
    assert 0 <= eerste < 5
