"""The beacon's own signature: real rounds pass, an invented one does not, and keys belong to their chains."""

import hashlib
import sys
import tomllib
from dataclasses import replace

import pytest

from uitwonendencontrole.operations import handtekening
from uitwonendencontrole.rules import baken
from uitwonendencontrole.rules.baken import Antwoord, AntwoordGeweigerd, bewaarde_antwoorden, ketens

TABELLEN = tomllib.loads(baken.BESTAND.read_text())
QUICKNET, DEFAULT = ketens()["quicknet"], ketens()["default"]
ECHT = bewaarde_antwoorden()["quicknet", 657413]


@pytest.mark.parametrize("naam", ["quicknet", "default"])
def test_the_hash_of_a_chain_follows_from_its_key_and_clock(naam: str) -> None:
    """As drand makes it: so neither key, genesis nor period can be another than those of the named chain."""
    keten = TABELLEN["keten"][naam]
    inhoud = (
        keten["seconden"].to_bytes(4)
        + keten["genesis"].to_bytes(8)
        + bytes.fromhex(keten["public_key"] + keten["group_hash"])
        + keten["beacon_id"].encode()
    )
    assert hashlib.sha256(inhoud).hexdigest() == keten["hash"]


def test_real_rounds_are_signed_by_their_chain() -> None:
    assert handtekening.controleer(QUICKNET.hash, ECHT)
    (ander,) = [t for t in TABELLEN["antwoord"] if t["keten"] == "default"]
    antwoord = bewaarde_antwoorden()["default", ander["ronde"]]
    vorige = bytes.fromhex(ander["previous_signature"])
    assert handtekening.controleer(DEFAULT.hash, antwoord, vorige=vorige)
    with pytest.raises(AntwoordGeweigerd, match="not that of the beacon"):
        handtekening.controleer(DEFAULT.hash, antwoord, vorige=vorige[::-1])


def test_what_the_beacon_did_not_sign_is_refused() -> None:
    for antwoord, reden in (
        (replace(ECHT, ronde=657414), "not that of the beacon"),
        (replace(ECHT, handtekening=b"zelf gemaakt"), "no signature"),
        (replace(ECHT, handtekening=ECHT.handtekening[:-1] + b"\x00"), "signature"),
    ):
        with pytest.raises(AntwoordGeweigerd, match=reden):
            handtekening.controleer(QUICKNET.hash, antwoord)
    with pytest.raises(AntwoordGeweigerd, match="not known"):
        handtekening.controleer("00" * 32, ECHT)


def test_without_the_library_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py_arkworks_bls12381", None)
    assert handtekening.controleer(QUICKNET.hash, ECHT) is False


def test_a_round_that_fits_itself_is_not_enough() -> None:
    """The SHA-256 of an invented signature fits; only the key shows that it is invented."""
    teken = b"\xb7" + b"\x01" * 47
    nep = Antwoord(657413, hashlib.sha256(teken).digest(), teken)
    baken.controleer(nep)
    with pytest.raises(AntwoordGeweigerd):
        handtekening.controleer(QUICKNET.hash, nep)
