"""Who signed does not release: told by the operation, and kept by the database against raw SQL."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.audit.models import Handeling
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.operations import (
    NietsTeTekenen,
    RedenNodig,
    RunNietTeOrdenen,
    VierOgenGeweigerd,
    annuleer,
    geef_vrij,
    hervat,
    open_run,
    teken,
)
from duo_portal.batches.werk import werk_af

MAART = date(2026, 3, 1)


@pytest.fixture
def run(proef_db: object) -> Run:
    """A run that waits for its first signature."""
    run = open_run(soort="proef_vierogen", periode=MAART, actor="anna")
    werk_af(run.pk)
    return run


@pytest.fixture
def getekend(run: Run) -> Run:
    """A run that anna signed and that waits for its release."""
    teken(run=run, stap="controleren", actor="anna")
    werk_af(run.pk)
    return run


def sql(opdracht: str, *waarden: str | int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


@pytest.mark.parametrize("actor", ["anna", "ANNA", "systeem", "systeem:beat", ""])
def test_deze_geven_niet_vrij(getekend: Run, actor: str) -> None:
    with pytest.raises(VierOgenGeweigerd):
        geef_vrij(run=getekend, actor=actor)
    with pytest.raises(DatabaseError, match=r"wie tekende|alleen een mens"):
        sql(
            "UPDATE batches_stap SET status = 'klaar', getekend_door = %s, getekend_at = now()"
            " WHERE run_id = %s AND soort = 'vrijgave'",
            actor,
            getekend.pk,
        )


def test_een_ander_geeft_vrij_en_beide_staan_genoemd(getekend: Run) -> None:
    geef_vrij(run=getekend, actor="bert")
    namen = Stap.objects.filter(run=getekend, getekend_door__isnull=False)
    assert list(namen.values_list("getekend_door", flat=True)) == ["anna", "bert"]
    assert all(namen.values_list("getekend_at", flat=True))
    handelingen = Handeling.objects.filter(soort__in=["run_tekenen", "run_vrijgeven"])
    assert sorted(handelingen.values_list("actor", flat=True)) == ["anna", "bert"]


def test_wie_vrijgeeft_kan_niet_vooraf_de_handtekening_van_een_ander_wissen(getekend: Run) -> None:
    with pytest.raises(DatabaseError, match="ligt vast"):
        sql("UPDATE batches_stap SET getekend_door = 'x' WHERE naam = 'controleren'")


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ("UPDATE batches_stap SET status = 'klaar' WHERE naam = 'controleren'", "handtekening"),
        ("UPDATE batches_stap SET status = 'bezig' WHERE naam = 'vrijgeven'", "eerdere stap"),
        ("UPDATE batches_stap SET status = 'wacht' WHERE naam = 'berekenen'", "kan niet|ligt vast"),
        ("UPDATE batches_stap SET soort = 'enkel' WHERE naam = 'vrijgeven'", "liggen vast"),
        ("UPDATE batches_stap SET getekend_door = 'x' WHERE naam = 'aanleveren'", "niet getekend"),
        ("UPDATE batches_stap SET volgorde = 9 WHERE naam = 'vrijgeven'", "liggen vast"),
        ("UPDATE batches_run SET status = 'afgerond'", "niet elke stap"),
        ("UPDATE batches_run SET geopend_door = 'x'", "liggen vast"),
        ("UPDATE batches_run SET peilmoment = now()", "liggen vast"),
        ("UPDATE batches_run SET periode = '2026-03-02'", "run_periode|liggen vast"),
        ("UPDATE batches_chunk SET status = 'open'", "ligt vast|kan niet"),
        ("UPDATE batches_chunk SET totalen = '{}'", "ligt vast"),
        (
            "INSERT INTO batches_chunk (stap_id, volgnummer, van, tot, status, pogingen, totalen) SELECT id, 99, 1, 2, 'open', 0, '{}' FROM batches_stap WHERE naam = 'berekenen'",
            "geen delen",
        ),
        (
            "INSERT INTO batches_stap (run_id, naam, titel, soort, volgorde, status, pogingen, totalen, reden, getekend_door, getekend_at) SELECT id, 'x', 'x', 'mens', 9, 'klaar', 0, '{}', '', 'x', now() FROM batches_run",
            "begint niet|nog niet getekend",
        ),
        ("DELETE FROM batches_run", "permission denied"),
        ("DELETE FROM batches_stap", "permission denied"),
        ("DELETE FROM batches_chunk", "permission denied"),
        ("DELETE FROM batches_vastgelopenpost", "permission denied"),
        ("TRUNCATE batches_run CASCADE", "permission denied"),
    ],
)
def test_rauw_sql_als_de_applicatie_wordt_geweigerd(run: Run, opdracht: str, melding: str) -> None:
    with pytest.raises(DatabaseError, match=melding):
        sql(opdracht)


def test_ook_de_eigenaar_verwijdert_niets(run: Run, eigenaar_verbinding) -> None:
    with pytest.raises(Exception, match="niets verwijderd"):
        eigenaar_verbinding.execute("DELETE FROM batches_chunk")


def test_boven_een_stopgrens_alleen_met_reden(proef_db: object) -> None:
    run = open_run(soort="proef_vierogen", periode=MAART, actor="anna", nummer=9)
    werk_af(run.pk)
    with pytest.raises(RedenNodig):
        teken(run=run, stap="controleren", actor="anna", reden=" ")
    with pytest.raises(DatabaseError, match="stopgrens"):
        sql(
            "UPDATE batches_stap SET status = 'klaar', getekend_door = 'anna', getekend_at = now()"
            " WHERE naam = 'controleren'"
        )
    assert (
        teken(run=run, stap="controleren", actor="anna", reden="nieuwe regeling").status == "klaar"
    )


def test_tekenen_wat_niet_wacht(run: Run) -> None:
    with pytest.raises(NietsTeTekenen):
        geef_vrij(run=run, actor="bert")
    with pytest.raises(NietsTeTekenen):
        teken(run=run, stap="vrijgeven", actor="bert")
    teken(run=run, stap="controleren", actor="anna")
    with pytest.raises(NietsTeTekenen):
        teken(run=run, stap="controleren", actor="bert")


def test_annuleren_kan_tot_de_vrijgave(getekend: Run) -> None:
    geef_vrij(run=getekend, actor="bert")
    with pytest.raises(RunNietTeOrdenen):
        annuleer(run=getekend, actor="anna", reden="toch niet")
    with pytest.raises(DatabaseError, match="vrijgegeven"):
        sql("UPDATE batches_run SET status = 'geannuleerd'")
    with pytest.raises(RunNietTeOrdenen):
        hervat(run=getekend, actor="anna", reden="niet gestopt")


def test_na_annuleren_opent_een_mens_het_volgende_nummer(run: Run) -> None:
    with pytest.raises(ValueError, match="reden"):
        annuleer(run=run, actor="anna", reden="")
    annuleer(run=run, actor="anna", reden="verkeerde maand")
    assert open_run(soort="proef_vierogen", periode=MAART, actor="anna").nummer == 2
