"""A Merkle tree over pseudonyms: one root that is published beforehand, and a short proof that one of them was in it.

Leaves and nodes are hashed with a different first byte (as in RFC 6962), so that no node can pass for a leaf. A node
without a neighbour goes up as it is.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

BLAD, KNOOP = b"\x00", b"\x01"
Stap = tuple[str, bytes]
"""A neighbour on the way up: "links" or "rechts" of what is hashed so far, and its hash."""


def hash_blad(inhoud: bytes) -> bytes:
    """The hash of one leaf."""
    return hashlib.sha256(BLAD + inhoud).digest()


def hash_knoop(links: bytes, rechts: bytes) -> bytes:
    """The hash of two neighbours."""
    return hashlib.sha256(KNOOP + links + rechts).digest()


@dataclass(frozen=True, slots=True)
class Boom:
    """All levels of the tree, leaves first; proofs are looked up, not computed."""

    lagen: tuple[tuple[bytes, ...], ...]

    @property
    def wortel(self) -> bytes:
        """The root."""
        return self.lagen[-1][0]

    def bewijs(self, plaats: int) -> tuple[Stap, ...]:
        """The neighbours from leaf `plaats` up to the root. Raises IndexError outside the leaves."""
        if not 0 <= plaats < len(self.lagen[0]):
            raise IndexError(f"There is no leaf {plaats}: the tree has {len(self.lagen[0])}.")
        stappen: list[Stap] = []
        for laag in self.lagen[:-1]:
            buur = plaats ^ 1
            if buur < len(laag):
                stappen.append(("links" if buur < plaats else "rechts", laag[buur]))
            plaats //= 2
        return tuple(stappen)


def bouw(bladen: Sequence[bytes]) -> Boom:
    """The tree over these leaves, in the order given. Raises ValueError without any."""
    if not bladen:
        raise ValueError("A tree needs at least one leaf.")
    return stapel([hash_blad(blad) for blad in bladen])


def stapel(laag: Sequence[bytes]) -> Boom:
    """The tree over a level of hashes that was computed before. Raises ValueError without any."""
    if not laag:
        raise ValueError("A tree needs at least one leaf.")
    lagen = [tuple(laag)]
    while len(onder := lagen[-1]) > 1:
        boven = [hash_knoop(onder[i], onder[i + 1]) for i in range(0, len(onder) - 1, 2)]
        lagen.append((*boven, *onder[len(boven) * 2 :]))
    return Boom(tuple(lagen))


def klopt(inhoud: bytes, bewijs: Sequence[Stap], wortel: bytes) -> bool:
    """Whether the proof leads from this leaf to this root."""
    hash_ = hash_blad(inhoud)
    for kant, buur in bewijs:
        hash_ = hash_knoop(buur, hash_) if kant == "links" else hash_knoop(hash_, buur)
    return hash_ == wortel
