"""Redo a published draw: `python3 nareken.py loting.json`. Needs Python only; imports nothing of this project.

Compare the commitment that it prints with the one that was published before the round of the beacon.
"""

import hashlib
import json
import sys
from pathlib import Path


def h(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def wortel(laag: list[bytes]) -> bytes:
    """The root of the Merkle tree over these hashes."""
    while len(laag) > 1:
        paren = [laag[i : i + 2] for i in range(0, len(laag), 2)]
        laag = [h(b"\1" + b"".join(p)) if len(p) == 2 else p[0] for p in paren]
    return laag[0]


d = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
v, kader = json.loads(d["verbintenis"]), sorted(map(bytes.fromhex, d["pseudoniemen"]))
commitment = h(d["verbintenis"].encode())
zaad = h(commitment + bytes.fromhex(d["randomness"]))
loten = sorted((h(zaad + p), p) for p in kader)[: v["getrokken"]]
klopt = {
    f"commitment {commitment.hex()}": commitment.hex() == d["commitment"],
    "frame": wortel([h(b"\0" + p) for p in kader]).hex() == v["wortel"]
    and len(set(kader)) == len(kader) == v["kader"],
    "round": d["ronde"] == v["ronde"] and h(bytes.fromhex(d["signature"])).hex() == d["randomness"],
    "seed": zaad.hex() == d["zaad"],
    "drawn": [p.hex() for _, p in loten] == d["getrokken"] and loten[-1][0].hex() == d["grens"],
}
for wat, goed in klopt.items():
    sys.stdout.write(f"{wat}: {'as it should be' if goed else 'WRONG'}\n")
sys.exit(0 if all(klopt.values()) else 1)
