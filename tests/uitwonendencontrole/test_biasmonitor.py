"""`manage.py biasmonitor`: one JSON object on standard output, or one line on standard error and exit code 2."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from uitwonendencontrole.fairness.tabel import GROEPEN, KOLOMMEN, TELLINGEN

from .cub import AANWEZIG, pad

ROOT = Path(__file__).resolve().parents[2]
VELDEN = {"fase", "groep", "k", "n", "aandeel", "ratio", "ci", "ratio_afronding", "p", "p_holm", "oordeel"}  # fmt: skip


def draai(*argumenten: object) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, with a database that does not exist."""
    kaal = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://niemand@127.0.0.1:1/niets", "SECRET_KEY": "x"}  # fmt: skip
    return subprocess.run(
        [sys.executable, "manage.py", "biasmonitor", *map(str, argumenten)],
        cwd=ROOT, env=kaal, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def rij(categorie: str, nl: int, europa: int, buiten: int) -> list[object]:
    """A row in which half of each group from elsewhere was born here."""
    sub = {"born_nl_origin_nl": nl}
    for plaats in ("born_nl", "born_abroad"):
        sub |= {
            f"{plaats}_origin_europe": europa // 2,
            f"{plaats}_origin_outside_europe": buiten // 2,
        }
    samen = {
        "total": sum(sub.values()),
        "born_nl": sum(v for k, v in sub.items() if k.startswith("born_nl")),
        "born_abroad": sum(v for k, v in sub.items() if k.startswith("born_abroad")),
        "origin_nl": nl,
        "origin_europe_excl_nl": europa // 2 * 2,
        "origin_outside_europe": buiten // 2 * 2,
    }
    return [categorie, *((samen | sub)[kolom] for kolom in TELLINGEN)]


def schrijf(bestand: Path, *rijen: list[object], kop: tuple[str, ...] = KOLOMMEN) -> Path:
    regels = [",".join(kop)]
    regels += [",".join([str(nr), *map(str, r)]) for nr, r in enumerate(rijen, start=1)]
    bestand.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return bestand


def eerlijk(*, ja_buiten: int = 100) -> list[list[object]]:
    return [
        rij("Total", 10_000, 1000, 2000),
        rij("Selected for control: yes", 500, 50, ja_buiten),
        rij("Selected for control: no", 9500, 950, 2000 - ja_buiten),
    ]


@AANWEZIG
def test_the_selection_of_2014_gets_its_alarm_without_a_database() -> None:
    gedraaid = draai("--tabel", pad("2014"))
    assert (gedraaid.returncode, gedraaid.stderr) == (0, "")
    uit = json.loads(gedraaid.stdout)
    assert list(uit) == ["fasen", "goodness_of_fit", "mantel_haenszel", "oordeel"]
    assert uit["oordeel"] == "alarm"
    assert all(set(r) == VELDEN for r in uit["fasen"])
    assert set(uit["mantel_haenszel"]) == {"odds_ratio", "ci", "risk_ratio", "cmh"}
    assert {r["groep"] for r in uit["fasen"]} == set(GROEPEN)
    [gekozen] = [r for r in uit["fasen"] if r["fase"].startswith("Selected") and r["groep"] == "buiten_europa"]  # fmt: skip
    assert (gekozen["k"], gekozen["n"], gekozen["oordeel"]) == (2010, 54820, "alarm")
    assert gekozen["ci"] == pytest.approx([5.78, 6.70], abs=0.005)


@AANWEZIG
def test_a_sample_against_its_population(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("biasmonitor", tabel=pad("steekproef 2014"), vergelijk=pad("2014"))
    uit = json.loads(capsys.readouterr().out)
    for passing in uit["goodness_of_fit"]:
        assert set(passing) == {"dimensie", "chi2", "p", "seed", "trekkingen", "oordeel"}
        assert (passing["seed"], passing["trekkingen"]) == (1, 100_000)
    assert [p["dimensie"] for p in uit["goodness_of_fit"]] == ["education", "age", "distance", "risk_category", "origin"]  # fmt: skip


def test_a_fair_selection_is_called_fair(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("biasmonitor", tabel=schrijf(tmp_path / "t.csv", *eerlijk()))
    uit = json.loads(capsys.readouterr().out)
    assert uit["oordeel"] == "geen_signaal"
    assert {r["ratio"] for r in uit["fasen"]} == {1.0}
    assert uit["goodness_of_fit"][0]["oordeel"] == "geen_signaal"


def test_holm_counts_every_row_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rijen = [*eerlijk(ja_buiten=140), rij("Fine", 100, 10, 20), rij("Warning", 100, 10, 60)]
    call_command("biasmonitor", tabel=schrijf(tmp_path / "t.csv", *rijen))
    uit = json.loads(capsys.readouterr().out)
    met_p = [r for r in uit["fasen"] if r["p"] is not None]
    assert len(met_p) == 6, "three stages of two groups; the row nobody foresaw is a stage too"
    laagste = min(met_p, key=lambda r: r["p"])
    assert laagste["p_holm"] == pytest.approx(laagste["p"] * 6)
    assert all(math.isfinite(r["aandeel"]) for r in uit["fasen"])


def kapot(tmp_path: Path, wat: str) -> tuple[Path, str]:
    bestand, rijen = tmp_path / "t.csv", eerlijk()
    match wat:
        case "unknown column":
            schrijf(bestand, *[[*r, 1] for r in rijen], kop=(*KOLOMMEN, "surname"))
            return bestand, "unknown column(s): 'surname'"
        case "missing column":
            schrijf(bestand, *[r[:-1] for r in rijen], kop=KOLOMMEN[:-1])
            return bestand, "missing column(s): 'born_abroad_origin_outside_europe'"
        case "no total":
            return schrijf(bestand, *rijen[1:]), "missing row: 'Total'"
        case "half a selection":
            return schrijf(bestand, *rijen[:2]), "missing row(s): 'Selected for control: no'"
        case "negative":
            rijen[1][1] = -550
            return schrijf(bestand, *rijen), "a count cannot be negative"
        case "fraction":
            rijen[1][1] = "650.5"
            return schrijf(bestand, *rijen), "a whole number was expected, not '650.5'"
        case "empty cell":
            rijen[1][1] = ""
            return schrijf(bestand, *rijen), "a whole number was expected"
        case "wrong sum across":
            rijen[0][1] = 13_100
            return schrijf(bestand, *rijen), "row 'Total': total: the parts add up to 13000"
        case "wrong sum down":
            rijen[2] = rij("Selected for control: no", 9000, 950, 1900)
            return schrijf(bestand, *rijen), "rounding to 10 does not explain"
        case "more selected than there are":
            extra = rij("Fine", 10_100, 10, 20)
            return schrijf(bestand, *rijen, extra), "10100 of 10000 in group nl cannot be"
        case "twice the same row":
            return schrijf(bestand, *rijen, rijen[1]), "stands in it twice"
        case "empty":
            bestand.write_text("\n\n")
            return bestand, "empty"
        case "only a heading":
            return schrijf(bestand), "missing row: 'Total'"
        case "no stage":
            return schrijf(bestand, rijen[0]), "no stage in it"
        case "not utf-8":
            schrijf(bestand, *rijen)
            bestand.write_bytes(bestand.read_bytes().replace(b"Total", b"Tot\xe9al"))
            return bestand, "not UTF-8"
        case "ragged":
            schrijf(bestand, *rijen)
            bestand.write_text(bestand.read_text() + "4,Fine,1\n")
            return bestand, "line 5 has 3 values"
        case "quote left open":
            schrijf(bestand, *rijen)
            bestand.write_text(bestand.read_text() + '4,"Fine,1\n')
            return bestand, "not a CSV file"
        case "a folder":
            return tmp_path, "cannot be opened"
        case "absurd":
            rijen[1][1] = "9" * 30
            return schrijf(bestand, *rijen), "larger than the number of people there are"
        case _:
            raise AssertionError(wat)


@pytest.mark.parametrize(
    "wat",
    [
        "unknown column", "missing column", "no total", "half a selection", "negative", "fraction", "empty cell",
        "wrong sum across", "wrong sum down", "more selected than there are", "twice the same row", "empty",
        "only a heading", "no stage", "not utf-8", "ragged", "quote left open", "a folder", "absurd",
    ],
)  # fmt: skip
def test_bad_tables_are_refused_with_the_reason(
    wat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bestand, reden = kapot(tmp_path, wat)
    with pytest.raises(CommandError) as fout:
        call_command("biasmonitor", tabel=bestand)
    assert fout.value.returncode == 2
    assert reden in str(fout.value)
    assert "\n" not in str(fout.value)
    assert capsys.readouterr().out == ""


def test_refusal_as_a_person_sees_it(tmp_path: Path) -> None:
    bestand, reden = kapot(tmp_path, "unknown column")
    gedraaid = draai("--tabel", bestand)
    assert gedraaid.returncode == 2
    assert gedraaid.stdout == ""
    [regel] = gedraaid.stderr.splitlines()
    assert reden in regel


def test_people_whom_the_population_does_not_have(tmp_path: Path) -> None:
    steekproef = schrijf(
        tmp_path / "s.csv", *eerlijk(), rij("Age: 15-18 years", 10_000, 1000, 2000)
    )
    bevolking = schrijf(tmp_path / "b.csv", *eerlijk(), rij("Age: 19-20 years", 10_000, 1000, 2000))
    zonder = schrijf(tmp_path / "z.csv", rij("Total", 10_000, 1000, 2000), rij("Age: 15-18 years", 10_000, 1000, 2000), rij("Fine", 100, 10, 20))  # fmt: skip
    call_command(
        "biasmonitor", tabel=steekproef, vergelijk=bevolking
    )  # the selection is not crossed with age
    with pytest.raises(CommandError, match="the population has none"):
        call_command("biasmonitor", tabel=zonder, vergelijk=bevolking)
