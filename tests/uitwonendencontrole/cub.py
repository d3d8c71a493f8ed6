"""Where the published tables of the old selections lie when these tests run on the machine that has them."""

import csv
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from uitwonendencontrole.fairness.monitor import beoordeel
from uitwonendencontrole.fairness.tabel import Tabel, lees_tabel

MAP = Path(os.environ.get("CUB_TABELLEN", Path(__file__).resolve().parents[3] / "shared" / "cub_tables"))  # fmt: skip
AANWEZIG = pytest.mark.skipif(
    not MAP.is_dir(), reason=f"the published CUB tables are not in {MAP} (set CUB_TABELLEN)"
)
NAMEN = {
    "2014": "cbs_table1_population_2014-02-01.csv",
    "2019": "cbs_table2_population_2019-02-01.csv",
    "steekproef 2014": "cbs_table3_random_sample_2014-03.csv",
    "steekproef 2017": "cbs_table4_random_sample_2017-10.csv",
    "bezwaar 2014": "cbs_table5_appeals_2014.csv",
    "bezwaar 2019": "cbs_table6_appeals_2019.csv",
    "bezwaar 2021": "cbs_table7_appeals_2021.csv",
    "bezwaar 2022": "cbs_table8_appeals_2022.csv",
}
PARAMETERS = Path(__file__).resolve().parents[2] / "uitwonendencontrole" / "parameters"
DOEL = tomllib.loads((PARAMETERS / "doelen.toml").read_text())


def pad(naam: str) -> Path:
    return MAP / NAMEN[naam]


@cache
def tabel(naam: str) -> Tabel:
    return lees_tabel(pad(naam))


@cache
def rapport(naam: str, tegenover: str = "") -> Any:
    return beoordeel(tabel(naam), tabel(tegenover) if tegenover else None)


def regel(naam: str, fase: str, groep: str = "buiten_europa") -> Any:
    [een] = [r for r in rapport(naam).fasen if (r.fase, r.groep) == (fase, groep)]
    return een


def rijen(bestand: str) -> list[dict[str, str]]:
    with (MAP / bestand).open(encoding="utf-8") as open_bestand:
        return list(csv.DictReader(open_bestand))
