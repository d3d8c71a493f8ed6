"""Due = decided − booked, month after month, without any code for retroactive changes."""

from datetime import date

import pytest
from django.db import connection

from duo_portal.batches.operations import geef_vrij, teken
from duo_portal.batches.werk import werk_af
from duo_portal.identity.models import Blokkade, Persoon
from duo_portal.ledger import auditor
from duo_portal.ledger import queries as grootboek
from studiefinanciering.models import Uitbetaalregel, Uitbetaling

from .besluiten import beslis, bevestig, geef_rekening, maak_student, reken
from .besluiten import betaal_en_bevestig as betaal

pytestmark = pytest.mark.usefixtures("kloon_db")

BASIS, AANVULLEND, LENING, REIS = 1, 3, 4, 7
GIFT, PRESTATIE, LEEN = 1, 2, 3
SEP, OKT, NOV = date(2023, 9, 15), date(2023, 10, 17), date(2023, 11, 17)


def betalingen(persoon_id: int) -> list[tuple[int, int]]:
    """Paid and set off, per payment, in order."""
    return list(
        Uitbetaling.objects.filter(persoon_id=persoon_id)
        .order_by("id")
        .values_list("bedrag_centen", "verrekend_centen")
    )


def saldo(persoon_id: int, rekening: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(zijde * bedrag_centen), 0)::bigint FROM ledger_leg"
            " WHERE persoon_id = %s AND account_code = %s",
            [persoon_id, rekening],
        )
        return int(cursor.fetchone()[0])


def test_a_month_is_paid_once_and_the_next_month_only_that_month():
    student = maak_student()
    beslis(
        student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920, (LENING, LEEN): 10000}, op=SEP
    )
    betaal(SEP, "2023-09")
    betaal(OKT, "2023-10")
    assert betalingen(student) == [(53920, 0), (53920, 0)]
    assert saldo(student, 1410) == 2 * 43920


def test_the_travel_product_is_booked_and_not_paid():
    student = maak_student()
    beslis(
        student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 11030, (REIS, PRESTATIE): 12100}, op=SEP
    )
    betaal(SEP, "2023-09")
    assert betalingen(student) == [(11030, 0)]
    assert saldo(student, 1470) == 12100
    assert saldo(student, 1700) == -12100


def test_moving_out_afterwards_pays_the_difference_of_each_month():
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 11030}, op=SEP)
    betaal(SEP, "2023-09")
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920}, op=OKT)
    betaal(OKT, "2023-10")
    assert betalingen(student) == [(11030, 0), (43920 - 11030 + 43920, 0)]


def test_too_much_becomes_a_claim_that_is_set_off_up_to_the_maximum():
    student = maak_student()
    beslis(
        student,
        "2023-09",
        "2024-01",
        {(BASIS, PRESTATIE): 43920, (AANVULLEND, GIFT): 41600},
        op=SEP,
    )
    betaal(SEP, "2023-09")
    beslis(student, "2023-09", "2023-10", {(BASIS, PRESTATIE): 11030}, op=OKT)
    beslis(student, "2023-10", "2024-01", {(BASIS, PRESTATIE): 11030}, op=OKT)
    # 43920 + 41600 − 11030 = 74490 too much over September; October itself is 11030.
    betaal(OKT, "2023-10")
    assert saldo(student, 1300) == 74490 - 11030
    assert betalingen(student) == [(85520, 0)]
    betaal(NOV, "2023-11")
    assert betalingen(student) == [(85520, 0)], "18266 may be set off, so nothing is left of 11030"
    assert saldo(student, 1300) == 74490 - 2 * 11030


def test_set_off_takes_at_most_the_dated_maximum():
    student = maak_student()
    beslis(student, "2023-09", "2023-10", {(BASIS, PRESTATIE): 90000}, op=SEP)
    betaal(SEP, "2023-09")
    beslis(student, "2023-09", "2023-10", {(BASIS, PRESTATIE): 20000}, op=OKT)
    betaal(OKT, "2023-10")
    beslis(student, "2023-11", "2024-01", {(BASIS, PRESTATIE): 43920}, op=NOV)
    betaal(NOV, "2023-11")
    assert betalingen(student)[-1] == (43920 - 18266, 18266)
    assert saldo(student, 1300) == 70000 - 18266


def test_another_component_of_the_same_sum_moves_no_money():
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(LENING, LEEN): 30000}, op=SEP)
    betaal(SEP, "2023-09")
    beslis(student, "2023-09", "2023-10", {(AANVULLEND, GIFT): 30000}, op=OKT)
    beslis(student, "2023-10", "2024-01", {}, op=OKT)
    betaal(OKT, "2023-10")
    assert betalingen(student) == [(30000, 0)]
    assert (saldo(student, 1230), saldo(student, 4030)) == (0, 30000)


