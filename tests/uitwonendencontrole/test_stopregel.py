"""The stop rule: published limits, and a stop that nobody has to decide on."""

from dataclasses import replace
from datetime import date

import pytest

from uitwonendencontrole.rules.stopregel import (
    GRENZEN,
    Meting,
    Periode,
    Stop,
    Stopreden,
    moet_stoppen,
)

SIGNAAL = Meting("gehuurd", "europa", (1.3, 1.9), 0.01)
ALARM = Meting("gehuurd", "europa", (2.1, 4.0), 0.001)
LAAG = Meting("gehuurd", "europa", (0.3, 0.7), 0.01)
GOED = Meting("gehuurd", "europa", (0.9, 1.1), 1.0)
WEINIG = Meting("gehuurd", "europa", None, None)


def periode(jaar: int, *metingen: Meting, klopt: bool = True) -> Periode:
    return Periode(date(jaar, 12, 31), klopt, metingen)


def test_the_published_limits() -> None:
    assert (GRENZEN.signaal_onder, GRENZEN.signaal_boven, GRENZEN.alarm_boven) == (0.8, 1.25, 2)
    assert (GRENZEN.perioden_op_rij, GRENZEN.opheffen_door, GRENZEN.alfa) == (2, 2, 0.05)
    assert GRENZEN.gepubliceerd_op < GRENZEN.geldt_vanaf


@pytest.mark.parametrize(
    ("perioden", "redenen"),
    [
        ([], []),
        ([periode(2027, GOED)], []),
        ([periode(2027, SIGNAAL)], []),
        ([periode(2027, SIGNAAL), periode(2028, SIGNAAL)], [Stopreden.HERHAALD_SIGNAAL]),
        ([periode(2027, LAAG), periode(2028, SIGNAAL)], [Stopreden.HERHAALD_SIGNAAL]),
        ([periode(2028, SIGNAAL), periode(2027, SIGNAAL)], [Stopreden.HERHAALD_SIGNAAL]),
        ([periode(2027, SIGNAAL), periode(2028, GOED), periode(2029, SIGNAAL)], []),
        ([periode(2027, SIGNAAL), periode(2028, WEINIG), periode(2029, SIGNAAL)], []),
        ([periode(2027, SIGNAAL), periode(2028, replace(SIGNAAL, fase="bezoek"))], []),
        ([periode(2027, SIGNAAL), periode(2028, replace(SIGNAAL, groep="buiten_europa"))], []),
        ([periode(2027, SIGNAAL), periode(2028, replace(SIGNAAL, p_holm=0.05))], []),
        ([periode(2027, ALARM)], [Stopreden.ALARM]),
        ([periode(2027, replace(ALARM, p_holm=0.2))], []),
        ([periode(2027, ALARM), periode(2028, GOED)], []),
        ([periode(2027, klopt=False)], [Stopreden.TREKKING_KLOPT_NIET]),
        (
            [periode(2027, ALARM), periode(2028, ALARM)],
            [Stopreden.ALARM, Stopreden.HERHAALD_SIGNAAL],
        ),
    ],
)
def test_when_checks_stop(perioden: list[Periode], redenen: list[Stopreden]) -> None:
    assert [stop.reden for stop in moet_stoppen(perioden)] == redenen


def test_a_stop_says_where() -> None:
    assert moet_stoppen([periode(2027, ALARM)]) == (Stop(Stopreden.ALARM, "gehuurd", "europa"),)


def test_a_period_counts_once() -> None:
    with pytest.raises(ValueError, match="same day"):
        moet_stoppen([periode(2027, GOED), periode(2027, GOED)])
