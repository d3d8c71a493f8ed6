"""Files at rest: unreadable, tamper-evident, and complete or absent, also when the writer is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from duo_portal.foundation.sleutels import SleutelOnbekend, lees_sleutels
from duo_portal.gateways.bank import versleuteld_bestand as vb

EEN = "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
TWEE = "2:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA="
BOS = lees_sleutels([EEN], instelling="PROEF")
FRAME = vb.FRAME_BYTES


def schrijf(pad: Path, *stukken: bytes) -> vb.Inhoud:
    with vb.VersleuteldSchrijver(pad, BOS) as schrijver:
        for stuk in stukken:
            schrijver.write(stuk)
    return schrijver.inhoud


@pytest.mark.parametrize("lengte", [0, 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 5 * FRAME + 77])
def test_what_goes_in_comes_out_at_every_length(tmp_path: Path, lengte: int) -> None:
    tekst = os.urandom(lengte)
    inhoud = schrijf(tmp_path / "a", tekst[: lengte // 3], tekst[lengte // 3 :])
    assert b"".join(vb.lees_versleuteld(tmp_path / "a", BOS)) == tekst
    assert vb.controleer(tmp_path / "a", BOS) == inhoud and inhoud.omvang == lengte
    lezer = vb.VersleuteldLezer(tmp_path / "a", BOS)
    assert b"".join(iter(lambda: lezer.read(1000), b"")) == tekst


def test_nothing_readable_lies_on_disk_and_only_the_owner_may_open_it(tmp_path: Path) -> None:
    schrijf(tmp_path / "a", b"NL91ABNA0417164300" * 10_000)
    assert b"ABNA" not in (tmp_path / "a").read_bytes()
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "weg", [1, 15, 16, 17, FRAME, FRAME + 16, 2 * (FRAME + 16), 3 * (FRAME + 16) + 43]
)
def test_a_truncated_file_is_refused(tmp_path: Path, weg: int) -> None:
    schrijf(tmp_path / "a", os.urandom(3 * FRAME))
    rauw = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(rauw[:-weg])
    with pytest.raises(vb.BestandBeschadigd):
        vb.controleer(tmp_path / "a", BOS)


def test_swapped_frames_a_flipped_bit_and_glued_bytes_are_refused(tmp_path: Path) -> None:
    schrijf(tmp_path / "a", os.urandom(3 * FRAME))
    rauw, stap, kop = (tmp_path / "a").read_bytes(), FRAME + 16, 44
    verwisseld = (
        rauw[:kop]
        + rauw[kop + stap : kop + 2 * stap]
        + rauw[kop : kop + stap]
        + rauw[kop + 2 * stap :]
    )
    gekanteld = rauw[:20] + bytes([rauw[20] ^ 1]) + rauw[21:]
    for fout in (verwisseld, gekanteld, rauw + b"x", rauw + rauw[kop:], b"<?xml"):
        (tmp_path / "b").write_bytes(fout)
        with pytest.raises(vb.BestandBeschadigd):
            vb.controleer(tmp_path / "b", BOS)


def test_an_old_key_still_reads_and_a_lost_key_says_so(tmp_path: Path) -> None:
    schrijf(tmp_path / "a", b"abc")
    nieuw = lees_sleutels([TWEE, EEN], instelling="PROEF")
    assert b"".join(vb.lees_versleuteld(tmp_path / "a", nieuw)) == b"abc"
    with pytest.raises(SleutelOnbekend):
        vb.controleer(tmp_path / "a", lees_sleutels([TWEE], instelling="PROEF"))


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), vb.VersleuteldSchrijver(tmp_path / "a", BOS) as schrijver:
        schrijver.write(os.urandom(3 * FRAME))
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_two_writers_of_one_file_do_not_mix(tmp_path: Path) -> None:
    with vb.VersleuteldSchrijver(tmp_path / "a", BOS) as eerste:
        eerste.write(b"abc")
        with pytest.raises(vb.BestandBezet), vb.VersleuteldSchrijver(tmp_path / "a", BOS):
            pass
    assert b"".join(vb.lees_versleuteld(tmp_path / "a", BOS)) == b"abc"


TRAGE_SCHRIJVER = f"""
import pathlib, sys, time
from duo_portal.foundation.sleutels import lees_sleutels
from duo_portal.gateways.bank.versleuteld_bestand import VersleuteldSchrijver
with VersleuteldSchrijver(pathlib.Path(sys.argv[1]), lees_sleutels([{EEN!r}], instelling="PROEF")) as uit:
    for _ in range(100_000):
        uit.write(b"x" * 8192)
        uit._bestand.flush()
        time.sleep(0.0005)
"""


@pytest.mark.chaos
@pytest.mark.parametrize("vanaf", [44, FRAME, 3 * FRAME + 1, 8 * FRAME])
def test_kill_9_while_writing_leaves_no_file_and_a_rebuild_does_not_mind(
    tmp_path: Path, vanaf: int
) -> None:
    pad = tmp_path / "a"
    onaf = tmp_path / "a.onaf"
    proces = subprocess.Popen([sys.executable, "-c", TRAGE_SCHRIJVER, str(pad)])
    einde = time.monotonic() + 20
    while not (onaf.exists() and onaf.stat().st_size >= vanaf) and time.monotonic() < einde:
        time.sleep(0.002)
    assert proces.poll() is None, "de schrijver was al klaar"
    os.kill(proces.pid, signal.SIGKILL)
    assert proces.wait() == -signal.SIGKILL
    assert onaf.stat().st_size >= vanaf and not pad.exists()
    with pytest.raises(vb.BestandBeschadigd):
        vb.controleer(onaf, BOS)
    schrijf(pad, b"opnieuw")
    assert b"".join(vb.lees_versleuteld(pad, BOS)) == b"opnieuw" and not onaf.exists()


def test_the_cipher_is_the_standard_one(tmp_path: Path) -> None:
    """A second reader, written from the layout alone, reads the file."""
    import hmac
    from hashlib import sha256

    schrijf(tmp_path / "a", b"abc")
    rauw = (tmp_path / "a").read_bytes()
    kop = rauw[:44]
    prk = hmac.digest(kop[12:], BOS.sleutel, sha256)
    sleutel = hmac.digest(prk, b"studiefinanciering bankbestand\x01", sha256)
    assert AESGCM(sleutel).decrypt(bytes(11) + b"\x01", rauw[44:], kop) == b"abc"