def test_a_reclaim_that_may_not_move_yet_leaves_the_earlier_decision_in_force():
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920}, op=SEP)
    betaal(SEP, "2023-09")
    later = date(2023, 11, 10)
    beslis(
        student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 11030}, op=OKT, uitvoerbaar_vanaf=later
    )
    betaal(OKT, "2023-10")
    assert betalingen(student) == [(43920, 0), (43920, 0)]
    betaal(NOV, "2023-11")
    # Two months of 32890 too much, against 11030 for November.
    assert saldo(student, 1300) == 2 * 32890 - 11030


@pytest.mark.parametrize("waarom", ["rekening", "blokkade"])
def test_who_is_left_out_is_listed_and_paid_in_full_later(waarom):
    student = maak_student(rekening=waarom != "rekening")
    ander = maak_student()
    for iemand in (student, ander):
        beslis(iemand, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920}, op=SEP)
    if waarom == "blokkade":
        Blokkade.objects.create(persoon_id=student, reden="iban_gewijzigd", ingangsdatum=SEP)
    run = betaal(SEP, "2023-09")
    assert betalingen(student) == []
    assert betalingen(ander) == [(43920, 0)]
    post = run.vastgelopen_posten.get()
    assert (post.sleutel, post.reden) == (
        student,
        "geen_rekening" if waarom == "rekening" else "rekening_aangehouden",
    )
    if waarom == "rekening":
        geef_rekening(student)
    Blokkade.objects.update(opgeheven_op=OKT, opgeheven_door="proef")
    betaal(OKT, "2023-10")
    assert betalingen(student) == [(2 * 43920, 0)]
    assert betalingen(ander) == [(43920, 0), (43920, 0)]


def test_the_dead_are_not_paid():
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920}, op=SEP)
    Persoon.objects.filter(pk=student).update(overleden_op=date(2023, 9, 3))
    run = betaal(SEP, "2023-09")
    assert betalingen(student) == []
    assert run.vastgelopen_posten.get().reden == "overleden"


def test_lines_are_frozen_what_is_decided_afterwards_waits_for_the_next_run():
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 11030}, op=SEP)
    run = reken(SEP, "2023-09")
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920}, op=SEP)
    assert list(
        Uitbetaalregel.objects.filter(run_id=run.pk).values_list("bedrag_centen", flat=True)
    ) == [11030]


def test_a_decision_on_its_way_during_the_run_is_paid_by_the_next_and_no_alarm_till_then():
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 11030}, op=SEP)
    run = reken(SEP, "2023-09")
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 43920}, op=SEP)
    teken(run=run, stap="controleren", actor="anna", reden="proef")
    werk_af(run.pk)
    geef_vrij(run=run, actor="bram")
    werk_af(run.pk)
    (controle,) = auditor.controleer(["verschuldigd_is_geboekt"])
    assert controle.is_groen, controle.voorbeelden
    bevestig(run)
    betaal(OKT, "2023-10")
    assert betalingen(student) == [(11030, 0), (2 * 43920 - 11030, 0)]


def test_one_off_schemes_are_paid_by_their_own_run():
    student = maak_student()
    beslis(student, "2023-09", "2024-01", {(BASIS, PRESTATIE): 11030}, op=SEP)
    beslis(student, "2023-10", "2023-11", {(20, GIFT): 40000}, op=SEP, regeling=20)
    betaal(SEP, "2023-09")
    betaal(OKT, "2023-10")
    assert betalingen(student) == [(11030, 0), (11030, 0)]
    betaal(date(2024, 1, 8), "2024-01", soort="eenmalige_uitbetaling")
    assert betalingen(student)[-1] == (40000, 0)
    assert saldo(student, 4200) == 40000


def test_the_ledger_says_the_same_as_the_decisions():
    student = maak_student()
    beslis(
        student,
        "2023-09",
        "2024-01",
        {(BASIS, PRESTATIE): 43920, (AANVULLEND, GIFT): 12345},
        op=SEP,
    )
    betaal(SEP, "2023-09")
    beslis(
        student,
        "2023-09",
        "2024-01",
        {(BASIS, PRESTATIE): 11030, (AANVULLEND, GIFT): 20000},
        op=OKT,
    )
    betaal(OKT, "2023-10")
    geboekt = {k: v.bedrag_centen for k, v in grootboek.geboekt(student).items() if v.bedrag_centen}
    assert geboekt == {(date(2023, maand, 1), BASIS, PRESTATIE): 11030 for maand in (9, 10)} | {
        (date(2023, maand, 1), AANVULLEND, GIFT): 20000 for maand in (9, 10)
    }
