"""`terugbetaalberekening`: published figures to the cent, thresholds per year, refusals, and a plain oracle."""

import json
import random
import subprocess
import sys
import tomllib
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, getcontext
from pathlib import Path

import numpy as np
import pytest

from duo_portal.foundation.invoer import RegelFout
from terugbetalen.rules.machten import annuiteitfactor, groeifactor, maal
from terugbetalen.rules.parameters import bekende_wet
from terugbetalen.terugbetaalberekening.antwoorden import antwoorden

GEVALLEN = tomllib.loads(Path(__file__).with_name("gouden.toml").read_text(encoding="utf-8"))[
    "geval"
]
BASIS = {"regeling": "SF35", "schuld": "100.00", "rente": "2.56", "jaar": 2024, "inkomen": None}


def antwoord(**regel):
    (tekst,) = antwoorden([json.dumps(regel).encode()], bekende_wet())
    return json.loads(tekst)


@pytest.mark.parametrize("geval", GEVALLEN, ids=[g["naam"] for g in GEVALLEN])
def test_gouden_geval(geval):
    regel = {k: None if v == "null" else v for k, v in geval["invoer"].items()}
    uit = antwoord(**regel)
    assert {k: uit[k] for k in geval["verwacht"]} == geval["verwacht"]


@pytest.mark.parametrize(
    ("jaar", "sf35", "sf15", "oud"),
    [  # facts/repayment.md 4.2: single and partner; half and full
        (2022, ("21430.66", "30645.84"), ("18001.75", "25716.79"), ("10715.33", "21430.66")),
        (2023, ("21835.01", "31224.06"), ("18341.41", "26202.01"), ("10917.51", "21835.01")),
        (2024, ("22356.00", "31969.08"), ("18779.04", "26827.20"), ("11178.00", "22356.00")),
        (2025, ("25069.82", "35849.84"), ("21058.65", "30083.78"), ("12534.91", "25069.82")),
        (2026, ("26819.42", "38351.77"), ("22528.31", "32183.30"), ("13409.71", "26819.42")),
        (2027, ("28405.73", "40620.19"), ("23860.81", "34086.88"), ("14202.87", "28405.73")),
    ],
)
def test_de_drempels_per_jaar(jaar, sf35, sf15, oud):
    def voet(**anders):
        return antwoord(**{**BASIS, "jaar": jaar, **anders})["voet"]

    assert (voet(), voet(partner_inkomen="0.00")) == tuple(centen(b) for b in sf35)
    for regeling in ("SF15", "LLLK"):
        paar = (voet(regeling=regeling), voet(regeling=regeling, alleenstaande_ouder=True))
        assert paar == tuple(centen(b) for b in sf15)
    half = voet(regeling="SF15-oud")
    heel = voet(regeling="SF15-oud", heffingskorting="verhoogd_partner")
    assert (half, heel) == tuple(centen(b) for b in oud)


def centen(euro):
    return int(Decimal(euro) * 100)


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"schuld": 100.0}, "regel 1: schuld: "),
        ({"schuld": "-1.00"}, "regel 1: schuld: "),
        ({"schuld": "100000000.00"}, "regel 1: schuld: "),
        ({"rente": 2.56}, "regel 1: rente: "),
        ({"rente": "2,56"}, "regel 1: rente: "),
        ({"rente": "٢"}, "regel 1: rente: "),
        ({"rente": "NaN"}, "regel 1: rente: "),
        ({"jaar": 2021}, "regel 1: jaar: "),
        ({"jaar": "2024"}, "regel 1: jaar: "),
        ({"regeling": "SF99"}, "regel 1: regeling: "),
        ({"inkomen": 0}, "regel 1: inkomen: "),
        ({"resterende_maanden": 0}, "regel 1: resterende_maanden: "),
        ({"alleenstaande_ouder": "ja"}, "regel 1: alleenstaande_ouder: "),
        ({"heffingskorting": "algemeen"}, "regel 1: heffingskorting: "),
        ({"onbekend": 1}, "regel 1: onbekend: "),
    ],
)
def test_wat_niet_klopt_wordt_genoemd(anders, fout):
    with pytest.raises(RegelFout) as geweigerd:
        antwoord(**{**BASIS, **anders})
    assert str(geweigerd.value).startswith(fout)
    assert "\n" not in str(geweigerd.value)


@pytest.mark.parametrize("sleutel", ["regeling", "schuld", "rente", "jaar", "inkomen"])
def test_een_verplichte_sleutel_mag_niet_ontbreken(sleutel):
    with pytest.raises(RegelFout, match=f"{sleutel}: ontbreekt"):
        antwoord(**{k: v for k, v in BASIS.items() if k != sleutel})


def test_de_opdracht_drukt_niets_af_als_een_regel_fout_is():
    goed, fout = json.dumps(BASIS), json.dumps({**BASIS, "rente": None})
    klaar = subprocess.run(
        [sys.executable, "manage.py", "terugbetaalberekening"],
        input=f"{goed}\n\n{fout}\n", capture_output=True, text=True, check=False,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert (klaar.returncode, klaar.stdout) == (2, "")
    assert klaar.stderr.startswith("regel 3: rente: ")
    assert klaar.stderr.count("\n") == 1


def test_zonder_databank():
    klaar = subprocess.run(
        [sys.executable, "manage.py", "terugbetaalberekening"], input=json.dumps(BASIS), text=True,
        capture_output=True, check=True, cwd=Path(__file__).resolve().parents[2],
        env={"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "duo_portal.settings.development"},
    )  # fmt: skip
    assert json.loads(klaar.stdout)["wettelijk_maandbedrag"] == 500


def test_kolommen_zijn_gelijk_aan_decimalen():
    """Twenty thousand debts against the annuity written out in Decimal, and again cut down."""
    r = random.Random(4)
    getcontext().prec = 40
    n = 20_000
    schuld = [
        r.choice((r.randint(0, 10**4), r.randint(0, 10**7), r.randint(0, 10**9))) for _ in range(n)
    ]
    rente = [r.choice((0, 100, 4600, 17800, 25600, 29500, 23300, 41700)) for _ in range(n)]
    maanden = [r.choice((1, 3, 12, 100, 180, 419, 420)) for _ in range(n)]
    kolommen = [np.array(k, dtype=np.int64) for k in (schuld, rente, maanden)]
    termijn = maal(*kolommen, annuiteitfactor)
    groei = maal(*kolommen, groeifactor, naar_beneden=True)
    for p, ppm, m, t, g in zip(schuld, rente, maanden, termijn, groei, strict=True):
        i = (1 + Decimal(ppm) / 10**6) ** (Decimal(1) / 12) - 1
        echt = Decimal(p) / m if i == 0 else p * i / (1 - (1 + i) ** -m)
        assert int(t) == int(echt.quantize(Decimal(1), ROUND_HALF_UP))
        na = p * (1 + Decimal(ppm) / 10**6) ** (Decimal(m) / 12)
        assert int(g) == int((na + Decimal("1e-20")).quantize(Decimal(1), ROUND_FLOOR))


def test_meer_inkomen_is_nooit_minder_draagkracht():
    for regeling in ("SF35", "SF15", "SF15-oud", "LLLK"):
        reeks = [
            antwoord(**{**BASIS, "regeling": regeling, "inkomen": f"{inkomen}.00"})["draagkracht"]
            for inkomen in range(0, 120_000, 2_500)
        ]
        assert reeks == sorted(reeks)
        assert reeks[0] == 0 < reeks[-1]
