"""The published judgement of the old selections is what the monitor says today about the quoted counts."""

from typing import Any

import pytest

from uitwonendencontrole.fairness import historie


def gelijk(een: Any, ander: Any) -> bool:
    if isinstance(een, dict):
        return een.keys() == ander.keys() and all(gelijk(een[k], ander[k]) for k in een)
    if isinstance(een, list):
        return len(een) == len(ander) and all(map(gelijk, een, ander))
    if isinstance(een, float):
        return een == pytest.approx(ander, rel=1e-6, abs=1e-300)
    return een == ander


def test_the_report_is_of_these_counts_and_these_limits() -> None:
    assert historie.rapport()["vingerafdruk"] == historie.vingerafdruk(), (
        "run manage.py biasmonitor_historie"
    )


@pytest.mark.slow
def test_the_report_can_be_made_again() -> None:
    opnieuw, bewaard = historie.maak(), historie.rapport()
    assert opnieuw.keys() == bewaard.keys()
    for deel in opnieuw:
        assert gelijk(opnieuw[deel], bewaard[deel]), deel


def test_each_quote_names_its_source() -> None:
    delen = [waarde for waarde in historie.citaat().values() if isinstance(waarde, dict)]
    assert len(delen) == 6
    assert all(len(deel["source"]) > 40 for deel in delen)


def test_the_verdicts_that_were_deserved() -> None:
    oordelen = {naam: r["oordeel"] for naam, r in historie.rapport()["tabellen"].items()}
    assert oordelen["selectie_2014"] == oordelen["selectie_2019"] == "alarm"
    assert "alarm" not in {oordelen["steekproef_2014"], oordelen["steekproef_2017"]}
