"""The practice bank on direct debits: what it refuses, what it books, and what comes back up to 13 months later."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from duo_portal.gateways.bank.incasso import Incasso
from duo_portal.gateways.bank.pain008 import schrijf_pain008
from duo_portal.gateways.bank.proefbank.gedrag import GOED, GRILLIG, Gedrag
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank
from tests.gateways.pain001_gegevens import schema
from tests.gateways.pain008_gegevens import DAG, INCASSANT, incassos, opdracht

P2 = "{urn:iso:std:iso:20022:tech:xsd:pain.002.001.03}"
C3 = "{urn:iso:std:iso:20022:tech:xsd:camt.053.001.08}"
Bank = Callable[..., dict[str, etree._Element]]


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    """Leave files with the bank, let it work, and read every new answer, checked by its schema."""

    def bank(
        *bestanden: bytes,
        gedrag: Gedrag = GOED,
        seed: int = 1,
        datum: date | None = None,
        retour: frozenset[str] = frozenset(),
        map_: str = "",
    ) -> dict[str, etree._Element]:
        uit, in_ = tmp_path / map_ / "uit", tmp_path / map_ / "in"
        uit.mkdir(exist_ok=True, parents=True)
        voor = set(in_.glob("*")) if in_.exists() else set()
        for nummer, inhoud in enumerate(bestanden):
            (uit / f"{nummer}.xml").write_bytes(inhoud)
        Proefbank(uit, in_, tmp_path / map_ / "staat", seed, gedrag, retour=retour).werk(datum)
        return {pad.name: _geldig(pad) for pad in sorted(in_.glob("*")) if pad not in voor}

    return bank


def _geldig(pad: Path) -> etree._Element:
    boom = etree.parse(str(pad))
    naam = "pain.002.001.03" if pad.name.startswith("pain002") else "camt.053.001.08"
    schema(naam).assertValid(boom)
    return boom.getroot()


def _bestand(regels: list[Incasso], volgnummer: int = 1) -> bytes:
    return schrijf_pain008(opdracht(regels, volgnummer), regels)


def _centen(element: etree._Element) -> int:
    centen = int((element.findtext(f"{C3}Amt") or "").replace(".", ""))
    return centen if element.findtext(f"{C3}CdtDbtInd") == "CRDT" else -centen


def _posten(antwoorden: dict[str, etree._Element]) -> list[etree._Element]:
    return [
        post
        for naam in sorted(antwoorden)
        if naam.startswith("camt") and "nogmaals" not in naam
        for post in antwoorden[naam].iter(f"{C3}Ntry")
    ]


def test_a_good_bank_accepts_and_books_money_in_on_its_day(bank: Bank) -> None:
    regels = incassos(7)
    (antwoord,) = bank(_bestand(regels), datum=date(2024, 2, 27)).values()
    assert antwoord.findtext(f".//{P2}GrpSts") == "ACCP"
    assert antwoord.findtext(f".//{P2}OrgnlMsgNmId") == "pain.008.001.08"
    (post,) = _posten(bank(datum=DAG))
    assert _centen(post) == sum(regel.bedrag_centen for regel in regels)
    assert post.findtext(f".//{C3}Fmly/{C3}Cd") == "IDDT"
    assert post.findtext(f".//{C3}Btch/{C3}NbOfTxs") == "7"


@pytest.mark.parametrize(
    ("was", "wordt", "code"),
    [
        (b"<NbOfTxs>3<", b"<NbOfTxs>4<", "AM18"),
        (b"</CtrlSum><InitgPty>", b"1</CtrlSum><InitgPty>", "AM10"),
        (b"-000000003<", b"-000000002<", "AM05"),
        (INCASSANT.incassant_id.encode(), b"NL78ZZZ999999990000", "BE05"),
        (b"2024-02-28</ReqdColltnDt>", b"2024-03-02</ReqdColltnDt>", "DT01"),
        (b"<SeqTp>RCUR<", b"<SeqTp>XXXX<", "FF01"),
        (b"</Document>", b"", "FF01"),
    ],
)
def test_a_bad_file_is_refused_whole(bank: Bank, was: bytes, wordt: bytes, code: str) -> None:
    bestand = _bestand(incassos(3))
    assert was in bestand
    (boom,) = bank(bestand.replace(was, wordt, 1)).values()
    assert boom.findtext(f".//{P2}GrpSts") == "RJCT"
    assert boom.findtext(f".//{P2}StsRsnInf/{P2}Rsn/{P2}Cd") == code


def test_the_same_message_twice_is_refused_as_duplicate_and_booked_once(bank: Bank) -> None:
    eerste, tweede = bank(_bestand(incassos(3))), bank(_bestand(incassos(3)))
    assert len(_posten(eerste)) == 1 and _posten(tweede) == []
    assert tweede["pain002-000002.xml"].findtext(f".//{P2}StsRsnInf/{P2}Rsn/{P2}Cd") == "AM05"


@pytest.mark.parametrize(
    ("was", "wordt", "code"),
    [
        (b"<MndtId>M000000002</MndtId>", b"", "MD01"),
        (b"<DtOfSgntr>2023-11-01</DtOfSgntr>", b"", "MD02"),
        (b"<DtOfSgntr>2023-11-01<", b"<DtOfSgntr>2024-02-29<", "MD02"),
    ],
)
def test_a_line_without_a_sound_mandate_is_refused(
    bank: Bank, was: bytes, wordt: bytes, code: str
) -> None:
    regels = incassos(3)
    antwoorden = bank(_bestand(regels).replace(was, wordt, 1))
    boom = antwoorden["pain002-000001.xml"]
    assert boom.findtext(f".//{P2}GrpSts") == "PART"
    assert boom.findtext(f".//{P2}TxInfAndSts//{P2}Cd") == code
    geweigerd = boom.findtext(f".//{P2}OrgnlEndToEndId")
    (post,) = _posten(antwoorden)
    assert _centen(post) == sum(r.bedrag_centen for r in regels if r.end_to_end_id != geweigerd)


def test_a_named_collection_comes_back_with_its_code_mandate_and_debtor(bank: Bank) -> None:
    regels = incassos(5)
    namen = {regels[1].end_to_end_id: "AC04", f"{regels[3].end_to_end_id}=AM04": "AM04"}
    posten = _posten(bank(_bestand(regels), retour=frozenset(namen)))[1:]
    assert sorted(post.findtext(f".//{C3}RtrInf//{C3}Cd") or "" for post in posten) == [
        "AC04",
        "AM04",
    ]
    for post in posten:
        regel = regels[1 if post.findtext(f".//{C3}RtrInf//{C3}Cd") == "AC04" else 3]
        assert _centen(post) == -regel.bedrag_centen
        assert post.findtext(f".//{C3}EndToEndId") == regel.end_to_end_id
        assert regel.mandaat and post.findtext(f".//{C3}MndtId") == regel.mandaat.mandaat_id
        assert post.findtext(f".//{C3}DbtrAcct//{C3}IBAN") == regel.iban


def test_what_comes_back_comes_in_its_term_once_and_every_cent_closes(bank: Bank) -> None:
    regels = {regel.end_to_end_id: regel for regel in incassos(1_500)}
    gedrag = replace(
        GRILLIG, weiger_bestand_ppm=0, stel_antwoord_uit_ppm=0, vreemd_antwoord_ppm=0,
        storno_regel_ppm=40_000, teruggehaald_ppm=20_000, betwist_ppm=20_000,
    )  # fmt: skip
    antwoorden = bank(_bestand(list(regels.values())), gedrag=gedrag)
    geweigerd = {
        e.text or "" for e in antwoorden["pain002-000001.xml"].iter(f"{P2}OrgnlEndToEndId")
    }
    batch, *terug = _posten(antwoorden)
    assert _centen(batch) == sum(r.bedrag_centen for k, r in regels.items() if k not in geweigerd)
    gezien: Counter[str] = Counter()
    codes: dict[str, list[int]] = {}
    for post in terug:
        kenmerk = post.findtext(f".//{C3}EndToEndId") or ""
        gezien[kenmerk] += 1
        oorspronkelijk = post.findtext(f".//{C3}InstdAmt/{C3}Amt") or ""
        assert int(oorspronkelijk.replace(".", "")) == regels[kenmerk].bedrag_centen
        extra = -_centen(post) - regels[kenmerk].bedrag_centen
        code = post.findtext(f".//{C3}RtrInf//{C3}Cd") or ""
        assert 0 <= extra < 25 and (extra == 0 or code == "MD01")
        dag = date.fromisoformat(post.findtext(f"{C3}BookgDt/{C3}Dt") or "")
        assert dag.weekday() < 5
        codes.setdefault(code, []).append((dag - DAG).days)
    assert geweigerd and not geweigerd & gezien.keys() and set(gezien.values()) == {1}
    assert {"AM04", "MS03", "AC04", "MD06", "MD01"} <= codes.keys()
    assert all(max(dagen) <= 7 for code, dagen in codes.items() if code not in ("MD06", "MD01"))
    assert max(codes["MD06"]) <= 56 and max(codes["MD06"]) > 28
    assert min(codes["MD01"]) >= 56 and 300 < max(codes["MD01"]) <= 397


def test_a_whimsical_bank_is_the_same_bank_for_the_same_seed(bank: Bank) -> None:
    def inhoud(seed: int, map_: str) -> dict[str, bytes]:
        antwoorden = bank(_bestand(incassos(300)), gedrag=GRILLIG, seed=seed, map_=map_)
        return {naam: etree.tostring(boom) for naam, boom in antwoorden.items()}

    assert inhoud(3, "x") == inhoud(3, "y") != inhoud(4, "z")
