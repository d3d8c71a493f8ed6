"""Fetch the style sheets, script and fonts of others and put what we serve in `duo_portal/web/static/vendor`.

    .venv/bin/python -m tools.vendor_assets

Needed only to take in another version: what it writes is committed, and nothing is built when the portal is set up.
Versions are pinned with the hash of their package (`npm pack` says both); another hash stops everything. Only named
files come along, each with its licence; comments that point to files we do not serve are removed, since the static
files storage of production refuses to publish them.
"""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

DOEL = Path(__file__).resolve().parents[1] / "duo_portal/web/static/vendor"
LIJST = Path(__file__).with_name("vendor_assets.json")
VERWIJZING = re.compile(r"/\*# sourceMappingURL=.*?\*/|^//# sourceMappingURL=.*$", re.MULTILINE)
URL = re.compile(r"url\((?!['\"]?data:)")


@dataclass(frozen=True, slots=True)
class Pakket:
    """One package of the list: what is taken from it, and into which folder (a bundle or single files)."""

    naam: str
    versie: str
    integriteit: str
    licentie: str
    bestanden: tuple[str, ...]
    map_: str
    bundel: str


def lees_lijst() -> list[Pakket]:
    """The packages of `vendor_assets.json`, in the order in which their styles stand in a bundle."""
    return [
        Pakket(p["naam"], p["versie"], p["integriteit"], p["licentie"], tuple(p["bestanden"]), p["map"],
               p.get("bundel", ""))
        for p in json.loads(LIJST.read_text())
    ]  # fmt: skip


def haal(pakket: Pakket, werkmap: Path) -> dict[str, bytes]:
    """The files of a package, by path; raises SystemExit when its hash is another one."""
    opdracht = ["npm", "pack", "--json", "--silent", f"{pakket.naam}@{pakket.versie}"]
    subprocess.run(opdracht, cwd=werkmap, check=True, stdout=subprocess.DEVNULL)
    archief = werkmap / f"{pakket.naam.lstrip('@').replace('/', '-')}-{pakket.versie}.tgz"
    inhoud = archief.read_bytes()
    soort, _, verwacht = pakket.integriteit.partition("-")
    gevonden = base64.b64encode(hashlib.new(soort, inhoud).digest()).decode()
    if gevonden != verwacht:
        sys.exit(
            f"{pakket.naam} {pakket.versie} is not the package of the list: {soort}-{gevonden}."
        )
    with tarfile.open(fileobj=io.BytesIO(inhoud)) as tar:
        return {
            lid.name.removeprefix("package/"): bestand.read()
            for lid in tar.getmembers()
            if (bestand := tar.extractfile(lid)) is not None
        }


def schoon(naam: str, inhoud: bytes) -> bytes:
    """Text without comments that point elsewhere; a style sheet that asks for other files is refused."""
    if not naam.endswith((".css", ".js")):
        return inhoud
    tekst = VERWIJZING.sub("", inhoud.decode()).strip()
    if naam.endswith(".css"):
        tekst = re.sub(r'^@charset "[^"]*";', "", tekst)
        if URL.search(tekst):
            sys.exit(
                f"{naam} asks for another file by url(): take that file along or leave it out."
            )
    return tekst.encode() + b"\n"


def licentie_van(inhoud: dict[str, bytes], naam: str) -> bytes:
    """The text of the licence, without which nothing is taken."""
    for pad in ("LICENSE", "LICENSE.md", "LICENSE.txt"):
        if pad in inhoud:
            return inhoud[pad]
    return sys.exit(f"{naam} has no licence file.")


def main() -> None:
    """Write every file, one bundle for the style sheets, and the manifest."""
    bundels: dict[str, list[str]] = {}
    manifest = []
    with tempfile.TemporaryDirectory() as werkmap:
        for pakket in lees_lijst():
            inhoud = haal(pakket, Path(werkmap))
            map_ = DOEL / pakket.map_
            map_.mkdir(parents=True, exist_ok=True)
            (map_ / "LICENSE").write_bytes(licentie_van(inhoud, pakket.naam))
            for pad in pakket.bestanden:
                tekst = schoon(pad, inhoud[pad])
                if pakket.bundel:
                    kop = f"/* {pakket.naam} {pakket.versie} ({pakket.licentie}), {pad} */\n"
                    bundels.setdefault(f"{pakket.map_}/{pakket.bundel}", []).append(
                        kop + tekst.decode()
                    )
                else:
                    (map_ / Path(pad).name).write_bytes(tekst)
            manifest.append({"naam": pakket.naam, "versie": pakket.versie, "licentie": pakket.licentie,
                             "integriteit": pakket.integriteit, "bestanden": list(pakket.bestanden)})  # fmt: skip
    for naam, stukken in bundels.items():
        # In a layer of its own, so that our own rules win whatever their weight.
        (DOEL / naam).write_text(
            f"/* Made by tools/vendor_assets.py; see LICENSE. */\n@layer utrecht {{\n{''.join(stukken)}}}\n"
        )
    (DOEL / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main()
