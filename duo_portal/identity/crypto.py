"""Numbers at rest: AES-256-GCM with a key id, and keyed hashes to find a value without reading it.

A stored value is `nonce (12) || ciphertext || tag (16)`; the id of its key stands in a column beside it.
The kind of value ("bsn", "iban") is bound as associated data, so that an account pasted into the column of a
citizen number does not decrypt. The first key of the setting is used for new values; the others still read.
"""

import hmac
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from duo_portal.foundation.sleutels import Sleutelbos, lees_sleutels

BSN = "bsn"
IBAN = "iban"
_NONCE = 12
_TAG = 16


class NietTeOntsleutelen(ValueError):
    """A stored value does not open with its key and kind: damaged, swapped, or of another installation."""


@lru_cache(maxsize=8)
def _bos(teksten: tuple[str, ...], instelling: str) -> Sleutelbos:
    return lees_sleutels(teksten, instelling=instelling)


def _encryptie() -> Sleutelbos:
    return _bos(tuple(settings.ENCRYPTIE_SLEUTELS), "ENCRYPTIE_SLEUTELS")


def _zoek() -> Sleutelbos:
    return _bos(tuple(settings.ZOEK_SLEUTELS), "ZOEK_SLEUTELS")


def actuele_sleutel_id() -> int:
    """The key id to store beside values made by `versleutel` and `versleutel_reeks`."""
    return _encryptie().actueel


def actuele_hash_versie() -> int:
    """The version to store beside hashes made by `zoekhash` and `zoekhash_reeks`."""
    return _zoek().actueel


def versleutel(waarde: str, *, kind: str) -> bytes:
    """Encrypt one value with the key for new values."""
    return versleutel_reeks([waarde], kind=kind)[0]


def versleutel_reeks(waarden: Sequence[str], *, kind: str) -> list[bytes]:
    """Encrypt many values; each gets its own random nonce. About 2 µs a value."""
    sleutel = AESGCM(_encryptie().sleutel)
    aad = kind.encode()
    nonces = os.urandom(_NONCE * len(waarden))
    versleuteld = []
    for plaats, waarde in enumerate(waarden):
        nonce = nonces[plaats * _NONCE : (plaats + 1) * _NONCE]
        versleuteld.append(nonce + sleutel.encrypt(nonce, waarde.encode(), aad))
    return versleuteld


def ontsleutel(versleuteld: bytes, *, sleutel_id: int, kind: str) -> str:
    """The value; raises `NietTeOntsleutelen`, or `SleutelOnbekend` when its key left the setting."""
    return ontsleutel_reeks([versleuteld], [sleutel_id], kind=kind)[0]


def ontsleutel_reeks(
    versleuteld: Iterable[bytes], sleutel_ids: Iterable[int], *, kind: str
) -> list[str]:
    """The values in the same order; errors as `ontsleutel`, naming the place, never the value."""
    bos = _encryptie()
    aad = kind.encode()
    sleutels: dict[int, AESGCM] = {}
    waarden = []
    for plaats, (bytes_, sleutel_id) in enumerate(zip(versleuteld, sleutel_ids, strict=True)):
        sleutel = sleutels.get(sleutel_id)
        if sleutel is None:
            sleutel = sleutels[sleutel_id] = AESGCM(bos.van(sleutel_id))
        waarden.append(_open(sleutel, bytes(bytes_), aad, plaats))
    return waarden


def _open(sleutel: AESGCM, versleuteld: bytes, aad: bytes, plaats: int) -> str:
    if len(versleuteld) < _NONCE + _TAG:
        raise NietTeOntsleutelen(f"Waarde {plaats} is te kort om een versleutelde waarde te zijn.")
    try:
        return sleutel.decrypt(versleuteld[:_NONCE], versleuteld[_NONCE:], aad).decode()
    except InvalidTag:
        raise NietTeOntsleutelen(
            f"Waarde {plaats} ({aad.decode()}) opent niet: beschadigd, verwisseld of van elders."
        ) from None


def zoekhash(kind: str, waarde: str) -> bytes:
    """HMAC-SHA256 of a value with the current search key: 32 bytes, equal for equal values of a kind."""
    return zoekhash_reeks(kind, [waarde])[0]


def zoekhash_reeks(kind: str, waarden: Iterable[str]) -> list[bytes]:
    """`zoekhash` of many values. About 1 µs a value."""
    return _hash_reeks(_zoek().sleutel, kind, waarden)


def zoekhashes(kind: str, waarde: str) -> list[bytes]:
    """The hash of a value under every search key that is still in the setting: look up with `__in`."""
    return [_hash_reeks(sleutel, kind, [waarde])[0] for sleutel in _zoek().sleutels.values()]


def _hash_reeks(sleutel: bytes, kind: str, waarden: Iterable[str]) -> list[bytes]:
    voor = kind.encode() + b"\0"
    return [hmac.digest(sleutel, voor + waarde.encode(), "sha256") for waarde in waarden]


def versleutel_bytes(inhoud: bytes, *, kind: str) -> bytes:
    """Encrypt a file with the key for new values; store `actuele_sleutel_id()` beside it."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_encryptie().sleutel).encrypt(nonce, inhoud, kind.encode())


def ontsleutel_bytes(versleuteld: bytes, *, sleutel_id: int, kind: str) -> bytes:
    """The file; raises `NietTeOntsleutelen`, or `SleutelOnbekend` when its key left the setting."""
    sleutel = AESGCM(_encryptie().van(sleutel_id))
    try:
        return sleutel.decrypt(versleuteld[:_NONCE], versleuteld[_NONCE:], kind.encode())
    except (InvalidTag, ValueError):
        raise NietTeOntsleutelen(
            f"Dit bestand ({kind}) opent niet: beschadigd, verwisseld of van elders."
        ) from None
