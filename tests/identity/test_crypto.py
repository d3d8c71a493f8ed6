"""Numbers at rest: what opens, what does not, and keys that follow each other."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.foundation.sleutels import SleutelOnbekend
from duo_portal.identity import crypto

EEN = "1:" + base64.b64encode(bytes(range(32))).decode()
TWEE = "2:" + base64.b64encode(bytes(range(32, 64))).decode()


@given(st.lists(st.text(max_size=40), max_size=20))
def test_what_goes_in_comes_out(waarden: list[str]) -> None:
    versleuteld = crypto.versleutel_reeks(waarden, kind=crypto.BSN)
    ids = [crypto.actuele_sleutel_id()] * len(waarden)
    assert crypto.ontsleutel_reeks(versleuteld, ids, kind=crypto.BSN) == waarden


def test_equal_values_look_different_and_hide_their_text() -> None:
    een, twee = crypto.versleutel_reeks(["999990019"] * 2, kind=crypto.BSN)
    assert een != twee
    assert b"999990019" not in een


def test_a_value_of_another_kind_does_not_open() -> None:
    versleuteld = crypto.versleutel("999990019", kind=crypto.BSN)
    with pytest.raises(crypto.NietTeOntsleutelen, match="verwisseld"):
        crypto.ontsleutel(versleuteld, sleutel_id=1, kind=crypto.IBAN)


@pytest.mark.parametrize("plaats", [0, 11, 12, 20, -1])
def test_one_flipped_bit_does_not_open(plaats: int) -> None:
    bytes_ = bytearray(crypto.versleutel("999990019", kind=crypto.BSN))
    bytes_[plaats] ^= 1
    with pytest.raises(crypto.NietTeOntsleutelen) as fout:
        crypto.ontsleutel(bytes(bytes_), sleutel_id=1, kind=crypto.BSN)
    assert "999990019" not in str(fout.value)


def test_a_short_value_does_not_open() -> None:
    with pytest.raises(crypto.NietTeOntsleutelen, match="te kort"):
        crypto.ontsleutel(b"kort", sleutel_id=1, kind=crypto.BSN)


def test_after_rotation_old_values_still_open_and_new_ones_use_the_new_key(
    settings: object,
) -> None:
    settings.ENCRYPTIE_SLEUTELS = [EEN]  # type: ignore[attr-defined]
    oud = crypto.versleutel("NL85FICT0000000005", kind=crypto.IBAN)
    settings.ENCRYPTIE_SLEUTELS = [TWEE, EEN]  # type: ignore[attr-defined]
    nieuw = crypto.versleutel("NL85FICT0000000005", kind=crypto.IBAN)
    assert crypto.actuele_sleutel_id() == 2
    assert (
        crypto.ontsleutel_reeks([oud, nieuw], [1, 2], kind=crypto.IBAN)
        == ["NL85FICT0000000005"] * 2
    )
    settings.ENCRYPTIE_SLEUTELS = [TWEE]  # type: ignore[attr-defined]
    with pytest.raises(SleutelOnbekend, match="1"):
        crypto.ontsleutel(oud, sleutel_id=1, kind=crypto.IBAN)


def test_search_hashes_have_their_own_key_and_version(settings: object) -> None:
    settings.ZOEK_SLEUTELS = [EEN]  # type: ignore[attr-defined]
    oud = crypto.zoekhash(crypto.BSN, "999990019")
    assert len(oud) == 32
    assert oud == crypto.zoekhash_reeks(crypto.BSN, ["999990019"])[0]
    assert oud != crypto.zoekhash(crypto.IBAN, "999990019")
    settings.ZOEK_SLEUTELS = [TWEE, EEN]  # type: ignore[attr-defined]
    assert crypto.actuele_hash_versie() == 2
    nieuw = crypto.zoekhash(crypto.BSN, "999990019")
    assert nieuw != oud
    assert set(crypto.zoekhashes(crypto.BSN, "999990019")) == {oud, nieuw}
