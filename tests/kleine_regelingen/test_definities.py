"""What a scheme is: files that do not hold together are refused in words, and pure reckoning of rows and parts."""

from datetime import date

import pytest

from duo_portal.ledger.chart import REKENINGEN
from studiefinanciering.regelingen.instelbaar import toetsen
from studiefinanciering.regelingen.instelbaar.definitie import (
    MAP,
    DefinitieOngeldig,
    definities,
    lees,
)
from studiefinanciering.regelingen.instelbaar.termijnen import Termijn, verdeel, wat_rest

VOORBEELD = (MAP / "wtos.toml").read_text(encoding="utf-8")
SEP, OKT = date(2024, 9, 1), date(2024, 10, 1)


def test_the_schemes_that_ship() -> None:
    assert set(definities()) == {"eui", "wtos", "lerarenbeurs", "inburgering"}
    for d in definities().values():
        assert d.ontbreekt.nl and d.ontbreekt.en, "no scheme ships with amounts: it says so"
        assert REKENINGEN[d.rekening].opdrachtgever in ("OCW", "SZW")
    assert definities()["inburgering"].is_lening


@pytest.mark.parametrize(
    ("was", "wordt", "zegt"),
    [
        ('code = "wtos"', 'code = "Wtos!"', "kleine letters"),
        ("rekening = 4320", "rekening = 9999", "rekeningschema"),
        ("rekening = 4320", "rekening = 4010", "niet voor een gift"),
        ("rekening = 4320", "rekening = 1360", "niet voor een gift"),
        ('ritme = "maand"', 'ritme = "dag"', "'dag'|dag ontbreekt"),
        ('feit = "leeftijd"', 'feit = "geloof"', "wordt niet gevraagd"),
        ("minstens = 18", "is = true", "past niet"),
        ('als = { woont = "uit" }', 'als = { woont = "boot" }', "kan niet worden gekozen"),
        ("beslis_weken = 8", "beslis_weken = 0", "1 tot en met 52"),
        ('naam_en = "Contribution for pupils"\n', "", "naam_en ontbreekt"),
        ("bezwaar_weken = 6", "bezwaar_weken = 6\nverzonnen = 1", "verzonnen kennen wij niet"),
        ('code = "uit"\nnaam_nl = "Niet', 'code = "thuis"\nnaam_nl = "Niet', "eigen code"),
        ("vorm = ", "vorm == ", "geen leesbaar"),
    ],
)
def test_a_wrong_file_is_refused_in_words(was: str, wordt: str, zegt: str) -> None:
    assert was in VOORBEELD
    with pytest.raises(DefinitieOngeldig, match=zegt):
        lees(VOORBEELD.replace(was, wordt, 1), "wtos.toml")


def test_the_first_row_that_fits_and_conditions_that_do_not() -> None:
    d = lees(VOORBEELD)
    rij = toetsen.zoek_rij(d, {"woont": "uit"})
    assert rij is not None and rij.code == "uit"
    assert toetsen.zoek_rij(d, {"woont": "boot"}) is None
    assert [t.is_voldaan for t in toetsen.toets(d, {}, 17)] == [False]
    assert [t.is_voldaan for t in toetsen.toets(d, {}, 18)] == [True]
    assert toetsen.leeftijd_op(date(2004, 2, 29), date(2022, 2, 28)) == 17
    assert toetsen.leeftijd_op(date(2004, 2, 29), date(2022, 3, 1)) == 18


@pytest.mark.parametrize(("ritme", "aantal"), [(0, 1), (1, 12), (3, 4), (6, 2), (5, 3), (12, 1)])
@pytest.mark.parametrize("centen", [1, 11, 100, 100_001, 999_999])
def test_parts_sum_to_the_award_to_the_cent(ritme: int, aantal: int, centen: int) -> None:
    delen = verdeel(centen, SEP, date(2025, 9, 1), ritme)
    assert sum(d.centen for d in delen) == centen and len(delen) <= aantal
    assert all(d.centen > 0 for d in delen)
    assert [d.betaal_op for d in delen] == sorted(d.betaal_op for d in delen)


def test_what_was_paid_comes_off_the_first_parts() -> None:
    plan = [Termijn(SEP, 100), Termijn(OKT, 100)]
    assert wat_rest(plan, 0) == (plan, 0)
    assert wat_rest(plan, 150) == ([Termijn(OKT, 50)], 0)
    assert wat_rest(plan, 250) == ([], 50)
