"""The promises of the payout tables, attacked by ORM, raw SQL, as the application and as the owner."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.operations import annuleer, geef_vrij, teken
from duo_portal.batches.werk import werk_af
from duo_portal.identity.models import Blokkade
from studiefinanciering.models import Uitbetaalmelding, Uitbetaalregel, Uitbetaling

from .besluiten import beslis, betaal, maak_student, reken

pytestmark = pytest.mark.usefixtures("kloon_db")
SEP = date(2023, 9, 15)
MODELLEN = [Uitbetaalregel, Uitbetaling, Uitbetaalmelding]
AANVALLEN = ["UPDATE {} SET persoon_id = 1", "DELETE FROM {}", "TRUNCATE {} CASCADE"]


@pytest.fixture
def student() -> int:
    persoon = maak_student()
    beslis(persoon, "2023-09", "2024-01", {(1, 2): 43920}, op=SEP)
    return persoon


@pytest.fixture
def betaald(student: int) -> Run:
    return betaal(SEP, "2023-09")


@pytest.fixture
def geweigerd() -> Callable[..., Any]:
    """The database refuses: not our operations, which never come this far."""
    return lambda tekst="permission denied": pytest.raises(
        (DatabaseError, psycopg.Error), match=tekst
    )


@pytest.mark.parametrize("model", MODELLEN, ids=lambda m: m.__name__.lower())
def test_what_was_frozen_paid_or_heard_is_not_changed_by_the_orm(betaald, geweigerd, model) -> None:
    veld = "code" if model is Uitbetaalmelding else "persoon_id"
    with geweigerd(), transaction.atomic():
        model.objects.update(**{veld: 1})
    with geweigerd(), transaction.atomic():
        model.objects.all()._raw_delete("default")


def test_an_object_is_not_saved_again_or_deleted(betaald, geweigerd) -> None:
    betaling = Uitbetaling.objects.get()
    betaling.bedrag_centen += 1
    with geweigerd(), transaction.atomic():
        betaling.save()
    with geweigerd(), transaction.atomic():
        Uitbetaling.objects.get().delete()
    with geweigerd(), transaction.atomic():
        Uitbetaalregel.objects.get().delete()


@pytest.mark.parametrize("tabel", [m._meta.db_table for m in MODELLEN])
@pytest.mark.parametrize("opdracht", AANVALLEN, ids=["update", "delete", "truncate"])
def test_not_by_raw_sql_as_the_application_or_the_owner(
    betaald, geweigerd, eigenaar_verbinding, tabel, opdracht
) -> None:
    opdracht = opdracht.format(tabel)
    if "melding" in tabel:
        opdracht = opdracht.replace("persoon_id = 1", "code = 'X'")
    with geweigerd("permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
    with geweigerd("groeit alleen aan"):
        eigenaar_verbinding.execute(opdracht)


def _regel(run: Run, persoon: int) -> Uitbetaalregel:
    return Uitbetaalregel(
        run_id=run.pk,
        persoon_id=persoon,
        bedrag_centen=1,
        maand=date(2023, 8, 1),
        component=1,
        vorm=2,
        volgnummer=1,
    )


def test_no_line_comes_after_the_computation_nor_after_signing(student, geweigerd) -> None:
    run = reken(SEP, "2023-09")
    for teken_nog in (True, False):
        with geweigerd("liggen vast"), transaction.atomic():
            Uitbetaalregel.objects.bulk_create([_regel(run, student)])
        if teken_nog:
            teken(run=run, stap="controleren", actor="anna", reden="proef")
            werk_af(run.pk)


def test_no_line_comes_for_a_run_that_is_not_there(student, geweigerd) -> None:
    with geweigerd("liggen vast"), transaction.atomic():
        Uitbetaalregel.objects.bulk_create([_regel(Run(pk=99), student)])


def test_the_owner_adds_no_line_or_payment_either(betaald, geweigerd, eigenaar_verbinding) -> None:
    with geweigerd("liggen vast"):
        eigenaar_verbinding.execute(
            "INSERT INTO studiefinanciering_uitbetaalregel (run_id, persoon_id, bedrag_centen, maand,"
            " component, vorm, volgnummer) VALUES (%s, 5, 1, '2023-09-01', 1, 2, 1)",
            [betaald.pk],
        )
    with geweigerd("er wordt niets betaald"):
        eigenaar_verbinding.execute(
            "INSERT INTO studiefinanciering_uitbetaling (run_id, persoon_id, boeking_id,"
            " bankrekening_id, bedrag_centen, verrekend_centen) VALUES (%s, 5, 55, 1, 1, 0)",
            [betaald.pk],
        )


def _betaling(run: Run, persoon: int, boeking: int = 4711, centen: int = 100) -> Uitbetaling:
    return Uitbetaling(
        run_id=run.pk,
        persoon_id=persoon,
        boeking_id=boeking,
        bankrekening_id=1,
        bedrag_centen=centen,
        verrekend_centen=0,
    )


def test_nothing_is_paid_without_a_release(student, geweigerd) -> None:
    run = reken(SEP, "2023-09")
    with geweigerd("niet vrijgegeven"), transaction.atomic():
        _betaling(run, student).save()
    teken(run=run, stap="controleren", actor="anna", reden="proef")
    werk_af(run.pk)
    with geweigerd("niet vrijgegeven"), transaction.atomic():
        _betaling(run, student).save()


def test_nothing_is_paid_for_a_cancelled_run(student, geweigerd) -> None:
    run = reken(SEP, "2023-09")
    annuleer(run=run, actor="anna", reden="proef")
    with geweigerd("niet vrijgegeven"), transaction.atomic():
        _betaling(run, student).save()


def test_nothing_is_paid_once_the_booking_is_done(betaald, geweigerd) -> None:
    ander = maak_student()
    with geweigerd("al geboekt"), transaction.atomic():
        _betaling(betaald, ander).save()


def test_a_person_has_one_payment_in_a_run_and_a_booking_one_payment(student, geweigerd) -> None:
    ander = maak_student()
    run = reken(SEP, "2023-09")
    teken(run=run, stap="controleren", actor="anna", reden="proef")
    werk_af(run.pk)
    geef_vrij(run=run, actor="bram")
    with transaction.atomic():
        # The moment at which payments may come: the step is at work.
        Stap.objects.filter(run=run, naam="boeken").update(status=Stap.Status.BEZIG)
        _betaling(run, student, boeking=1).save()
        with geweigerd("een_per_persoon_en_run"), transaction.atomic():
            _betaling(run, student, boeking=2).save()
        with geweigerd("boeking_id"), transaction.atomic():
            _betaling(run, ander, boeking=1).save()
        with geweigerd("bedrag_positief"), transaction.atomic():
            _betaling(run, ander, boeking=3, centen=0).save()
        transaction.set_rollback(True)
    werk_af(run.pk)
    assert Uitbetaling.objects.get().bedrag_centen == 43920


def test_a_payment_is_reported_on_once(betaald, geweigerd) -> None:
    betaling = Uitbetaling.objects.get()
    with transaction.atomic():
        for code in ("AC04", "AC01"):
            nieuw = Uitbetaalmelding(
                uitbetaling=betaling, soort="retour", code=code, bron="x", op=SEP
            )
            if code == "AC04":
                nieuw.save()
                continue
            with geweigerd("een_melding_per_uitbetaling"), transaction.atomic():
                nieuw.save()
        transaction.set_rollback(True)


def test_session_settings_switch_no_guard_off(betaald, eigenaar_verbinding) -> None:
    (uit,) = eigenaar_verbinding.execute(
        "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE c.relname LIKE 'studiefinanciering_uitbeta%' AND NOT t.tgisinternal AND t.tgenabled <> 'A'"
    ).fetchone()
    assert uit == 0


def test_a_hold_that_comes_after_signing_still_holds(student) -> None:
    ander = maak_student()
    beslis(ander, "2023-09", "2024-01", {(1, 2): 43920}, op=SEP)
    run = reken(SEP, "2023-09")
    teken(run=run, stap="controleren", actor="anna", reden="proef")
    werk_af(run.pk)
    Blokkade.objects.create(persoon_id=student, reden="onderzoek", ingangsdatum=SEP)
    geef_vrij(run=run, actor="bram")
    werk_af(run.pk)
    assert list(Uitbetaling.objects.values_list("persoon_id", flat=True)) == [ander]
