"""Which lines may be collected, with every reason; the mandate's life; the payment reference."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.gateways.bank.incasso import Termijnen
from duo_portal.gateways.bank.incassobezwaar import Bezwaar, bezwaren_tegen, keur
from duo_portal.gateways.bank.kenmerk import (
    HOOGSTE_NUMMER,
    betalingskenmerk,
    klopt_betalingskenmerk,
)
from duo_portal.gateways.bank.mandaat import Mandaat, Volgorde
from duo_portal.gateways.bank.opdracht import OpdrachtOnjuist

from .pain008_gegevens import DAG, OP, incasso, incassos

GOED = incasso(1)
MANDAAT = Mandaat("M1", date(2023, 11, 1), laatst_geind_op=date(2024, 1, 29))


@pytest.mark.parametrize(
    ("anders", "bezwaren"),
    [
        ({}, []),
        ({"mandaat": None}, [Bezwaar.GEEN_MANDAAT]),
        ({"mandaat": replace(MANDAAT, getekend_op=OP)}, []),
        ({"mandaat": replace(MANDAAT, getekend_op=date(2024, 2, 13))}, [Bezwaar.MANDAAT_TOEKOMST]),
        ({"mandaat": replace(MANDAAT, ingetrokken_op=DAG)}, [Bezwaar.MANDAAT_INGETROKKEN]),
        ({"mandaat": replace(MANDAAT, ingetrokken_op=date(2024, 2, 29))}, []),
        ({"mandaat": replace(MANDAAT, laatst_geind_op=date(2021, 2, 28))}, []),
        ({"mandaat": replace(MANDAAT, laatst_geind_op=date(2021, 2, 26))}, [Bezwaar.MANDAAT_VERLOPEN]),
        ({"mandaat": replace(MANDAAT, is_eenmalig=True)}, [Bezwaar.MANDAAT_VERBRUIKT]),
        ({"incassodatum": date(2024, 3, 2)}, [Bezwaar.GEEN_TARGET_DAG]),
        ({"incassodatum": date(2024, 3, 29)}, [Bezwaar.GEEN_TARGET_DAG]),
        ({"incassodatum": date(2024, 4, 30)}, []),
        ({"incassodatum": OP}, [Bezwaar.TE_KORT_VOOR_BANK, Bezwaar.TE_LAAT_AANGEKONDIGD]),
        ({"incassodatum": date(2024, 2, 23)}, [Bezwaar.TE_LAAT_AANGEKONDIGD]),
        ({"incassodatum": date(2024, 2, 26)}, []),
        ({"aangekondigd_op": None}, [Bezwaar.NIET_AANGEKONDIGD]),
        ({"aangekondigd_op": date(2024, 2, 13)}, [Bezwaar.NIET_AANGEKONDIGD]),
        ({"bedrag_centen": 0}, [Bezwaar.BEDRAG]),
        ({"bedrag_centen": -1}, [Bezwaar.BEDRAG]),
        ({"bedrag_centen": 100_000_000_000}, [Bezwaar.BEDRAG]),
        ({"iban": ""}, [Bezwaar.IBAN]),
        ({"iban": "NL92ABNA0417164300"}, [Bezwaar.IBAN]),
        ({"iban": "DE89370400440532013000"}, []),
        ({"iban": "GB82WEST12345698765432"}, [Bezwaar.LAND]),
        ({"naam": "李"}, [Bezwaar.NAAM]),
        ({"omschrijving": ""}, [Bezwaar.TEKST]),
        ({"kenmerk": "5000056789012345"}, [Bezwaar.TEKST]),
        ({"omschrijving": "", "kenmerk": "5000056789012345"}, []),
        ({"omschrijving": "", "kenmerk": "6000056789012345"}, [Bezwaar.TEKST]),
        ({"end_to_end_id": "T//x"}, [Bezwaar.KENMERK]),
        ({"mandaat": None, "bedrag_centen": 0, "iban": "x"},
         [Bezwaar.GEEN_MANDAAT, Bezwaar.BEDRAG, Bezwaar.IBAN]),
    ],
)  # fmt: skip
def test_reasons(anders: dict[str, object], bezwaren: list[Bezwaar]) -> None:
    assert list(bezwaren_tegen(replace(GOED, **anders), op=OP)) == bezwaren  # type: ignore[arg-type]


def test_the_terms_are_a_parameter() -> None:
    regel = replace(GOED, incassodatum=date(2024, 2, 13), aangekondigd_op=None)
    assert bezwaren_tegen(regel, op=OP, termijnen=Termijnen(voorafmelding_dagen=0)) == ()
    vijf = Termijnen(voorafmelding_dagen=0, bank_dagen=5)
    assert bezwaren_tegen(regel, op=OP, termijnen=vijf) == (Bezwaar.TE_KORT_VOOR_BANK,)
    for dagen in ((-1, 1), (14, 0)):
        with pytest.raises(OpdrachtOnjuist):
            Termijnen(*dagen)


def test_every_bad_line_is_named_with_all_its_reasons_and_nothing_of_the_person() -> None:
    regels = incassos(50)
    regels[7] = replace(regels[7], mandaat=None, bedrag_centen=0)
    regels[30] = replace(regels[30], iban="NL00")
    eerste, tweede = keur(iter(regels), op=OP)
    assert (eerste.end_to_end_id, tweede.end_to_end_id) == (
        regels[7].end_to_end_id,
        regels[30].end_to_end_id,
    )
    assert (
        eerste.tekst == "er is geen machtiging; het bedrag ligt buiten wat één incasso kan dragen"
    )
    assert tweede.bezwaren == (Bezwaar.IBAN,) and "NL00" not in tweede.tekst


def test_sequence_types_follow_the_life_of_the_mandate() -> None:
    nieuw = Mandaat("M1", date(2023, 11, 1))
    assert nieuw.volgorde() is Volgorde.EERSTE
    gebruikt = replace(nieuw, laatst_geind_op=date(2024, 1, 29))
    assert gebruikt.volgorde() is Volgorde.VOLGENDE
    assert gebruikt.volgorde(is_laatste=True) is Volgorde.LAATSTE
    assert replace(nieuw, is_eenmalig=True).volgorde(is_laatste=True) is Volgorde.EENMALIG
    for kenmerk in ("", "M" * 36, "M//1", "Mé", "M 1"):
        with pytest.raises(OpdrachtOnjuist):
            Mandaat(kenmerk, date(2023, 11, 1))


def test_the_payment_reference_is_that_of_the_published_example() -> None:
    assert betalingskenmerk(56789012345) == "5000056789012345"


@given(st.integers(1, HOOGSTE_NUMMER), st.integers(1, 15), st.integers(1, 9))
def test_one_wrong_digit_is_found(nummer: int, plaats: int, erbij: int) -> None:
    goed = betalingskenmerk(nummer)
    assert klopt_betalingskenmerk(goed)
    fout = goed[:plaats] + str((int(goed[plaats]) + erbij) % 10) + goed[plaats + 1 :]
    # The banks write outcome 1 and outcome 10 with the same digit; there, and only there, a mistake may slip.
    assert not klopt_betalingskenmerk(fout) or goed[0] == "1"


@pytest.mark.parametrize("nummer", [0, -1, HOOGSTE_NUMMER + 1])
def test_a_number_that_does_not_fit_has_no_reference(nummer: int) -> None:
    with pytest.raises(ValueError, match="vijftien cijfers"):
        betalingskenmerk(nummer)
