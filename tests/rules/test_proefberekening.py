"""`proefberekening`: what it answers, what it refuses and how; the command itself runs without a database."""

import json
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tests.orakel import wsf
from tests.rules.studenten import willekeurig

from .proefregels import GOED, MBO, OUDER, componenten, reken

WORTEL = Path(__file__).resolve().parents[2]


def start(invoer: bytes) -> subprocess.CompletedProcess[bytes]:
    """The command as an operator starts it, in an environment that knows no database."""
    kaal = {k: v for k, v in os.environ.items() if "DATABASE" not in k and "DJANGO" not in k}
    return subprocess.run(
        [sys.executable, "manage.py", "proefberekening"],
        cwd=WORTEL,
        input=invoer,
        capture_output=True,
        env=kaal,
        timeout=120,
        check=False,
    )


def test_the_command_prints_one_json_line_each_without_a_database() -> None:
    vraag = {
        **GOED,
        "ouders": [OUDER, {"toetsingsinkomen": "15000.00"}],
        "lening": "max",
        "collegegeld_jaar": "2314.00",
        "collegegeldkrediet": "max",
    }
    klaar = start(json.dumps(vraag).encode() + b"\n\n" + json.dumps(MBO).encode())
    assert (klaar.returncode, klaar.stderr) == (0, b"")
    eerste, tweede = (json.loads(regel) for regel in klaar.stdout.decode().splitlines())
    assert eerste["componenten"] == {
        "basisbeurs": 30239,
        "koopkracht": 16430,
        "aanvullende_beurs": 36232,
        "lening": 38895,
        "collegegeldkrediet": 19283,
        "eenoudertoeslag": 0,
    }
    assert eerste["totaal"] == sum(eerste["componenten"].values())
    assert tweede["componenten"]["aanvullende_beurs"] == 43445
    assert {"naam", "waarde", "eenheid", "artikel"} == set(eerste["uitleg"][0])


def test_the_command_refuses_with_one_line_and_nothing_printed() -> None:
    fout = {**GOED, "maand": "2024-13"}
    klaar = start(json.dumps(GOED).encode() + b"\n\n" + json.dumps(fout).encode() + b"\n")
    assert klaar.returncode == 2 and klaar.stdout == b""
    assert (
        klaar.stderr.decode() == "regel 3: maand: geen maand; schrijf jaar en maand als 2026-03\n"
    )


def test_the_command_with_no_lines_prints_nothing() -> None:
    klaar = start(b"\n  \n")
    assert (klaar.returncode, klaar.stdout, klaar.stderr) == (0, b"", b"")


def test_no_parents_give_the_maximum_and_unknown_income_goes_into_the_loan() -> None:
    assert componenten(GOED)["aanvullende_beurs"] == 457_60
    onbekend = {**GOED, "ouders": [OUDER, {"toetsingsinkomen": None}], "lening": "max"}
    assert componenten(onbekend)["aanvullende_beurs"] == 0
    assert componenten(onbekend)["lening"] == 293_67 + 457_60


def test_before_september_2023_higher_education_has_no_basisbeurs() -> None:
    uit = componenten(
        {
            **GOED,
            "maand": "2023-08",
            "lening": "max",
            "collegegeld_jaar": "2209.00",
            "collegegeldkrediet": "max",
        }
    )
    assert uit == {
        "basisbeurs": 0,
        "koopkracht": 0,
        "aanvullende_beurs": 430_27,
        "lening": 527_60,
        "collegegeldkrediet": 184_08,
        "eenoudertoeslag": 0,
    }


def test_defaults_of_mbo() -> None:
    assert componenten(MBO)["aanvullende_beurs"] == 434_45
    assert componenten({**MBO, "lesgeld_verschuldigd": False})["aanvullende_beurs"] == 321_37
    assert componenten({**MBO, "aanvullende_beurs": False, "lening": "max"})["lening"] == 652_17
    assert componenten({**MBO, "eenoudergezin": True})["eenoudertoeslag"] == 304_84


def test_the_same_amounts_as_the_oracle() -> None:
    regels: list[dict[str, object]] = []
    verwacht: list[dict[str, int]] = []
    r = random.Random(7)
    while len(regels) < 400:
        s = willekeurig(r)
        s = wsf.Student(
            **{
                k: getattr(s, k) for k in ("jaar", "maand", "onderwijs", "niveau", "vorm", "ouders")
            },
            geboren=date(1999, 1, 1),
            vraagt_uit=s.vraagt_uit,
            lesgeldplichtig=s.lesgeldplichtig,
            vraagt_aanvullend=s.vraagt_aanvullend,
            eenouder=s.eenouder,
            lening=None,
            collegekrediet=None,
            collegegeld=s.collegegeld,
        )
        goed = all(o.inkomen is None or o.inkomen >= 0 for o in s.ouders)
        if wsf.geen_gewoon_recht(s) or not goed:
            continue
        regels.append(_als_regel(s))
        verwacht.append(wsf.maand(s)[1])
    for antwoord, bedragen in zip(reken(*regels), verwacht, strict=True):
        assert antwoord["componenten"] == {k: bedragen[k] for k in antwoord["componenten"]}
        assert antwoord["totaal"] == sum(antwoord["componenten"].values())


def _als_regel(s: wsf.Student) -> dict[str, Any]:
    ouders = [
        {
            "toetsingsinkomen": None if o.inkomen is None else f"{o.inkomen:.2f}",
            "vrije_voet": o.voet,
            "aftrekkinderen": o.aftrekkinderen,
            "kinderen_met_aanvullende_beurs": o.kinderen,
            "aflossing_duo_jaar": f"{o.aflossing:.2f}",
        }
        for o in s.ouders
    ]
    regel = {
        "maand": f"{s.jaar}-{s.maand:02d}",
        "onderwijs": s.onderwijs,
        "uitwonend": s.vraagt_uit,
        "lesgeld_verschuldigd": s.lesgeldplichtig,
        "ouders": ouders,
        "aanvullende_beurs": s.vraagt_aanvullend,
        "lening": "max",
        "collegegeld_jaar": f"{s.collegegeld:.2f}",
        "collegegeldkrediet": "max",
        "eenoudergezin": s.eenouder,
    }
    return regel | ({"niveau": s.niveau} if s.onderwijs == "mbo" else {})


def test_the_explanation_shows_the_steps_of_the_parental_contribution() -> None:
    ouder = {
        "toetsingsinkomen": "40000.00",
        "vrije_voet": "alleenstaand",
        "aftrekkinderen": 2,
        "kinderen_met_aanvullende_beurs": 2,
        "aflossing_duo_jaar": "600.00",
    }
    stappen = {s["naam"]: s for s in reken({**GOED, "ouders": [ouder]})[0]["uitleg"]}
    assert stappen["ouder 1: vrije voet, ouder zonder partner"]["waarde"] == 23180_42
    assert stappen["ouder 1: vrije voet, ouder zonder partner"]["artikel"] == "Wsf 2000 art. 3.9a"
    assert stappen["ouder 1: percentage"]["waarde"] == 136_000
    assert stappen["ouder 1: aftrek kinderen per jaar"]["waarde"] == 726_00
    assert stappen["ouder 1: aflossing aan DUO"]["waarde"] == 600_00
    # (13.6 % x 16819.58 - 600 - 726) / 12 / 2 = 40.0609...
    assert stappen["veronderstelde ouderlijke bijdrage"]["waarde"] == 40_06
    assert stappen["aanvullende beurs"]["waarde"] == 457_60 - 40_06
