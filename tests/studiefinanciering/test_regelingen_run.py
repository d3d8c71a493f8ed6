"""The run of a one-off scheme, and its money: previewed, signed, awarded, paid for the right principal."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import open_run, teken
from duo_portal.batches.werk import werk_af
from duo_portal.identity.models import Persoon
from duo_portal.ledger import patterns
from duo_portal.ledger.codes import Regime, Soort
from duo_portal.ledger.models import Account
from duo_portal.ledger.operations import post
from studiefinanciering.models import Toekenning, Uitbetaling
from studiefinanciering.operations.regelingen import ken_eenmalig_toe, voorbeeld_eenmalig
from studiefinanciering.operations.toekennen import toekennen
from studiefinanciering.rules.componenten import Component
from tests.factories.gezinnen import KAMER, Gezin, ingeschreven, vraagt_aan
from tests.uitbetalen.besluiten import betaal_en_bevestig, geef_rekening

from .geld import rood, saldo

pytestmark = pytest.mark.usefixtures("kloon_db")
ENERGIE = Component.ENERGIETOESLAG
EENMALIG = "eenmalige_uitbetaling"


@pytest.fixture(autouse=True)
def september(kloon_db: object, settings: Any, tmp_path: Path) -> None:
    settings.BANK_MAP = str(tmp_path / "bank")
    bedrijfsdatum.zet(date(2023, 9, 4), "test")


def _student(nummer: int, *, kamer: bool = True) -> Persoon:
    student = Gezin.met(1_000_000, 1_000_000).student(**({"waar": KAMER} if kamer else {}))
    ingeschreven(student, date(2023, 9, 1))
    vraagt_aan(student, "2023-09", vraagt_uitwonend=kamer)
    toekennen(persoon_id=student.pk, actor="test")
    geef_rekening(student.pk, nummer)
    return student


def _run(dag: date) -> Run:
    """The whole run of the energietoeslag on a day."""
    bedrijfsdatum.zet(dag, "test")
    run = open_run(soort="regeling_energietoeslag", periode=dag.replace(day=1), actor="anna")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.WACHT_OP_MENS, run.reden
    teken(run=run, stap="tekenen", actor="bram")
    werk_af(run.pk)
    run.refresh_from_db()
    return run


def test_het_voorbeeld_is_de_uitkomst_en_zonder_handtekening_gebeurt_niets() -> None:
    krijgt, _ = _student(1), _student(2, kamer=False)
    bedrijfsdatum.zet(date(2023, 12, 4), "test")
    run = open_run(soort="regeling_energietoeslag", periode=date(2023, 12, 1), actor="anna")
    werk_af(run.pk)
    assert Toekenning.objects.filter(regeling=ENERGIE).count() == 0
    teken(run=run, stap="tekenen", actor="bram")
    werk_af(run.pk)
    run.refresh_from_db()
    assert run.status == Run.Status.AFGEROND
    assert run.totalen["toekennen"] == run.totalen["voorbeeld"]
    assert run.totalen["toekennen"]["bedrag_centen"] == 40_000
    besluit = Toekenning.objects.get(regeling=ENERGIE)
    assert (besluit.persoon_id, besluit.run_id) == (krijgt.pk, run.pk)
    assert voorbeeld_eenmalig(regeling=ENERGIE).toegekend == 0


def test_wat_na_het_peilmoment_bekend_wordt_telt_niet_mee() -> None:
    krijgt = _student(1)
    bedrijfsdatum.zet(date(2023, 12, 4), "test")
    run = open_run(soort="regeling_energietoeslag", periode=date(2023, 12, 1), actor="anna")
    werk_af(run.pk)
    bedrijfsdatum.zet(date(2023, 12, 6), "test")
    later = _student(2)
    teken(run=run, stap="tekenen", actor="bram")
    werk_af(run.pk)
    besluiten = Toekenning.objects.filter(regeling=ENERGIE)
    assert [b.persoon_id for b in besluiten] == [krijgt.pk]
    assert later.pk != krijgt.pk


def test_de_energietoeslag_wordt_pas_op_zijn_dag_betaald_en_voor_szw_geboekt() -> None:
    krijgt, ander = _student(1), _student(2, kamer=False)
    _run(date(2023, 12, 4))
    vroeg = betaal_en_bevestig(date(2024, 1, 8), "2024-01", EENMALIG)
    assert Uitbetaling.objects.filter(run_id=vroeg.pk).count() == 0, "payable from 15 January"
    bedrijfsdatum.zet(date(2024, 1, 15), "test")
    run = _tweede_run(date(2024, 1, 15))
    (betaling,) = Uitbetaling.objects.filter(run_id=run.pk)
    assert (betaling.persoon_id, betaling.bedrag_centen) == (krijgt.pk, 40_000)
    assert (saldo(4200), saldo(4200, ander.pk)) == (40_000, 0)
    assert Account.objects.get(pk=4200).opdrachtgever == "SZW"
    assert ken_eenmalig_toe(regeling=ENERGIE, actor="test").toegekend == 0
    assert rood() == []


def _tweede_run(dag: date) -> Run:
    from duo_portal.batches.operations import geef_vrij

    run = open_run(soort=EENMALIG, periode=dag.replace(day=1), nummer=2, actor="proef")
    werk_af(run.pk)
    teken(run=run, stap="controleren", actor="anna", reden="proef")
    werk_af(run.pk)
    geef_vrij(run=run, actor="bram")
    werk_af(run.pk)
    run.refresh_from_db()
    return run


def test_wat_te_veel_is_ontvangen_wordt_met_een_eenmalig_bedrag_verrekend() -> None:
    krijgt = _student(1)
    betaal_en_bevestig(date(2023, 9, 15), "2023-09")
    _run(date(2024, 1, 15))
    claim = [patterns.ComponentBedrag(date(2023, 9, 1), 1, 2, -5_000, 2)]
    legs = patterns.te_veel_ontvangen(persoon_id=krijgt.pk, bedragen=claim, regime=Regime.SF35)
    boeking = post(
        sleutel="proef:claim",
        soort=Soort.TE_VEEL_ONTVANGEN,
        legs=legs,
        persoon_id=krijgt.pk,
        effectief_op=date(2024, 1, 15),
    )
    run = betaal_en_bevestig(date(2024, 1, 15), "2024-01", EENMALIG)
    (betaling,) = Uitbetaling.objects.filter(run_id=run.pk)
    assert (betaling.bedrag_centen, betaling.verrekend_centen) == (35_000, 5_000)
    assert saldo(1300, krijgt.pk) == 0 and boeking.pk
