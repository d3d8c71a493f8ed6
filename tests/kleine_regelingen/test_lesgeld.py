"""Lesgeld: the bill of a year, parts, money under its reference, the end of parts, a refund; never a loan."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import open_run
from duo_portal.cases.models import Werkopdracht
from duo_portal.gateways.bank.proefbank.afschriften import Post
from duo_portal.identity.models import Persoon
from duo_portal.letters.models import Brief
from duo_portal.letters.soorten import maak_inhoud
from studiefinanciering.models import Lesgeldfactuur, Lesgeldplan, Lesgeldteruggave
from studiefinanciering.regelingen.instelbaar.lesgeld import plannen, regels, teruggeven
from studiefinanciering.regelingen.instelbaar.lesgeld.factureren import factureer
from studiefinanciering.regelingen.instelbaar.lesgeld.regels import LesgeldKanNiet
from studiefinanciering.regelingen.instelbaar.lesgeld.stand import open_per_jaar, stand_van
from studiefinanciering.rules.parameters import bekende_wet
from terugbetalen.operations.routes import schulden_met_route
from terugbetalen.rules.andere_schulden import Route, Schuldsoort
from tests.factories.gezinnen import Gezin, ingeschreven, persoon
from tests.terugbetalen.innen.innen import geef_door, werk
from tests.terugbetalen.ontvangen.bankdag import afschrift

from .wereld import rekening, run_af, saldo

SEPT = date(2024, 9, 20)
JAAR = 2024
HEEL = 141_900


def leerling(*, geboren: date = date(2005, 3, 1)) -> Persoon:
    bedrijfsdatum.zet(SEPT, "proef")
    wie = persoon(geboren)
    rekening(wie)
    return wie


def bill(wie: Persoon, op: date = SEPT, **anders: object) -> Lesgeldfactuur:
    bedrijfsdatum.zet(op, "proef")
    return factureer(persoon_id=wie.pk, studiejaar=JAAR, op=op, actor="anna", **anders)  # type: ignore[arg-type]


def test_amounts_by_year_come_from_the_dated_table() -> None:
    wet = bekende_wet()
    bedragen = [regels.bedrag(jaar, wet) for jaar in range(2022, 2027)]
    assert bedragen == [123_900, 135_700, 141_900, 145_800, 151_100]
    with pytest.raises(LesgeldKanNiet, match="geen_bedrag"):
        regels.bedrag(2030, wet)


@pytest.mark.parametrize(
    ("gevraagd", "eerste", "laatste"),
    [
        (date(2024, 9, 22), date(2024, 10, 25), date(2025, 6, 25)),
        (date(2024, 9, 30), date(2024, 10, 25), date(2025, 6, 25)),
        (date(2024, 11, 30), date(2024, 12, 27), date(2025, 8, 25)),
    ],
)
def test_nine_parts_from_the_month_after_the_request(gevraagd, eerste, laatste) -> None:
    delen = regels.in_termijnen(HEEL, gevraagd, JAAR)
    assert (len(delen), delen[0].vervaldatum, delen[-1].vervaldatum) == (9, eerste, laatste)
    assert sum(d.centen for d in delen) == HEEL
    assert {d.centen for d in delen} == {15_766, 15_767}, "157.67 a month, as published"
    with pytest.raises(LesgeldKanNiet, match="te_laat"):
        regels.in_termijnen(HEEL, date(2024, 12, 1), JAAR)


def test_who_is_18_on_1_august_owes() -> None:
    assert regels.is_plichtig(date(2006, 8, 1), 2024)
    assert not regels.is_plichtig(date(2006, 8, 2), 2024)
    assert regels.is_plichtig(date(2004, 2, 29), 2022)


def test_a_bill_is_made_once_and_its_letter_tells_how_to_pay(db) -> None:
    wie = leerling()
    factuur = bill(wie)
    assert bill(wie) == factuur and saldo(1350, wie) == HEEL and saldo(8120) == -HEEL
    tekst = str(maak_inhoud(Brief.objects.get(soort="lesgeld_factuur")))
    (termijn,) = factuur.plannen.get().termijnen.all()
    assert "1.419,00" in tekst and termijn.kenmerk in tekst
    with pytest.raises(LesgeldKanNiet, match="reden"):
        factureer(persoon_id=leerling().pk, studiejaar=JAAR, op=SEPT, actor="a", bedrag_centen=100)
    with pytest.raises(LesgeldKanNiet, match="te_veel"):
        factureer(
            persoon_id=wie.pk, studiejaar=JAAR, op=SEPT, actor="a", bedrag_centen=HEEL + 1, reden="fout"
        )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        Lesgeldfactuur.objects.update(bedrag_centen=1)


def test_it_is_asked_and_never_a_loan(db) -> None:
    wie = leerling()
    bill(wie)
    (schuld,) = schulden_met_route(wie.pk, SEPT)
    assert (schuld.soort, schuld.centen, schuld.route) == (Schuldsoort.LESGELD, HEEL, Route.VRAGEN)


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_money_under_its_reference_finds_the_bill_and_too_much_waits() -> None:
    wie = leerling()
    factuur = bill(wie)
    plan = plannen.betaal_in_termijnen(factuur_id=factuur.pk, op=SEPT, actor="zij")
    assert plannen.betaal_in_termijnen(factuur_id=factuur.pk, op=SEPT, actor="zij") == plan
    eerste = plan.termijnen.get(nummer=1)
    afschrift(
        Post("A1", eerste.bedrag_centen, omschrijving=f"lesgeld {eerste.kenmerk}"),
        Post("A2", 999_999, betalingskenmerk=eerste.kenmerk),
        dag=date(2024, 10, 24),
    )
    stand = stand_van(factuur, date(2024, 11, 26))
    assert stand.open_centen == HEEL - eerste.bedrag_centen
    assert (stand.gemist, stand.termijnen[0].open_centen) == (1, 0)
    assert saldo(1190) == -999_999


def test_two_missed_parts_end_the_plan(db) -> None:
    wie = leerling()
    factuur = bill(wie)
    plannen.betaal_in_termijnen(factuur_id=factuur.pk, op=SEPT, actor="zij")
    assert plannen.bewaak(date(2024, 11, 25)) == 0
    dag = date(2024, 11, 26)
    bedrijfsdatum.zet(dag, "proef")
    assert (plannen.bewaak(dag), plannen.bewaak(dag)) == (1, 0)
    stand = stand_van(factuur, dag)
    assert stand.plan.soort == Lesgeldplan.Soort.VERVALLEN
    assert [t.bedrag_centen for t in stand.termijnen] == [HEEL]
    assert Werkopdracht.objects.filter(soort="lesgeld_invorderen").count() == 1
    with pytest.raises(LesgeldKanNiet, match="termijnen_vervallen"):
        plannen.betaal_in_termijnen(factuur_id=factuur.pk, op=dag, actor="zij")


def voorstel(**anders: object) -> teruggeven.Voorstel:
    velden: dict[str, object] = {
        "reden": "diploma",
        "uitgeschreven_op": date(2025, 2, 1),
        "gevraagd_op": date(2025, 2, 10),
        "bedrag_centen": 70_000,
        "grond": "bedrag van de proef, uit geen wet",
    } | anders
    return teruggeven.Voorstel(**velden)  # type: ignore[arg-type]


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_who_leaves_owes_less_first_and_gets_the_rest_back() -> None:
    wie = leerling()
    factuur = bill(wie)
    (termijn,) = factuur.plannen.get().termijnen.all()
    afschrift(Post("A1", 100_000, betalingskenmerk=termijn.kenmerk), dag=date(2024, 10, 1))
    terug = teruggeven.stel_voor(factuur_id=factuur.pk, voorstel=voorstel(), actor="anna")
    with pytest.raises(LesgeldKanNiet, match="zelf_voorgesteld"):
        teruggeven.beslis(
            teruggave_id=terug.pk, is_toegekend=True, op=date(2025, 2, 12), actor="anna"
        )
    bedrijfsdatum.zet(date(2025, 2, 12), "proef")
    terug = teruggeven.beslis(
        teruggave_id=terug.pk, is_toegekend=True, op=date(2025, 2, 12), actor="bob"
    )
    assert (terug.open_centen, terug.betaald_centen) == (41_900, 28_100)
    assert open_per_jaar(wie.pk) == {2024: 0}
    run_af(date(2025, 2, 1), date(2025, 2, 18))
    assert (saldo(1350, wie), saldo(8120), saldo(1600), saldo(1100)) == (0, -71_900, 0, -28_100)
    assert Brief.objects.filter(soort="lesgeld_teruggave").count() == 1


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        (
            {"uitgeschreven_op": date(2025, 5, 1), "gevraagd_op": date(2025, 5, 2)},
            "te_laat_gestopt",
        ),
        ({"gevraagd_op": date(2025, 8, 1)}, "te_laat_gevraagd"),
        ({"gevraagd_op": date(2025, 1, 1)}, "nog_niet_gestopt"),
        ({"bedrag_centen": HEEL + 1}, "te_veel"),
        ({"grond": "x"}, "reden"),
    ],
)
def test_a_refund_outside_the_rules_is_refused(db, anders, code) -> None:
    factuur = bill(leerling())
    with pytest.raises(LesgeldKanNiet, match=code):
        teruggeven.stel_voor(factuur_id=factuur.pk, voorstel=voorstel(**anders), actor="anna")
    assert not Lesgeldteruggave.objects.exists()


@pytest.mark.usefixtures("kloon_db", "auditor_groen")
def test_a_run_bills_everybody_who_owes_once() -> None:
    bedrijfsdatum.zet(SEPT, "proef")
    gezin = Gezin.met(None)
    for geboren, vorm in ((date(2005, 1, 1), 4), (date(2007, 1, 1), 4), (date(2005, 1, 1), 5)):
        wie = gezin.student(geboren=geboren)
        ingeschreven(wie, date(2024, 8, 1), onderwijs=2, niveau=3, opleidingsvorm=vorm)
    for maand in (date(2024, 9, 1), date(2024, 10, 1)):
        run = geef_door(werk(open_run(soort="lesgeld", periode=maand, actor="anna")))
        assert run.status == Run.Status.AFGEROND
    assert [f.bedrag_centen for f in Lesgeldfactuur.objects.all()] == [HEEL]
