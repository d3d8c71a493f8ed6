"""Citizen and account numbers: the real checks, synthetic ones, masks. The oracles are written out here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.identity import bsn, iban
from duo_portal.identity.synthetisch import MassapersoonGeweigerd


def elfproef(nummer: str) -> bool:
    som = sum(int(c) * w for c, w in zip(nummer, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som % 11 == 0 and nummer != "000000000"


def mod97(rekening: str) -> int:
    return int("".join(str(int(teken, 36)) for teken in rekening[4:] + rekening[:4])) % 97


def test_there_are_9091_demo_numbers_and_all_pass() -> None:
    alle = [bsn.demo_bsn(i) for i in range(9091)]
    assert len(set(alle)) == 9091
    assert all(b.startswith("9999") and elfproef(b) for b in alle)
    with pytest.raises(IndexError, match="9091"):
        bsn.demo_bsn(9091)
    with pytest.raises(IndexError):
        bsn.demo_bsn(-1)


@given(st.integers(0, bsn.MASSA_MAX - 1))
def test_mass_numbers_fail_the_proof(i: int) -> None:
    nummer = bsn.massa_bsn(i)
    assert len(nummer) == 9
    assert nummer.isdecimal()
    assert not elfproef(nummer)
    with pytest.raises(bsn.BsnOngeldig):
        bsn.normaliseer(nummer)


def test_mass_numbers_are_unique_and_a_series_equals_one_by_one() -> None:
    reeks = bsn.massa_bsn_reeks(0, 200_000)
    assert len(set(reeks)) == 200_000
    assert reeks[777] == bsn.massa_bsn(777)
    einde = bsn.massa_bsn_reeks(bsn.MASSA_MAX - 2, 2)
    assert len(set(einde) | set(reeks)) == 200_002
    with pytest.raises(IndexError):
        bsn.massa_bsn(bsn.MASSA_MAX)


def test_mass_numbers_and_accounts_are_refused_outside_demo(settings: object) -> None:
    settings.DEMO_MODE = False  # type: ignore[attr-defined]
    with pytest.raises(MassapersoonGeweigerd, match="DEMO_MODE"):
        bsn.massa_bsn(0)
    with pytest.raises(MassapersoonGeweigerd):
        iban.test_iban(0)


@given(st.integers(0, 999_999_999))
def test_the_proof_is_the_elevenproof(nummer: int) -> None:
    assert bsn.is_geldig(f"{nummer:09d}") == elfproef(f"{nummer:09d}")


@pytest.mark.parametrize("tekst", ["999990019", "9999.90.019", " 999 990 019", "9999-90-019"])
def test_a_number_may_be_typed_with_spaces(tekst: str) -> None:
    assert bsn.normaliseer(tekst) == "999990019"


@pytest.mark.parametrize(
    "tekst", ["", "1234567", "999990018", "000000000", "99999001٩", "9999900190", "99999001a"]
)
def test_a_wrong_number_is_refused_without_repeating_it(tekst: str) -> None:
    with pytest.raises(bsn.BsnOngeldig) as fout:
        bsn.normaliseer(tekst)
    assert not tekst or tekst not in str(fout.value)


@given(st.integers(0, iban.REEKS_MAX - 1))
def test_synthetic_accounts_pass_the_check(i: int) -> None:
    rekening = iban.test_iban(i)
    assert len(rekening) == 18
    assert mod97(rekening) == 1
    assert iban.normaliseer(f"{rekening[:4]} {rekening[4:].lower()}") == rekening


@pytest.mark.parametrize(
    "tekst", ["", "NL00FICT0000000005", "NL85FICT000000005", "XX85FICT0000000005", "NL"]
)
def test_a_wrong_account_is_refused_without_repeating_it(tekst: str) -> None:
    with pytest.raises(iban.IbanOngeldig) as fout:
        iban.normaliseer(tekst)
    assert not tekst or tekst not in str(fout.value).replace("(IBAN)", "")


def test_masks_show_four() -> None:
    assert bsn.gemaskeerd("999990019") == "*****0019"
    assert iban.gemaskeerd("4300") == "**************4300"
