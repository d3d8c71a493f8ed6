"""Check one's own proof: `python3 bewijs.py bewijs.json`. Needs Python only; imports nothing of this project.

Compare the commitment that it prints with the one on the public page of the draw.
"""

import hashlib
import json
import sys
from pathlib import Path


def h(data: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(data).digest()


d = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
v, code = json.loads(d["verbintenis"]), bytes.fromhex(d["pseudoniem"])
weg = h(b"\0" + code)
for kant, buur in d["stappen"]:
    ander = bytes.fromhex(buur)
    weg = h(b"\1" + (ander + weg if kant == "links" else weg + ander))
commitment = h(d["verbintenis"].encode()).hex()
klopt = {
    f"commitment {commitment}": commitment == d["commitment"],
    f"in the list of {v['kader']}": weg.hex() == v["wortel"],
}
if d["zaad"]:
    lot = h(bytes.fromhex(d["zaad"]) + code).hex()
    klopt["ticket"] = lot == d["lot"]
    klopt["drawn" if d["is_geloot"] else "not drawn"] = (lot <= d["grens"]) == d["is_geloot"]
for wat, goed in klopt.items():
    sys.stdout.write(f"{wat}: {'as it should be' if goed else 'WRONG'}\n")
sys.exit(0 if all(klopt.values()) else 1)
