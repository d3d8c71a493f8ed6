"""pain.001: valid against the official XSD, the same bytes twice, totals that must agree, flat memory."""

import random
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from stdnum import iban as stdnum_iban

from duo_portal.gateways.bank.opdracht import (
    Betaalgroep,
    OpdrachtOnjuist,
    Overboeking,
    bezwaar_tegen,
    end_to_end_id,
    msg_id,
    verdeel_over_bestanden,
)
from duo_portal.gateways.bank.pain001 import (
    ControletotaalWijktAf,
    EndToEndIdNietOplopend,
    Pain001,
    schrijf_pain001,
)
from duo_portal.gateways.bank.tekens import is_sepa_verwijzing, naar_sepa

from .pain001_gegevens import NARE_NAMEN, NS, iban_nl, opdracht, overboekingen, schema

SEPA = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")


def test_valid_against_the_official_schema_with_names_that_hurt() -> None:
    regels = overboekingen(25)
    boom = etree.fromstring(schrijf_pain001(opdracht(regels), regels))
    schema("pain.001.001.09").assertValid(boom)
    assert boom.findtext(f".//{NS}GrpHdr/{NS}NbOfTxs") == "25"
    bedragen = [int(e.text.replace(".", "")) for e in boom.iter(f"{NS}InstdAmt") if e.text]
    assert sum(bedragen) == sum(r.bedrag_centen for r in regels)
    assert boom.findtext(f".//{NS}GrpHdr/{NS}CtrlSum").replace(".", "") == str(sum(bedragen))
    assert [e.text for e in boom.iter(f"{NS}EndToEndId")] == [r.end_to_end_id for r in regels]
    assert all(
        SEPA.fullmatch(e.text or "") and len(e.text or "") <= 70 for e in boom.iter(f"{NS}Nm")
    )


@pytest.mark.parametrize(
    ("tekst", "sepa"),
    [
        ("Zoë Ørsted", "Zoe Orsted"),
        ("Ĳsbrand ĳ", "IJsbrand ij"),
        ("łódź", "lodz"),
        ("ß & Zn", "ss + Zn"),
        ("Jan \U0001f600 Jansen", "Jan Jansen"),
        ("J\u202eo\x00rg", "Jorg"),
        ("e\u0301e\u0301n", "een"),
        ("李小龙", "???"),
        ("  a\u00a0b  ", "a b"),
    ],
)
def test_transliteration(tekst: str, sepa: str) -> None:
    assert naar_sepa(tekst, 70) == sepa


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_becomes_sepa_characters(tekst: str) -> None:
    uit = naar_sepa(tekst, 70)
    assert SEPA.fullmatch(uit) and len(uit) <= 70 and uit == uit.strip()
    assert naar_sepa(uit, 70) == uit


def test_the_same_order_gives_the_same_bytes() -> None:
    regels = overboekingen(4_321)
    eerste = schrijf_pain001(opdracht(regels), regels)
    assert schrijf_pain001(opdracht(regels), iter(regels)) == eerste
    assert schrijf_pain001(opdracht(regels, volgnummer=2), regels) != eerste


@pytest.mark.parametrize("verschil", ["minder", "meer", "bedrag"])
def test_the_end_is_never_written_when_the_control_total_differs(verschil: str) -> None:
    regels = overboekingen(10)
    kop = opdracht(regels)
    geleverd = {
        "minder": regels[:-1],
        "meer": [*regels, *overboekingen(11)[10:]],
        "bedrag": [*regels[:-1], replace(regels[-1], bedrag_centen=regels[-1].bedrag_centen + 1)],
    }[verschil]
    gezien = b""
    with pytest.raises(ControletotaalWijktAf, match=kop.msg_id):
        for blok in Pain001(kop, geleverd):
            gezien += blok
    assert b"</Document>" not in gezien


def test_a_reference_that_does_not_rise_is_refused() -> None:
    regels = overboekingen(10)
    dubbel = [*regels[:5], replace(regels[5], end_to_end_id=regels[4].end_to_end_id), *regels[6:]]
    with pytest.raises(EndToEndIdNietOplopend):
        schrijf_pain001(opdracht(dubbel), dubbel)


