"""The old selections as a warning example: published counts, quoted, judged by the same monitor as any new check.

The judgement takes scipy and a second; the public page must not. So it is made once, kept beside the quoted counts as
`historie_rapport.json` with the fingerprint of what it rests on, and a test makes it again and compares.
"""

import hashlib
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from uitwonendencontrole.rules.stopregel import BESTAND as STOPREGEL

from .tabel import GROEPEN, TOTAAL, Tabel

MAP = Path(__file__).resolve().parents[1] / "parameters"
CITAAT, RAPPORT = MAP / "historie.toml", MAP / "historie_rapport.json"
SELECTIES = ("selectie_2014", "selectie_2019")
STEEKPROEVEN = ("steekproef_2014", "steekproef_2017")
BEVOLKING_VAN = {"precies_2014": "selectie_2014"}
"""The exact counts of a sample and the table with its population (none was published for October 2017)."""


@cache
def citaat() -> dict[str, Any]:
    """The quoted counts with their sources."""
    return tomllib.loads(CITAAT.read_text(encoding="utf-8"))


def geciteerd(naam: str) -> Tabel:
    """One quoted table; it has the columns of the groups only."""
    kolommen = citaat()["kolommen"]
    rijen = citaat()[naam]["rijen"].items()
    return Tabel({rij: dict(zip(kolommen, waarden, strict=True)) for rij, waarden in rijen})


def vingerafdruk() -> str:
    """SHA-256 over the quoted counts and the published limits."""
    return hashlib.sha256(CITAAT.read_bytes() + STOPREGEL.read_bytes()).hexdigest()


@cache
def rapport() -> dict[str, Any]:
    """The judgement as it was made and published."""
    uit: dict[str, Any] = json.loads(RAPPORT.read_text(encoding="utf-8"))
    return uit


def maak() -> dict[str, Any]:
    """Judge everything anew (needs scipy)."""
    from .monitor import als_json, beoordeel

    return {
        "vingerafdruk": vingerafdruk(),
        "tabellen": {n: als_json(beoordeel(geciteerd(n))) for n in (*SELECTIES, *STEEKPROEVEN)},
        "samenstelling": {n: _samenstelling(n, tegen) for n, tegen in BEVOLKING_VAN.items()},
        "onterecht": {n: _onterecht(n) for n in ("precies_2014", "precies_2017")},
        "kracht": _kracht(),
    }


def _samenstelling(precies: str, tegenover: str) -> list[dict[str, Any]]:
    """The exact counts of a sample, in all dimensions that were published, against its population."""
    from . import passend
    from .monitor import samenstelling, weeg

    bevolking = samenstelling(geciteerd(tegenover))
    passingen = {
        dimensie: passend.vergelijk(
            dimensie, {_rij(dimensie, c): mensen for c, (mensen, _) in tellingen.items()}, bevolking[dimensie]
        )
        for dimensie, tellingen in citaat()[precies].items()
        if dimensie in bevolking
    }  # fmt: skip
    return [{v: getattr(p, v) for v in p.__dataclass_fields__} for p in weeg(passingen)]


def _rij(dimensie: str, categorie: str) -> str:
    return f"{categorie} years" if dimensie == "age" else categorie


def _onterecht(precies: str) -> dict[str, Any]:
    """How many of the sample were found unduly, with the exact interval."""
    from .kansen import clopper_pearson

    groepen = citaat()[precies]["education"].values()
    n, k = (sum(paar[i] for paar in groepen) for i in (0, 1))
    return {"k": k, "n": n, "ci": list(clopper_pearson(k, n))}


def _kracht() -> list[dict[str, Any]]:
    """What a draw of some sizes would have shown, with the shares of the population of 2014."""
    from .kansen import kleinste_zichtbare

    totaal = geciteerd(SELECTIES[0]).rijen[TOTAAL]["total"]
    uit = []
    for groep in ("europa", "buiten_europa"):
        deel = sum(geciteerd(SELECTIES[0]).rijen[TOTAAL][k] for k in GROEPEN[groep]) / totaal
        uit += [
            {"groep": groep, "deel": deel, "n": n, "zichtbaar": kleinste_zichtbare(deel, n)}
            for n in (387, 1000, 2000, 4000)
        ]
    return uit
