"""`proefberekening`: what it answers, what it refuses and how; the command itself runs without a database."""

import json
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.foundation.invoer import RegelFout
from studiefinanciering.proefberekening.antwoorden import antwoorden
from studiefinanciering.rules.parameters import bekende_wet
from tests.orakel import wsf
from tests.rules.studenten import willekeurig

WORTEL = Path(__file__).resolve().parents[2]
GOED: dict[str, Any] = {"maand": "2024-05", "onderwijs": "ho", "uitwonend": True, "ouders": []}
MBO: dict[str, Any] = {**GOED, "onderwijs": "mbo", "niveau": 3}
OUDER = {"toetsingsinkomen": "30000.00"}


def reken(*regels: Any) -> list[dict[str, Any]]:
    """The answers to these lines: objects, or text and bytes as they are."""
    return [json.loads(antwoord) for antwoord in antwoorden(_bytes(regels), bekende_wet())]


def _bytes(regels: tuple[Any, ...]) -> list[bytes]:
    return [
        r if isinstance(r, bytes) else r.encode() if isinstance(r, str) else json.dumps(r).encode()
        for r in regels
    ]


def componenten(regel: Any) -> dict[str, int]:
    return dict(reken(regel)[0]["componenten"])


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


def _ouder(**velden: Any) -> dict[str, Any]:
    return {**GOED, "ouders": [OUDER, {**OUDER, **velden}]}


