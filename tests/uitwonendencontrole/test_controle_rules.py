"""Months, terms, evidence and fines: rulings and the act as examples."""

from datetime import date, timedelta

import pytest

from duo_portal.foundation.period import Maand
from uitwonendencontrole.rules.boete import (
    BoeteGeweigerd,
    Verwijt,
    beslis_voor,
    boetebedrag,
    controleer_bevoegd,
    is_tweede_overtreding,
)
from uitwonendencontrole.rules.controle import (
    bewijs_draagt,
    einde_termijn,
    reeksen,
    te_herziene_maanden,
    werkdagen_na,
)


def m(tekst: str) -> Maand:
    return Maand.parse(tekst)


def test_crvb_2020_668_revises_only_the_months_that_were_proved() -> None:
    bewezen = [(date(2015, 9, 24), date(2016, 9, 12))]
    uit = te_herziene_maanden(bewezen, laatste_adreswijziging=date(2013, 7, 1))
    assert (uit[0].eerste_dag, uit[-1].eerste_dag) == (date(2015, 10, 1), date(2016, 9, 1))
    assert len(uit) == 12


def test_where_a_revision_begins() -> None:
    jaar = [(date(2023, 1, 1), date(2023, 12, 31))]
    assert te_herziene_maanden(jaar, in_orde_op=date(2023, 5, 1))[0] == m("2023-06")
    assert te_herziene_maanden(jaar, in_orde_op=date(2023, 4, 30))[0] == m("2023-05")
    assert te_herziene_maanden(jaar, laatste_adreswijziging=date(2023, 3, 2))[0] == m("2023-04")
    ouder = te_herziene_maanden(
        jaar, laatste_adreswijziging=date(2023, 3, 2), ouder_ingeschreven_op=date(2023, 8, 1)
    )
    assert ouder[0] == m("2023-08")
    assert te_herziene_maanden([(date(2023, 3, 2), date(2023, 3, 31))]) == ()
    gat = te_herziene_maanden(
        [(date(2023, 1, 1), date(2023, 2, 5)), (date(2023, 4, 1), date(2023, 4, 1))]
    )
    assert reeksen(gat) == ((m("2023-01"), m("2023-03")), (m("2023-04"), m("2023-05")))


def test_evidence_needs_two_kinds_and_never_neighbours_alone() -> None:
    assert not bewijs_draagt([])
    assert not bewijs_draagt(["bezoek", "bezoek"])
    assert not bewijs_draagt(["verklaring_buren"])
    assert bewijs_draagt(["bezoek", "reisgegevens"])


def test_terms_move_past_weekend_and_holiday() -> None:
    # Two weeks after 11 December 2023 is Christmas Day; the 26th is a holiday too.
    assert einde_termijn("zienswijze", date(2023, 12, 11)) == date(2023, 12, 27)
    assert einde_termijn("bezwaar", date(2023, 9, 16)) == date(2023, 10, 30)
    # Ten working days from the Thursday before Easter 2024: Good Friday and Easter Monday do not count.
    assert werkdagen_na(date(2024, 3, 28), 10) == date(2024, 4, 15)
    assert beslis_voor(date(2023, 10, 2)) == date(2024, 1, 2)


def test_fine_of_half_as_in_rbrot_2014_4843() -> None:
    maanden = [(Maand(2013, 1 + i), 25_554) for i in range(12)]
    uit = boetebedrag(maanden, controle_op=date(2013, 12, 5), verwijt=Verwijt.VOLLEDIG)
    assert (uit.grondslag_centen, uit.procent, uit.bedrag_centen) == (306_648, 50, 153_324)


@pytest.mark.parametrize(
    ("verwijt", "is_tweede", "centen"),
    [
        (Verwijt.VOLLEDIG, False, 500),
        (Verwijt.VERMINDERD, False, 250),
        (Verwijt.GEEN, False, 0),
        (Verwijt.VOLLEDIG, True, 1_001),
        (Verwijt.GEEN, True, 0),
    ],
)
def test_fine_by_blame(verwijt: Verwijt, is_tweede: bool, centen: int) -> None:
    uit = boetebedrag(
        [(m("2023-09"), 1_001)], controle_op=date(2023, 9, 5), verwijt=verwijt, is_tweede=is_tweede
    )
    assert uit.bedrag_centen == centen


def test_presumption_reaches_back_twelve_months_unless_proved_apart() -> None:
    maanden = [(Maand(2022, 1 + i), 100) for i in range(12)]
    maanden += [(Maand(2023, 1 + i), 100) for i in range(9)]
    kort = boetebedrag(maanden, controle_op=date(2023, 9, 15), verwijt=Verwijt.VOLLEDIG)
    assert (kort.maanden[0], kort.grondslag_centen) == (m("2022-09"), 1_300)
    lang = boetebedrag(
        maanden,
        controle_op=date(2023, 9, 15),
        verwijt=Verwijt.VOLLEDIG,
        apart_bewezen={m("2022-01")},
    )
    assert lang.grondslag_centen == 1_400


def test_second_breach_only_after_an_irrevocable_first_fine() -> None:
    assert not is_tweede_overtreding(date(2023, 1, 1), None)
    assert not is_tweede_overtreding(date(2023, 1, 1), date(2023, 1, 1))
    assert is_tweede_overtreding(date(2023, 1, 2), date(2023, 1, 1))


def test_power_to_fine_ends() -> None:
    tot = date(2020, 3, 1)
    controleer_bevoegd(overtreding_tot=tot, op=date(2023, 3, 1), hoogste_centen=34_000)
    with pytest.raises(BoeteGeweigerd, match="3 jaar"):
        controleer_bevoegd(overtreding_tot=tot, op=date(2023, 3, 2), hoogste_centen=34_000)
    controleer_bevoegd(overtreding_tot=tot, op=date(2025, 3, 1), hoogste_centen=34_001)
    with pytest.raises(BoeteGeweigerd, match="5 jaar"):
        controleer_bevoegd(
            overtreding_tot=tot, op=date(2025, 3, 1) + timedelta(days=1), hoogste_centen=34_001
        )
