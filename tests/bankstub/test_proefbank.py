"""The practice bank: what it accepts, what it refuses by seed, and that its books close."""

import ast
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from duo_portal.gateways.bank import proefbank
from duo_portal.gateways.bank.pain001 import schrijf_pain001
from duo_portal.gateways.bank.proefbank.gedrag import GOED, GRILLIG, Dobbelsteen, Gedrag
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from tests.gateways.pain001_gegevens import XSD, iban_nl, opdracht, overboekingen

P2 = "{urn:iso:std:iso:20022:tech:xsd:pain.002.001.03}"
C3 = "{urn:iso:std:iso:20022:tech:xsd:camt.053.001.08}"
Bezoek = Callable[..., dict[str, etree._Element]]


@pytest.fixture
def bezoek(tmp_path: Path) -> Bezoek:
    """Leave files with the bank, let it work, and read every answer, checked by its schema."""

    def bezoek(
        *bestanden: bytes, gedrag: Gedrag = GOED, seed: int = 1, datum: date | None = None
    ) -> dict[str, etree._Element]:
        uit, in_ = tmp_path / "uit", tmp_path / "in"
        uit.mkdir(exist_ok=True)
        voor = set(in_.glob("*")) if in_.exists() else set()
        for nummer, inhoud in enumerate(bestanden):
            (uit / f"{nummer}.xml").write_bytes(inhoud)
        assert Proefbank(uit, in_, tmp_path / "staat", seed, gedrag).werk(datum) == len(bestanden)
        assert list(uit.iterdir()) == []
        return {pad.name: _geldig(pad) for pad in sorted(in_.glob("*")) if pad not in voor}

    return bezoek


def _geldig(pad: Path) -> etree._Element:
    boom = etree.parse(str(pad))
    naam = "pain.002.001.03" if pad.name.startswith("pain002") else "camt.053.001.08"
    etree.XMLSchema(etree.parse(str(XSD / f"{naam}.xsd"))).assertValid(boom)
    return boom.getroot()


def _bestand(aantal: int, volgnummer: int = 1) -> bytes:
    regels = overboekingen(aantal)
    return schrijf_pain001(opdracht(regels, volgnummer), regels)


def _centen(element: etree._Element) -> int:
    centen = int((element.findtext(f"{C3}Amt") or "").replace(".", ""))
    return centen if element.findtext(f"{C3}CdtDbtInd") == "CRDT" else -centen


def test_a_good_bank_accepts_and_books_the_batch_as_one(bezoek: Bezoek) -> None:
    antwoorden = bezoek(_bestand(7))
    assert sorted(antwoorden) == ["camt053-0417164300-00001.xml", "pain002-000001.xml"]
    assert antwoorden["pain002-000001.xml"].findtext(f".//{P2}GrpSts") == "ACCP"
    (post,) = antwoorden["camt053-0417164300-00001.xml"].iter(f"{C3}Ntry")
    assert _centen(post) == -sum(regel.bedrag_centen for regel in overboekingen(7))
    assert post.findtext(f".//{C3}Btch/{C3}NbOfTxs") == "7"


def test_nothing_is_booked_before_its_day(bezoek: Bezoek) -> None:
    assert list(bezoek(_bestand(3), datum=date(2023, 9, 21))) == ["pain002-000001.xml"]
    assert list(bezoek(datum=date(2023, 9, 22))) == ["camt053-0417164300-00001.xml"]
    assert bezoek(datum=date(2023, 9, 30)) == {}


def test_the_same_message_twice_is_refused_as_duplicate_and_booked_once(bezoek: Bezoek) -> None:
    eerste = bezoek(_bestand(3))
    tweede = bezoek(_bestand(3))
    assert len(eerste) == 2 and list(tweede) == ["pain002-000002.xml"]
    assert tweede["pain002-000002.xml"].findtext(f".//{P2}StsRsnInf/{P2}Rsn/{P2}Cd") == "AM05"


@pytest.mark.parametrize(
    ("was", "wordt", "code"),
    [
        (b"<NbOfTxs>3<", b"<NbOfTxs>4<", "AM18"),
        (b"</CtrlSum><InitgPty>", b"1</CtrlSum><InitgPty>", "AM10"),
        (b"-000000003<", b"-000000002<", "AM05"),
        (b"<Amt>", b"<Bedrag>", "FF01"),
        (b"</Document>", b"", "FF01"),
    ],
)
def test_a_bad_file_is_refused_whole(bezoek: Bezoek, was: bytes, wordt: bytes, code: str) -> None:
    bestand = _bestand(3)
    assert was in bestand
    antwoorden = bezoek(bestand.replace(was, wordt, 1))
    (boom,) = antwoorden.values()
    assert boom.findtext(f".//{P2}GrpSts") == "RJCT"
    assert boom.findtext(f".//{P2}StsRsnInf/{P2}Rsn/{P2}Cd") == code


def test_a_wrong_control_sum_is_refused(bezoek: Bezoek) -> None:
    regels = overboekingen(3)
    som = sum(regel.bedrag_centen for regel in regels)
    was, wordt = (
        f"{som // 100}.{som % 100:02d}".encode(),
        f"{som // 100 + 1}.{som % 100:02d}".encode(),
    )
    (boom,) = bezoek(_bestand(3).replace(was, wordt)).values()
    assert boom.findtext(f".//{P2}StsRsnInf/{P2}Rsn/{P2}Cd") == "AM10"


