"""What is served as it is: everything can be published, and what others made is what its list says, with its licence."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

import duo_portal.web
from tools import vendor_assets

STATIC = Path(duo_portal.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"


def test_everything_can_be_published_under_a_name_with_its_hash(tmp_path):
    opslag = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES={"staticfiles": opslag}):
        call_command("collectstatic", interactive=False, verbosity=0)
    namen = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert {
        "web/thema.css",
        "vendor/utrecht/utrecht.css",
        "vendor/htmx/htmx.min.js",
    } <= namen.keys()
    thema = (tmp_path / namen["web/thema.css"]).read_text()
    assert Path(namen["vendor/noto-sans/noto-sans-latin-wght-normal.woff2"]).name in thema


def test_the_manifest_is_the_list_and_every_folder_has_a_licence():
    lijst = {(p.naam, p.versie, p.integriteit) for p in vendor_assets.lees_lijst()}
    manifest = json.loads((VENDOR / "manifest.json").read_text())
    assert {(p["naam"], p["versie"], p["integriteit"]) for p in manifest} == lijst
    for pakket in vendor_assets.lees_lijst():
        assert (VENDOR / pakket.map_ / "LICENSE").stat().st_size > 200
        bestanden = [pakket.bundel] if pakket.bundel else [Path(b).name for b in pakket.bestanden]
        assert all((VENDOR / pakket.map_ / b).stat().st_size for b in bestanden)
    bekend = {
        f"@utrecht/{n}"
        for n in re.findall(r"/\* @utrecht/(\S+)", (VENDOR / "utrecht/utrecht.css").read_text())
    }
    assert bekend == {p.naam for p in vendor_assets.lees_lijst() if p.bundel}


@pytest.mark.parametrize("pad", sorted(STATIC.rglob("*.[cj]s*")), ids=lambda p: p.name)
def test_a_style_or_script_asks_nothing_of_others(pad):
    tekst = pad.read_text()
    assert "sourceMappingURL" not in tekst
    assert not re.search(r"url\(['\"]?(?:https?:)?//", tekst)
    assert not re.search(r"@import", tekst)
    if pad.parent == STATIC / "web" and pad.suffix == ".js":
        assert not re.search(r"\beval\b|innerHTML|new Function|\.style\b", tekst)


def test_another_package_than_the_list_says_is_refused(monkeypatch, tmp_path):
    inhoud = b"iets anders"

    def nep_npm(opdracht, *, cwd, **_):
        (Path(cwd) / "x-1.0.0.tgz").write_bytes(inhoud)

    monkeypatch.setattr("subprocess.run", nep_npm)
    som = hashlib.sha512(b"wat de lijst verwacht").digest()
    integriteit = f"sha512-{base64.b64encode(som).decode()}"
    pakket = vendor_assets.Pakket("x", "1.0.0", integriteit, "MIT", (), "x", "")
    with pytest.raises(SystemExit, match="not the package of the list"):
        vendor_assets.haal(pakket, tmp_path)


def test_a_style_that_asks_for_a_missing_file_is_refused_and_comments_go():
    assert vendor_assets.schoon("a.js", b"x();\n//# sourceMappingURL=a.map\n") == b"x();\n"
    assert (
        vendor_assets.schoon("a.css", b'@charset "UTF-8";a{b:c}/*# sourceMappingURL=x */')
        == b"a{b:c}\n"
    )
    with pytest.raises(SystemExit, match="asks for another file"):
        vendor_assets.schoon("a.css", b"a{b:url(x.png)}")
