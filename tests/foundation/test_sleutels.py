"""Key rings of the settings: what is read, what is refused, and that no key is ever printed."""

import base64

import pytest

from duo_portal.foundation.sleutels import SleutelOnbekend, SleutelOnbruikbaar, lees_sleutels

EEN = "1:" + base64.b64encode(bytes(range(32))).decode()
TWEE = "2:" + base64.b64encode(bytes(range(32, 64))).decode()


def test_the_first_key_is_for_new_values_and_the_others_still_read() -> None:
    bos = lees_sleutels([TWEE, EEN], instelling="PROEF")
    assert bos.actueel == 2 and bos.sleutel == bytes(range(32, 64))
    assert bos.van(1) == bytes(range(32))
    assert "sleutels" not in repr(bos)
    with pytest.raises(SleutelOnbekend, match="Sleutelversie 3"):
        bos.van(3)


@pytest.mark.parametrize("teksten", [[], ["1:geheim"], ["x" + EEN], [EEN, EEN], ["1:" + "A" * 43]])
def test_a_ring_that_cannot_be_used_is_refused_without_showing_it(teksten: list[str]) -> None:
    with pytest.raises(SleutelOnbruikbaar) as fout:
        lees_sleutels(teksten, instelling="PROEF")
    assert "PROEF" in str(fout.value) and "geheim" not in str(fout.value)
