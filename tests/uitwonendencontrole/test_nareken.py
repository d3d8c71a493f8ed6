"""The stand-alone script: a published draw can be redone with Python and nothing of this project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from uitwonendencontrole.rules.steekproef import bestand, trek, zaad_van

from .test_steekproef import ANTWOORD, kader_van, verbonden

SCRIPT = Path(__file__).resolve().parents[2] / "uitwonendencontrole" / "openbaar" / "nareken.py"

BEWIJS = SCRIPT.parents[1] / "meedoen" / "bewijs.py"


def draai(inhoud: dict[str, object], map_: Path) -> subprocess.CompletedProcess[str]:
    (map_ / "loting.json").write_text(json.dumps(inhoud))
    # -I: isolated, so that nothing of the project can be found; a copy, so that it stands alone.
    (map_ / "nareken.py").write_text(SCRIPT.read_text())
    return subprocess.run(
        [sys.executable, "-I", "nareken.py", "loting.json"],
        cwd=map_, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def gepubliceerd(n: int = 21) -> dict[str, object]:
    kader = kader_van(n)
    verbintenis, _ = verbonden(kader)
    return bestand(verbintenis, kader, ANTWOORD, trek(kader, aantal=5, zaad=zaad_van(verbintenis, ANTWOORD)))  # fmt: skip


@pytest.mark.parametrize("n", [5, 8, 21, 33])
def test_an_honest_draw_comes_out_the_same(n: int, tmp_path: Path) -> None:
    gedraaid = draai(gepubliceerd(n), tmp_path)
    assert (gedraaid.returncode, gedraaid.stderr) == (0, "")
    regels = gedraaid.stdout.splitlines()
    commitment = str(gepubliceerd(n)["commitment"])
    assert regels[0] == f"commitment {commitment}: as it should be"
    assert regels[1:] == [f"{wat}: as it should be" for wat in ("frame", "round", "seed", "drawn")]


@pytest.mark.parametrize(
    ("knoei", "mis"),
    [
        ({"getrokken": [p.hex() for p in kader_van(5)]}, {"drawn"}),
        ({"pseudoniemen": [p.hex() for p in kader_van(20)]}, {"frame"}),
        ({"signature": "00"}, {"round"}),
        ({"ronde": 657414}, {"round"}),
        ({"randomness": "00" * 32}, {"round", "seed", "drawn"}),
        ({"zaad": "00" * 32}, {"seed"}),
        ({"grens": "00" * 32}, {"drawn"}),
        ({"commitment": "00" * 32}, {"commitment"}),
    ],
)
def test_tampering_is_named(knoei: dict[str, object], mis: set[str], tmp_path: Path) -> None:
    gedraaid = draai(gepubliceerd() | knoei, tmp_path)
    assert gedraaid.returncode == 1
    assert mis <= {
        r.split(":")[0].split()[0] for r in gedraaid.stdout.splitlines() if r.endswith("WRONG")
    }


@pytest.mark.parametrize("script", [SCRIPT, BEWIJS])
def test_the_script_is_short_enough_to_read(script: Path) -> None:
    """Some thirty lines of code, so that a journalist can see that nothing is hidden in it."""
    na_docstring = script.read_text().split('"""', 2)[2]
    regels = [r for r in na_docstring.splitlines() if r.strip()]
    assert len(regels) <= 34
    assert "uitwonendencontrole" not in na_docstring
    assert "django" not in na_docstring
