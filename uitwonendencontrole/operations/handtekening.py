"""Is a round of the beacon really signed by the beacon? BLS on curve BLS12-381, with an optional library.

Without it a relay could make up a signature, and with it the seed. The library is the extra `drand` of this project; it is
imported here only, when a round is checked. Which key belongs to which chain follows from the chain's own hash, which
stands in every promise.
"""

import hashlib

from uitwonendencontrole.rules import baken
from uitwonendencontrole.rules.baken import Antwoord, AntwoordGeweigerd

_SUITE = "BLS_SIG_BLS12381{}_XMD:SHA-256_SSWU_RO_NUL_"


def controleer(keten: str, antwoord: Antwoord, *, vorige: bytes = b"") -> bool:
    """True: signed with the key of the chain with this hash. False: the library is not installed, so nobody knows.

    `vorige` is the signature of the round before, of a chained chain. Raises AntwoordGeweigerd for an unknown chain and for
    a signature that is not the chain's.
    """
    schakel = next((k for k in baken.ketens().values() if k.hash == keten), None)
    if schakel is None:
        raise AntwoordGeweigerd(f"Chain {keten} is not known: its key is not here.")
    try:
        from py_arkworks_bls12381 import GT, G1Point, G2Point
    except ImportError:
        return False
    bericht = hashlib.sha256(
        (vorige if schakel.is_geketend else b"") + antwoord.ronde.to_bytes(8)
    ).digest()
    sleutel, teken = bytes.fromhex(schakel.sleutel), antwoord.handtekening
    try:
        if len(sleutel) == 96:  # a long key and a short signature
            op_g1 = G1Point.hash_to_curve(bericht, _SUITE.format("G1").encode())
            links = GT.pairing(G1Point.from_compressed_bytes(teken), G2Point())
            rechts = GT.pairing(op_g1, G2Point.from_compressed_bytes(sleutel))
        else:
            op_g2 = G2Point.hash_to_curve(bericht, _SUITE.format("G2").encode())
            links = GT.pairing(G1Point(), G2Point.from_compressed_bytes(teken))
            rechts = GT.pairing(G1Point.from_compressed_bytes(sleutel), op_g2)
    except (ValueError, TypeError) as fout:
        raise AntwoordGeweigerd(f"Round {antwoord.ronde}: this is no signature.") from fout
    if links != rechts:
        raise AntwoordGeweigerd(f"Round {antwoord.ronde}: the signature is not that of the beacon.")
    return True
