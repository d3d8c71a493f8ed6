"""Bank files at rest: AES-256-GCM in frames of 64 KiB, so that a nation fits through a small memory.

Layout: magic, key version, 32 bytes of salt; then frames of cipher text with their tag. The frame key comes
from the key of the settings and the salt (HKDF), so every file has its own. The nonce of a frame is its number
and whether it is the last one: frames that are swapped, dropped or cut off do not decrypt.

A file appears under its name only when it is whole: bytes go to `<name>.onaf`, are synced, and then renamed.
"""

import fcntl
import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from duo_portal.foundation.sleutels import Sleutelbos, lees_sleutels

MAGIC = b"SFBANK1\n"
ZOUT_BYTES = 32
TAG_BYTES = 16
FRAME_BYTES = 64 * 1024
ONAF = ".onaf"
_KOP_BYTES = len(MAGIC) + 4 + ZOUT_BYTES


class BestandBeschadigd(Exception):
    """A stored file is cut off, changed, or not one of ours: build it again, or ask the bank again."""


def bank_sleutels() -> Sleutelbos:
    """The key ring of the settings that bank files are encrypted with."""
    return lees_sleutels(settings.ENCRYPTIE_SLEUTELS, instelling="ENCRYPTIE_SLEUTELS")


class BestandBezet(Exception):
    """Another process is writing this very file: let it finish, its bytes are the same."""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What was inside: SHA-256 (hex) and number of bytes, both of the readable text."""

    sha256: str
    omvang: int


def _frames(sleutel: bytes, kop: bytes) -> AESGCM:
    afgeleid = HKDF(SHA256(), 32, kop[-ZOUT_BYTES:], b"studiefinanciering bankbestand").derive(
        sleutel
    )
    return AESGCM(afgeleid)


def _nonce(nummer: int, *, is_laatste: bool) -> bytes:
    return nummer.to_bytes(11, "big") + (b"\x01" if is_laatste else b"\x00")


class VersleuteldSchrijver:
    """Context manager with `write`; on a clean exit the file stands complete under `pad`, else nowhere.

    After the exit `inhoud` holds hash and size. Only the owner of the process may read the file.
    """

    inhoud: Inhoud

    def __init__(self, pad: Path, sleutels: Sleutelbos) -> None:
        self.pad = pad
        self._onaf = pad.with_name(pad.name + ONAF)
        self._kop = MAGIC + sleutels.actueel.to_bytes(4, "big") + os.urandom(ZOUT_BYTES)
        self._frames = _frames(sleutels.sleutel, self._kop)
        self._hash = hashlib.sha256()
        self._wachtend = bytearray()
        self._nummer = self._omvang = 0

    def __enter__(self) -> Self:
        self.pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._bestand = _open_alleen(self._onaf)
        self._bestand.write(self._kop)
        return self

    def write(self, data: bytes) -> int:
        """Add bytes; a frame goes to disk once the next one has begun."""
        self._hash.update(data)
        self._omvang += len(data)
        self._wachtend += data
        plaats = 0
        while len(self._wachtend) - plaats > FRAME_BYTES:
            self._schrijf(bytes(self._wachtend[plaats : plaats + FRAME_BYTES]), is_laatste=False)
            plaats += FRAME_BYTES
        del self._wachtend[:plaats]
        return len(data)

    def tot_nu_toe(self) -> Inhoud:
        """Hash and size of what was written so far, to judge before the file becomes complete."""
        return Inhoud(self._hash.hexdigest(), self._omvang)

    def _schrijf(self, frame: bytes, *, is_laatste: bool) -> None:
        nonce = _nonce(self._nummer, is_laatste=is_laatste)
        self._bestand.write(self._frames.encrypt(nonce, frame, self._kop))
        self._nummer += 1

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        with self._bestand:
            if soort is not None:
                self._onaf.unlink(missing_ok=True)
                return
            self._schrijf(bytes(self._wachtend), is_laatste=True)
            self._bestand.flush()
            os.fsync(self._bestand.fileno())
            self._onaf.replace(self.pad)
        sync_map(self.pad.parent)
        self.inhoud = self.tot_nu_toe()


def _open_alleen(onaf: Path) -> BinaryIO:
    """An empty file that nobody else writes; what a killed writer left is overwritten."""
    bestand = os.fdopen(os.open(onaf, os.O_WRONLY | os.O_CREAT, 0o600), "wb")
    try:
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The other writer may have renamed this very file while we waited for its lock.
        if not onaf.exists() or onaf.stat().st_ino != os.fstat(bestand.fileno()).st_ino:
            raise BlockingIOError
    except BlockingIOError:
        bestand.close()
        raise BestandBezet(f"{onaf.name} wordt al door een ander proces geschreven.") from None
    bestand.truncate()
    return bestand


def sync_map(map_: Path) -> None:
    """Make a rename in this folder survive a power cut."""
    handvat = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)


def lees_versleuteld(pad: Path, sleutels: Sleutelbos) -> Iterator[bytes]:
    """The readable bytes, frame by frame. Raises `BestandBeschadigd` at the first frame that is not right.

    A reader that must not act on half a file has to read to the end first (`controleer`).
    """
    with pad.open("rb") as bestand:
        kop = bestand.read(_KOP_BYTES)
        if len(kop) < _KOP_BYTES or not kop.startswith(MAGIC):
            raise BestandBeschadigd(f"{pad.name} is geen bankbestand van deze administratie.")
        versie = int.from_bytes(kop[len(MAGIC) : len(MAGIC) + 4], "big")
        yield from _ontcijfer(bestand, _frames(sleutels.van(versie), kop), kop, pad.name)


def _ontcijfer(bestand: BinaryIO, frames: AESGCM, kop: bytes, naam: str) -> Iterator[bytes]:
    nummer, huidig = 0, bestand.read(FRAME_BYTES + TAG_BYTES)
    while True:
        volgend = bestand.read(FRAME_BYTES + TAG_BYTES) if huidig else b""
        try:
            yield frames.decrypt(_nonce(nummer, is_laatste=not volgend), huidig, kop)
        except (InvalidTag, ValueError):
            raise BestandBeschadigd(
                f"{naam} is beschadigd of afgekapt bij blok {nummer}."
            ) from None
        if not volgend:
            return
        nummer, huidig = nummer + 1, volgend


def controleer(pad: Path, sleutels: Sleutelbos) -> Inhoud:
    """Read the whole file and say what is in it; raises `BestandBeschadigd`."""
    digest, omvang = hashlib.sha256(), 0
    for blok in lees_versleuteld(pad, sleutels):
        digest.update(blok)
        omvang += len(blok)
    return Inhoud(digest.hexdigest(), omvang)


class VersleuteldLezer(io.RawIOBase):
    """The same bytes as a file object, for a parser that wants `read(n)`."""

    def __init__(self, pad: Path, sleutels: Sleutelbos) -> None:
        self._blokken = lees_versleuteld(pad, sleutels)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; b"" at the end."""
        if size is None or size < 0:
            rest, self._rest = self._rest, b""
            return rest + b"".join(self._blokken)
        while not self._rest:
            volgend = next(self._blokken, None)
            if volgend is None:
                return b""
            self._rest = volgend
        uit, self._rest = self._rest[:size], self._rest[size:]
        return uit


def verwijder(pad: Path) -> None:
    """Delete the content at the end of its term; deleting twice is no error."""
    pad.unlink(missing_ok=True)
    pad.with_name(pad.name + ONAF).unlink(missing_ok=True)