def test_a_line_with_a_false_account_number_is_refused(bezoek: Bezoek) -> None:
    regels = overboekingen(3)
    goed = iban_nl(417_164_301)
    regels[1] = replace(regels[1], iban=f"{goed[:2]}{(int(goed[2:4]) + 1) % 97:02d}{goed[4:]}")
    antwoorden = bezoek(schrijf_pain001(opdracht(regels), regels))
    boom = antwoorden["pain002-000001.xml"]
    assert boom.findtext(f".//{P2}GrpSts") == "PART"
    assert boom.findtext(f".//{P2}OrgnlEndToEndId") == regels[1].end_to_end_id
    assert boom.findtext(f".//{P2}TxInfAndSts//{P2}Cd") == "AC01"


def test_every_cent_sent_is_booked_or_refused_and_balances_close(bezoek: Bezoek) -> None:
    gedrag = replace(
        GRILLIG, weiger_bestand_ppm=0, stel_antwoord_uit_ppm=0, retour_regel_ppm=50_000
    )
    antwoorden = bezoek(_bestand(600), gedrag=gedrag)
    regels = {regel.end_to_end_id: regel.bedrag_centen for regel in overboekingen(600)}
    namen = [naam for naam in antwoorden if "nogmaals" not in naam and "vreemd" not in naam]
    (pain,) = (antwoorden[naam] for naam in namen if naam.startswith("pain002"))
    geweigerd = [e.text or "" for e in pain.iter(f"{P2}OrgnlEndToEndId")]
    afschriften = [antwoorden[naam] for naam in namen if naam.startswith("camt053")]
    assert geweigerd and len(afschriften) > 1
    batch = teruggekomen = 0
    eind: int | None = None
    for afschrift in afschriften:
        saldi = {b.findtext(f".//{C3}Cd"): _centen(b) for b in afschrift.iter(f"{C3}Bal")}
        posten = list(afschrift.iter(f"{C3}Ntry"))
        assert saldi["OPBD"] + sum(map(_centen, posten)) == saldi["CLBD"]
        assert eind in (None, saldi["OPBD"])
        eind = saldi["CLBD"]
        for post in posten:
            if post.find(f".//{C3}RtrInf") is None:
                batch -= _centen(post)
            else:
                kenmerk = post.findtext(f".//{C3}EndToEndId")
                assert kenmerk not in geweigerd and _centen(post) == regels[kenmerk or ""]
                teruggekomen += 1
    assert teruggekomen > 5
    assert batch + sum(regels[kenmerk] for kenmerk in geweigerd) == sum(regels.values())


def test_a_whimsical_bank_is_the_same_bank_for_the_same_seed(tmp_path: Path) -> None:
    def antwoorden(seed: int, map_: str) -> dict[str, bytes]:
        uit = tmp_path / map_ / "uit"
        uit.mkdir(parents=True)
        (uit / "a.xml").write_bytes(_bestand(400))
        (uit / "b.xml").write_bytes(_bestand(400, volgnummer=2))
        for _ in range(3):
            Proefbank(uit, tmp_path / map_ / "in", tmp_path / map_ / "staat", seed, GRILLIG).werk()
        return {pad.name: pad.read_bytes() for pad in (tmp_path / map_ / "in").iterdir()}

    assert antwoorden(3, "x") == antwoorden(3, "y")
    assert antwoorden(4, "z") != antwoorden(3, "w")


def test_each_misbehaviour_happens_for_some_seed(tmp_path: Path) -> None:
    geteld = {"RJCT": 0, "PART": 0, "ACCP": 0, "nogmaals": 0, "vreemd": 0}
    for seed in range(25):
        uit = tmp_path / str(seed) / "uit"
        uit.mkdir(parents=True)
        (uit / "a.xml").write_bytes(_bestand(60))
        gedrag = replace(GRILLIG, weiger_bestand_ppm=150_000)
        for _ in range(2):
            Proefbank(
                uit, tmp_path / str(seed) / "in", tmp_path / str(seed) / "s", seed, gedrag
            ).werk()
        for pad in (tmp_path / str(seed) / "in").iterdir():
            tekst = _geldig(pad).findtext(f".//{P2}GrpSts")
            for soort in geteld:
                geteld[soort] += soort in pad.name or soort == tekst
    assert all(geteld.values()), geteld
    worpen = [Dobbelsteen(1).treft("regel", str(i), 8_000) for i in range(20_000)]
    assert 110 <= sum(worpen) <= 210


def test_command_line(tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "a.xml").write_bytes(_bestand(2))
    argv = [
        sys.executable,
        "-m",
        "duo_portal.gateways.bank.proefbank",
        "--uit",
        str(tmp_path / "uit"),
    ]
    argv += [
        "--in",
        str(tmp_path / "in"),
        "--seed",
        "5",
        "--gedrag",
        "goed",
        "--datum",
        "2023-09-22",
    ]
    uitvoer = subprocess.run(argv, capture_output=True, text=True, check=True)
    assert "1 bestand" in uitvoer.stdout
    assert len(list((tmp_path / "in").glob("*.xml"))) == 2


def test_it_imports_nothing_of_the_project_but_itself() -> None:
    toegestaan = set(sys.stdlib_module_names) | {"lxml"}
    bron = Path(proefbank.__file__).parent
    modules = sorted(bron.rglob("*.py"))
    assert len(modules) >= 7
    for pad in modules:
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if isinstance(knoop, ast.Import):
                assert {naam.name.split(".")[0] for naam in knoop.names} <= toegestaan, pad
            elif isinstance(knoop, ast.ImportFrom):
                eigen = knoop.level == 1
                assert eigen or (
                    knoop.level == 0 and (knoop.module or "").split(".")[0] in toegestaan
                ), pad
            elif isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name):
                assert knoop.func.id not in {"__import__", "exec", "eval"}, pad
