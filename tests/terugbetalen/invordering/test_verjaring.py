"""Limitation: five years, interrupted and lengthened; what lapsed is asked no more, and the desk sees it coming."""

from datetime import date

import pytest

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from terugbetalen.invordering.verjaring import bijna_verjaard, laatste_dagen, stuit
from terugbetalen.models import Feit, Stuiting
from terugbetalen.rules.invordering import Tijdvak, verjaart_na
from terugbetalen.rules.parameters import bekende_wet
from tests.terugbetalen.vaststellen.debiteuren import feit

from .achterstand import BEDRAG, stappen, vorder_in, wanbetaler

VERVALT = date(2019, 1, 25)
OP = date(2024, 6, 1)
UITSTEL = Tijdvak(date(2020, 1, 1), date(2020, 7, 1))


@pytest.mark.parametrize(
    ("stuitingen", "uitstel", "laatste"),
    [
        ([], [], date(2024, 1, 25)),
        ([date(2022, 3, 10)], [], date(2027, 3, 10)),
        # On the last day still; a day later it did nothing.
        ([date(2024, 1, 25)], [], date(2029, 1, 25)),
        ([date(2024, 1, 26)], [], date(2024, 1, 25)),
        ([date(2021, 1, 1), date(2023, 1, 1)], [], date(2028, 1, 1)),
        # Before the term to pay ended nothing ran that could be interrupted.
        ([date(2019, 1, 24)], [], date(2024, 1, 25)),
        # 182 days of deferral are added; deferral before the interruption is not added to the new term.
        ([], [UITSTEL], date(2024, 7, 25)),
        ([date(2021, 1, 1)], [UITSTEL], date(2026, 1, 1)),
        # Deferral that still runs counts up to today.
        ([], [Tijdvak(date(2024, 1, 1), None)], date(2024, 6, 25)),
        # An interruption in the lengthened term is in time.
        ([date(2024, 7, 1)], [UITSTEL], date(2024, 7, 25)),
    ],
)
def test_de_laatste_dag(stuitingen, uitstel, laatste):
    assert verjaart_na(VERVALT, stuitingen, uitstel, OP, bekende_wet()) == laatste


def test_schrikkeldag():
    assert verjaart_na(date(2020, 2, 29), [], [], OP, bekende_wet()) == date(2025, 2, 28)


@pytest.mark.usefixtures("kloon_db")
def test_wat_verjaard_is_wordt_niet_meer_gevraagd():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    oud, gestuit = wanbetaler([Maand(2019, 1), Maand(2024, 1)]), wanbetaler([Maand(2019, 1)])
    stuit(persoon_id=gestuit.pk, op=date(2021, 5, 1), grond=Stuiting.Grond.AANMANING, bron="brief")
    vorder_in(date(2024, 3, 12))
    assert stappen(oud)[0].achterstand_centen == BEDRAG, "only the term of 2024"
    assert stappen(gestuit)[0].achterstand_centen == BEDRAG


@pytest.mark.django_db
def test_de_lijst_van_wat_bijna_verjaart():
    bedrijfsdatum.zet(date(2024, 3, 1), "test")
    bijna, later, uitgesteld = (
        wanbetaler([Maand(2019, 4)]), wanbetaler([Maand(2020, 4)]), wanbetaler([Maand(2019, 4)]),
    )  # fmt: skip
    feit(uitgesteld, Feit.Soort.UITSTEL, date(2020, 1, 1), date(2022, 1, 1))
    (rij,) = bijna_verjaard(date(2024, 3, 1))
    assert (rij.persoon_id, rij.laatste_dag, rij.open_centen) == (
        bijna.pk,
        date(2024, 4, 25),
        BEDRAG,
    )
    dagen = laatste_dagen([(1, later.pk, date(2020, 4, 25))], date(2024, 3, 1))
    assert dagen == {1: date(2025, 4, 25)}
    stuit(persoon_id=bijna.pk, op=date(2024, 3, 1), grond=Stuiting.Grond.ERKENNING, bron="regeling")
    assert bijna_verjaard(date(2024, 3, 1)) == []
