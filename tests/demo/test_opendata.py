"""DUO's open lists: what is good comes in once, what is wrong is kept apart with its line and reason."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from studiefinanciering.models import Instelling, Opleiding
from studiefinanciering.opendata.inbrengen import LijstOngeldig, importeer
from tests.harnas.processen import ROOT

pytestmark = pytest.mark.django_db
LIJSTEN = ROOT.parent / "shared" / "data"
INSTELLINGEN = """brin,name,sector,city,start_date
25BE,Hanzehogeschool Groningen,hbo,Groningen,19860801
21PC,Rijksuniversiteit Groningen,wo,Groningen,19000101
25LW,"Noorderpoort, ROC",mbo,Groningen,19960101
"""
HO = """brin,programme_code,name,sector,type,domain,ects_statutory
25BE,34035,B Bedrijfskunde,hbo,ba,economie,240
21PC,56604,B Psychologie,wo,ba,gedrag,180
21PC,60604,M Psychologie,wo,ma,gedrag,
"""
MBO = """crebo,name,kind,level
25604,Software developer,middenkaderopleiding,4
25180,Kok,basisberoepsopleiding,2
"""


@pytest.fixture
def schrijf(tmp_path: Path):
    def bestand(naam: str, tekst: str) -> Path:
        pad = tmp_path / naam
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return bestand


@pytest.fixture
def goed(schrijf) -> dict[str, Path]:
    teksten = {"instellingen": INSTELLINGEN, "ho": HO, "mbo": MBO}
    return {naam: schrijf(f"{naam}.csv", tekst) for naam, tekst in teksten.items()}


def test_good_lists_come_in(goed):
    verslag = importeer(**goed)
    assert verslag.nieuw == {"instellingen": 3, "opleidingen": 5}
    assert verslag.afgekeurd == []
    rug = Instelling.objects.get(pk="21PC")
    assert (rug.soort, rug.sinds) == ("wo", None)
    assert Instelling.objects.get(pk="25BE").sinds == date(1986, 8, 1)
    assert sorted(rug.opleidingen.values_list("graad", "studiepunten")) == [
        ("ba", 180),
        ("ma", None),
    ]
    assert set(rug.opleidingen.values_list("soort", flat=True)) == {"wo"}
    kok = Opleiding.objects.get(code="25180")
    assert (kok.instelling, kok.onderwijs, kok.niveau) == (None, 2, 2)


def test_again_changes_nothing_and_a_new_name_is_a_change(goed, schrijf):
    importeer(**goed)
    verslag = importeer(**goed)
    assert (verslag.nieuw["opleidingen"], verslag.ongewijzigd["opleidingen"]) == (0, 5)
    verslag = importeer(mbo=schrijf("mbo2.csv", MBO.replace("Kok", "Kok (nieuw)")))
    assert (verslag.nieuw, verslag.gewijzigd) == ({"opleidingen": 0}, {"opleidingen": 1})
    assert Opleiding.objects.get(code="25180").naam == "Kok (nieuw)"
    assert Opleiding.objects.count() == 5, "what is not on a list stays"


FOUTE_HO = HO + (
    "99ZZ,34035,B Nergens,hbo,ba,x,240\n"
    "25BE,3403,B Te kort,hbo,ba,x,240\n"
    "25LW,34036,B Op het mbo,hbo,ba,x,240\n"
    "25BE,34035,B Bedrijfskunde,hbo,ba,economie,240\n"
    "25BE,34037,,hbo,ba,x,240\n"
    "25BE,34038,B Veel,hbo,ba,x,9999\n"
    "25BE,34039,B Raar,hbo,dr,x,240\n"
    "25BE,34040,te weinig velden\n"
)


def test_bad_rows_are_kept_apart_with_line_and_reason(goed, schrijf, tmp_path):
    uit, rapport = io.StringIO(), tmp_path / "q" / "rapport.csv"
    call_command(
        "importeer_opendata", instellingen=goed["instellingen"], ho=schrijf("ho.csv", FOUTE_HO),
        mbo=schrijf("mbo.csv", MBO + "25999,Lasser,vakopleiding,4\n"), quarantaine=rapport, stdout=uit,
    )  # fmt: skip
    with rapport.open(encoding="utf-8", newline="") as bestand:
        rijen = {(r["bestand"], int(r["regel"])): r["reden"] for r in csv.DictReader(bestand)}
    assert rijen == {
        ("ho.csv", 5): "brin: instelling onbekend",
        ("ho.csv", 6): "programme_code: verwacht vijf cijfers",
        ("ho.csv", 7): "brin: geen hoger onderwijs",
        ("ho.csv", 8): "dubbel: staat al op regel 2",
        ("ho.csv", 9): "name: leeg",
        ("ho.csv", 10): "ects_statutory: verwacht 30 tot 420, of leeg",
        ("ho.csv", 11): "type: verwacht ad, ba, ma",
        ("ho.csv", 12): "ander aantal velden dan de kopregel",
        ("mbo.csv", 4): "level: 4 past niet bij vakopleiding",
    }
    assert Opleiding.objects.count() == 5
    assert "afgekeurd: 9" in uit.getvalue()


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("a,b\n1,2\n", "kolommen ontbreken: brin"),
        ("", "kolommen ontbreken"),
        (INSTELLINGEN.splitlines()[0] + "\nXX,,,,\n", "geen enkele goede regel"),
        (INSTELLINGEN + '"niet gesloten', "niet te lezen"),
    ],
)
def test_what_is_no_such_list_is_refused_whole(schrijf, tekst, wat):
    with pytest.raises(LijstOngeldig, match=wat):
        importeer(instellingen=schrijf("x.csv", tekst))
    assert not Instelling.objects.exists()


def test_a_file_in_another_encoding_or_none_at_all(tmp_path):
    pad = tmp_path / "latin.csv"
    pad.write_bytes(INSTELLINGEN.replace("Noorderpoort", "Noordérpoort").encode("latin-1"))
    with pytest.raises(CommandError, match=r"latin\.csv: niet te lezen"):
        call_command("importeer_opendata", instellingen=pad)
    with pytest.raises(CommandError, match=r"weg\.csv"):
        call_command("importeer_opendata", instellingen=tmp_path / "weg.csv")
    with pytest.raises(CommandError, match="minstens één lijst"):
        call_command("importeer_opendata")


def test_the_database_keeps_ho_and_mbo_apart(goed):
    importeer(**goed)
    with pytest.raises(IntegrityError):
        Opleiding.objects.create(code="1", naam="x", onderwijs=1, niveau=0)


@pytest.mark.skipif(
    not LIJSTEN.exists(), reason="DUO's lists are not beside this tree (../shared/data)"
)
def test_the_real_lists(tmp_path):
    paden = {
        "instellingen": LIJSTEN / "institutions.csv",
        "ho": LIJSTEN / "ho_programmes.csv",
        "mbo": LIJSTEN / "mbo_qualifications.csv",
    }
    verslag = importeer(**paden)
    regels = {
        naam: sum(1 for _ in csv.reader(pad.open(encoding="utf-8"))) - 1
        for naam, pad in paden.items()
    }
    assert verslag.nieuw["instellingen"] == regels["instellingen"] == 107
    assert verslag.nieuw["opleidingen"] + len(verslag.afgekeurd) == regels["ho"] + regels["mbo"]
    assert verslag.afgekeurd == []
    wo_bij_hbo = Opleiding.objects.filter(soort="wo", instelling__soort="hbo")
    assert 0 < wo_bij_hbo.count() < 20
    assert importeer(**paden).nieuw == {"instellingen": 0, "opleidingen": 0}