FOUT: list[tuple[Any, str]] = [
    ("{", "json: geen geldige JSON (teken 2)"),
    ("[1]", "json: moet een object zijn, niet een lijst"),
    ("null", "json: moet een object zijn, niet null"),
    ('"maand"', "json: moet een object zijn, niet tekst"),
    ("NaN", "json: geen geldige JSON"),
    (b"\xff\xfe{}", "json: geen geldige UTF-8 (byte 1)"),
    ("\ufeff{}", "json: geen geldige JSON (teken 1)"),
    ('{"maand": "2024-05", "maand": "2024-06"}', "maand: deze sleutel staat er twee keer"),
    ('{"lening": ' + "9" * 5000 + "}", "json: geen geldige JSON"),
    ("[" * 100_000, "json: geen geldige JSON"),
    ({**GOED, "inkomen": 1}, "inkomen: deze sleutel is niet bekend"),
    ({**GOED, "a\nb": 1}, '"a\\nb": deze sleutel is niet bekend'),
    ({**GOED, "\ud800": 1}, '"\\ud800": deze sleutel is niet bekend'),
    ({**GOED, "Maand": "x"}, '"Maand": deze sleutel is niet bekend'),
    ({k: v for k, v in GOED.items() if k != "maand"}, "maand: ontbreekt"),
    ({k: v for k, v in GOED.items() if k != "onderwijs"}, "onderwijs: ontbreekt"),
    ({k: v for k, v in GOED.items() if k != "uitwonend"}, "uitwonend: ontbreekt"),
    ({k: v for k, v in GOED.items() if k != "ouders"}, "ouders: ontbreekt"),
    ({**GOED, "onderwijs": "mbo"}, "niveau: ontbreekt"),
    ({**GOED, "onderwijs": "wo"}, 'onderwijs: kies uit "ho", "mbo"'),
    ({**GOED, "onderwijs": ["ho"]}, 'onderwijs: kies uit "ho", "mbo"'),
    ({**GOED, "maand": 202405}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2024-5"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2024-00"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "٢٠٢٤-05"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2024-05\n"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "maand": "2022-12"}, "maand: de wet is bekend van 2023-01 tot en met 2026-12"),
    ({**GOED, "maand": "2027-01"}, "maand: de wet is bekend van 2023-01 tot en met 2026-12"),
    ({**GOED, "maand": "0000-01"}, "maand: geen maand; schrijf jaar en maand als 2026-03"),
    ({**GOED, "niveau": 3}, "niveau: hoort niet bij ho"),
    ({**MBO, "niveau": 0}, "niveau: moet van 1 tot en met 4 zijn"),
    ({**MBO, "niveau": 5}, "niveau: moet van 1 tot en met 4 zijn"),
    ({**MBO, "niveau": True}, "niveau: moet een geheel getal zijn, niet ja of nee"),
    ({**MBO, "niveau": 3.0}, "niveau: moet een geheel getal zijn, niet een kommagetal"),
    ({**MBO, "niveau": None}, "niveau: moet een geheel getal zijn, niet null"),
    ({**GOED, "uitwonend": 1}, "uitwonend: moet true of false zijn, niet een geheel getal"),
    ({**GOED, "uitwonend": "true"}, "uitwonend: moet true of false zijn, niet tekst"),
    ({**GOED, "eenoudergezin": None}, "eenoudergezin: moet true of false zijn, niet null"),
    ({**GOED, "ouders": None}, "ouders: moet een lijst zijn"),
    ({**GOED, "ouders": [OUDER] * 3}, "ouders: hoogstens twee ouders"),
    ({**GOED, "ouders": [OUDER, 5]}, "ouders[1]: moet een object zijn, niet een geheel getal"),
    ({**GOED, "ouders": [{}]}, "ouders[0].toetsingsinkomen: ontbreekt"),
    (_ouder(naam="x"), "ouders[1].naam: deze sleutel is niet bekend"),
    (_ouder(aftrekkinderen=-1), "ouders[1].aftrekkinderen: moet van 0 tot en met 30 zijn"),
    (
        _ouder(kinderen_met_aanvullende_beurs=0),
        "ouders[1].kinderen_met_aanvullende_beurs: moet van 1 tot en met 30 zijn",
    ),
    (
        _ouder(vrije_voet="dubbele"),
        'ouders[1].vrije_voet: kies uit "normaal", "alleenstaand", "dubbel"',
    ),
    ({**MBO, "lening": "217.73"}, "lening: 217.73 is meer dan de ruimte van 217.72"),
    (
        {**GOED, "collegegeldkrediet": "0.01"},
        "collegegeldkrediet: 0.01 is meer dan de ruimte van 0.00",
    ),
    (
        {**MBO, "collegegeld_jaar": "2314.00", "collegegeldkrediet": "10.00"},
        "collegegeldkrediet: 10.00 is meer dan de ruimte van 0.00",
    ),
]
GEEN_GELD: tuple[object, ...] = (
    30000,
    30000.0,
    True,
    "",
    "1,50",
    "1.505",
    "-1.00",
    "1e3",
    "٣٠",
    " 1.00",
    "1" * 10,
    "+1.00",
    [],
)


@pytest.mark.parametrize(("regel", "wat"), FOUT, ids=range(len(FOUT)))
def test_wrong_input_is_named_by_line_and_field(regel: Any, wat: str) -> None:
    with pytest.raises(RegelFout) as fout:
        reken("", GOED, "  ", regel)
    assert str(fout.value) == f"regel 4: {wat}"
    assert str(fout.value).isprintable()


@pytest.mark.parametrize("waarde", GEEN_GELD, ids=repr)
@pytest.mark.parametrize(
    "veld",
    ["toetsingsinkomen", "aflossing_duo_jaar", "lening", "collegegeld_jaar", "collegegeldkrediet"],
)
def test_money_is_text_with_a_point(veld: str, waarde: Any) -> None:
    is_ouder = veld in ("toetsingsinkomen", "aflossing_duo_jaar")
    regel = _ouder(**{veld: waarde}) if is_ouder else {**GOED, veld: waarde}
    with pytest.raises(RegelFout, match=rf"^regel 1: {'ouders.1..' if is_ouder else ''}{veld}: "):
        reken(regel)


@pytest.mark.parametrize("veld", ["lening", "collegegeld_jaar", "collegegeldkrediet"])
def test_null_is_no_amount_outside_the_income(veld: str) -> None:
    with pytest.raises(RegelFout, match=f"^regel 1: {veld}: "):
        reken({**GOED, veld: None})


def test_the_first_wrong_line_is_named_whatever_is_wrong_with_it() -> None:
    te_veel, stuk = {**MBO, "lening": "999.00"}, "{"
    with pytest.raises(RegelFout, match=r"^regel 2: lening: "):
        reken(GOED, te_veel, stuk)
    with pytest.raises(RegelFout, match=r"^regel 2: json: "):
        reken(GOED, stuk, te_veel)


def test_nothing_comes_out_before_everything_is_checked() -> None:
    with pytest.raises(RegelFout):
        antwoorden(_bytes((GOED, "{")), bekende_wet())


def test_a_carriage_return_at_the_end_of_a_line_does_no_harm() -> None:
    assert len(reken(json.dumps(GOED) + "\r", "\r")) == 1