@pytest.mark.parametrize(
    "fout",
    [
        {"iban": "NL91ABNA<417164300"},
        {"bedrag_centen": 0},
        {"naam": " \U0001f600 "},
        {"omschrijving": ""},
        {"end_to_end_id": "SF-202309-UITB-1-00000009é"},
        {"end_to_end_id": "T//x"},
    ],
)
def test_a_line_the_bank_cannot_carry_is_refused_without_naming_the_person(
    fout: dict[str, object],
) -> None:
    goed = overboekingen(3)
    regels = [*goed[:2], replace(goed[2], **fout)]  # type: ignore[arg-type]
    kop = replace(opdracht(goed), groepen=(Betaalgroep(date(2023, 9, 22), 3, 999_999),))
    with pytest.raises(OpdrachtOnjuist) as gevallen:
        schrijf_pain001(kop, regels)
    assert not isinstance(gevallen.value, ControletotaalWijktAf)
    assert regels[2].iban not in str(gevallen.value) and "NL" not in repr(regels[2])


def test_one_group_per_execution_date() -> None:
    regels = overboekingen(6)
    kop = replace(
        opdracht(regels),
        groepen=(
            Betaalgroep(date(2023, 9, 22), 2, sum(r.bedrag_centen for r in regels[:2])),
            Betaalgroep(date(2023, 9, 25), 4, sum(r.bedrag_centen for r in regels[2:])),
        ),
    )
    boom = etree.fromstring(schrijf_pain001(kop, regels))
    schema("pain.001.001.09").assertValid(boom)
    assert [e.text for e in boom.iter(f"{NS}PmtInfId")] == [f"{kop.msg_id}-P1", f"{kop.msg_id}-P2"]
    with pytest.raises(OpdrachtOnjuist, match="TARGET-dag"):
        Betaalgroep(date(2023, 9, 23), 1, 1)
    with pytest.raises(OpdrachtOnjuist, match="per uitvoeringsdatum"):
        replace(kop, groepen=(kop.groepen[0], kop.groepen[0]))


def test_references_come_from_the_run_and_say_nothing_about_the_person() -> None:
    assert msg_id("202309-UITB-1", 1) == "SF-202309-UITB-1-001"
    assert end_to_end_id("202309-UITB-1", 42) == "SF-202309-UITB-1-000000042"
    assert is_sepa_verwijzing(end_to_end_id("202309-UITBETAL-999", 999_999_999))
    with pytest.raises(OpdrachtOnjuist):
        msg_id("september", 1)


def test_lines_are_divided_over_files() -> None:
    assert [list(deel) for deel in verdeel_over_bestanden(5, 2)] == [[0, 1], [2, 3], [4]]
    assert list(verdeel_over_bestanden(0, 2)) == []


def test_bad_data_is_found_before_the_file() -> None:
    goed = iban_nl(417164300)
    assert bezwaar_tegen(iban=goed, naam="Ål", bedrag_centen=1) is None
    assert (
        bezwaar_tegen(iban=goed[:-1] + "9", naam="Ål", bedrag_centen=1)
        == "rekeningnummer klopt niet"
    )
    assert bezwaar_tegen(iban=goed, naam="李", bedrag_centen=1)
    assert bezwaar_tegen(iban=goed, naam="Ål", bedrag_centen=0)
    assert len(NARE_NAMEN) == 10


def _piek(aantal: int) -> int:
    iban, totaal = iban_nl(417164300), aantal * 27_466

    def stroom() -> Iterator[Overboeking]:
        for nummer in range(1, aantal + 1):
            yield Overboeking(end_to_end_id("202309-UITB-1", nummer), 27_466, iban, "Zoë", "Stufi")

    kop = replace(
        opdracht(overboekingen(1)), groepen=(Betaalgroep(date(2023, 9, 22), aantal, totaal),)
    )
    tracemalloc.start()
    for _ in Pain001(kop, stroom()):
        pass
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return piek


def test_memory_is_flat() -> None:
    _piek(5_000)
    assert _piek(80_000) <= 1.1 * _piek(10_000)


def test_the_quick_check_of_a_dutch_account_says_what_stdnum_says() -> None:
    toeval = random.Random(7)
    for _ in range(5000):
        bank = "".join(toeval.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=4))
        nummer = f"{toeval.randrange(10**10):010d}"
        goed = f"NL{stdnum_iban.calc_check_digits('NL00' + bank + nummer)}{bank}{nummer}"
        willekeurig = f"NL{toeval.randrange(100):02d}{bank}{nummer}"
        for rekening in (goed, willekeurig):
            bezwaar = bezwaar_tegen(iban=rekening, naam="Jansen", bedrag_centen=1)
            assert (bezwaar is None) == stdnum_iban.is_valid(rekening), rekening
