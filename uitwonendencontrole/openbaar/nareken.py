"""Redo a published draw: `python3 nareken.py loting.json`. Needs Python only; imports nothing of this project.

The file holds "verbintenis" (the text committed to), "ronde", "randomness", "signature", "pseudoniemen", "getrokken".
"""

import hashlib
import json
import sys
from pathlib import Path


def h(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


def wortel(bladen: list[bytes]) -> bytes:
    """The root of the Merkle tree over these leaves."""
    laag = [h(b"\0" + blad) for blad in bladen]
    while len(laag) > 1:
        laag = [
            h(b"\1" + b"".join(laag[i : i + 2])) if i + 1 < len(laag) else laag[i]
            for i in range(0, len(laag), 2)
        ]
    return laag[0]


d = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
v, kader = json.loads(d["verbintenis"]), sorted(map(bytes.fromhex, d["pseudoniemen"]))
zaad = h(h(d["verbintenis"].encode()) + bytes.fromhex(d["randomness"]))
op_lot = sorted(kader, key=lambda pseudoniem: h(zaad + pseudoniem))
klopt = {
    "frame": wortel(kader).hex() == v["wortel"] and len(set(kader)) == len(kader) == v["kader"],
    "round": d["ronde"] == v["ronde"] and h(bytes.fromhex(d["signature"])).hex() == d["randomness"],
    "drawn": [pseudoniem.hex() for pseudoniem in op_lot[: v["getrokken"]]] == d["getrokken"],
}
for wat, goed in klopt.items():
    sys.stdout.write(f"{wat}: {'as it should be' if goed else 'WRONG'}\n")
sys.exit(0 if all(klopt.values()) else 1)
