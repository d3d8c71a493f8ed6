"""The direct debit file: valid for the schema, the same bytes each time, totals that must agree, flat memory."""

import io
import re
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from duo_portal.gateways.bank.incasso import Incasso, Incassogroep
from duo_portal.gateways.bank.mandaat import Mandaat, Volgorde
from duo_portal.gateways.bank.opdracht import OpdrachtOnjuist, end_to_end_id
from duo_portal.gateways.bank.pain001 import ControletotaalWijktAf, EndToEndIdNietOplopend
from duo_portal.gateways.bank.pain008 import IncassoAfgekeurd, Pain008, schrijf_pain008

from .pain001_gegevens import iban_nl, schema
from .pain008_gegevens import DAG, INCASSANT, NS, OP, RUN, incasso, incassos, opdracht

SEPA = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")


def gemengd(aantal: int = 12) -> list[Incasso]:
    """Lines of two days and three sequence types, numbered in the order of their groups."""
    soorten = [
        (DAG, Volgorde.EERSTE),
        (DAG, Volgorde.VOLGENDE),
        (date(2024, 2, 29), Volgorde.EENMALIG),
    ]
    return [incasso(n, *reversed(soorten[(n - 1) * 3 // aantal])) for n in range(1, aantal + 1)]


def _centen(tekst: str | None) -> int:
    return int((tekst or "").replace(".", ""))


def test_valid_against_the_official_schema_read_as_a_stream() -> None:
    regels = gemengd(30)
    inhoud = schrijf_pain008(opdracht(regels), regels)
    kenmerken, bedragen = [], 0
    for _, element in etree.iterparse(io.BytesIO(inhoud), schema=schema("pain.008.001.08")):
        if element.tag == f"{NS}DrctDbtTxInf":
            kenmerken.append(element.findtext(f"{NS}PmtId/{NS}EndToEndId"))
            bedragen += _centen(element.findtext(f"{NS}InstdAmt"))
            element.clear()
    assert kenmerken == [regel.end_to_end_id for regel in regels]
    boom = etree.fromstring(inhoud)
    assert _centen(boom.findtext(f".//{NS}GrpHdr/{NS}CtrlSum")) == bedragen
    assert boom.findtext(f".//{NS}GrpHdr/{NS}NbOfTxs") == "30"
    assert all(
        SEPA.fullmatch(e.text or "") and len(e.text or "") <= 70 for e in boom.iter(f"{NS}Nm")
    )
    assert boom.find(f".//{NS}PstlAdr") is None


def test_one_group_per_day_and_sequence_type_with_its_own_totals() -> None:
    regels = gemengd()
    boom = etree.fromstring(schrijf_pain008(opdracht(regels), regels))
    gezien = []
    for groep in boom.iter(f"{NS}PmtInf"):
        bedragen = [_centen(e.text) for e in groep.iter(f"{NS}InstdAmt")]
        assert groep.findtext(f"{NS}NbOfTxs") == str(len(bedragen)) == "4"
        assert _centen(groep.findtext(f"{NS}CtrlSum")) == sum(bedragen)
        assert groep.findtext(f".//{NS}LclInstrm/{NS}Cd") == "CORE"
        assert groep.findtext(f".//{NS}CdtrSchmeId//{NS}Othr/{NS}Id") == INCASSANT.incassant_id
        gezien.append((groep.findtext(f"{NS}ReqdColltnDt"), groep.findtext(f".//{NS}SeqTp")))
    assert gezien == [("2024-02-28", "FRST"), ("2024-02-28", "RCUR"), ("2024-02-29", "OOFF")]
    assert [e.text for e in boom.iter(f"{NS}PmtInfId")] == [f"SF-{RUN}-001-P{n}" for n in (1, 2, 3)]


def test_a_line_carries_its_mandate_and_one_kind_of_text() -> None:
    vrij, anders = incassos(2)
    assert anders.mandaat is not None
    mandaat = replace(anders.mandaat, is_rekening_gewijzigd=True)
    anders = replace(anders, omschrijving="", kenmerk="5000056789012345", mandaat=mandaat)
    boom = etree.fromstring(schrijf_pain008(opdracht([vrij, anders]), [vrij, anders]))
    schema("pain.008.001.08").assertValid(boom)
    een, twee = boom.iter(f"{NS}DrctDbtTxInf")
    assert een.findtext(f".//{NS}MndtId") == "M000000001"
    assert een.findtext(f".//{NS}DtOfSgntr") == "2023-11-01"
    assert een.findtext(f".//{NS}Ustrd") == vrij.omschrijving and een.find(f".//{NS}Strd") is None
    assert een.find(f".//{NS}AmdmntInd") is None
    assert twee.findtext(f".//{NS}CdtrRefInf/{NS}Ref") == "5000056789012345"
    assert twee.find(f".//{NS}Ustrd") is None
    assert twee.findtext(f".//{NS}OrgnlDbtrAcct//{NS}Othr/{NS}Id") == "SMNDA"


def test_the_same_order_gives_the_same_bytes() -> None:
    regels = incassos(4_321)
    eerste = schrijf_pain008(opdracht(regels), regels)
    assert schrijf_pain008(opdracht(regels), iter(regels)) == eerste
    assert schrijf_pain008(opdracht(regels, volgnummer=2), regels) != eerste


@pytest.mark.parametrize("verschil", ["minder", "meer", "bedrag"])
def test_the_end_is_never_written_when_the_control_total_differs(verschil: str) -> None:
    regels = incassos(10)
    kop = opdracht(regels)
    geleverd = {
        "minder": regels[:-1],
        "meer": [*regels, incasso(11)],
        "bedrag": [*regels[:-1], replace(regels[-1], bedrag_centen=regels[-1].bedrag_centen + 1)],
    }[verschil]
    gezien = b""
    with pytest.raises(ControletotaalWijktAf, match=kop.msg_id):
        for blok in Pain008(kop, geleverd):
            gezien += blok
    assert b"</Document>" not in gezien


@pytest.mark.parametrize(
    "fout",
    [
        {"mandaat": None},
        {"mandaat": Mandaat("M1", date(2024, 2, 13))},
        {"bedrag_centen": 0},
        {"iban": "NL91ABNA0417164301"},
        {"naam": " \U0001f600 "},
        {"aangekondigd_op": None},
        {"kenmerk": "5000056789012345"},
    ],
)
def test_a_bad_line_stops_the_file_with_its_reason_and_without_naming_the_person(
    fout: dict[str, object],
) -> None:
    goed = incassos(3)
    regels = [*goed[:2], replace(goed[2], **fout)]  # type: ignore[arg-type]
    with pytest.raises(IncassoAfgekeurd) as gevallen:
        list(Pain008(opdracht(goed), regels))
    assert gevallen.value.afgekeurd.end_to_end_id == goed[2].end_to_end_id
    assert len(gevallen.value.afgekeurd.bezwaren) == 1
    assert regels[2].iban not in str(gevallen.value) and "NL" not in repr(regels[2])


def test_a_reference_that_does_not_rise_and_a_line_of_another_group_are_refused() -> None:
    regels = incassos(6)
    dubbel = [*regels[:5], replace(regels[5], end_to_end_id=regels[4].end_to_end_id)]
    with pytest.raises(EndToEndIdNietOplopend):
        schrijf_pain008(opdracht(dubbel), dubbel)
    vreemd = [*regels[:5], replace(regels[5], volgorde=Volgorde.EERSTE)]
    with pytest.raises(OpdrachtOnjuist, match="andere incassogroep"):
        schrijf_pain008(opdracht(regels), vreemd)


def test_a_header_the_bank_would_refuse_cannot_be_made() -> None:
    regels = incassos(3)
    kop = opdracht(regels)
    with pytest.raises(OpdrachtOnjuist, match="draagt er 2"):
        replace(kop, max_aantal=2)
    with pytest.raises(OpdrachtOnjuist, match="per dag en volgorde"):
        replace(kop, groepen=(kop.groepen[0], kop.groepen[0]))
    with pytest.raises(OpdrachtOnjuist, match="TARGET-dag"):
        Incassogroep(date(2024, 3, 29), Volgorde.VOLGENDE, 1, 1)
    for incassant_id in ("NL78ZZZ999999990000", "NL79ZZZ99999999<000", "", "nl79zzz999999990000"):
        with pytest.raises(OpdrachtOnjuist, match="incassant-ID"):
            replace(INCASSANT, incassant_id=incassant_id)


def _piek(aantal: int) -> int:
    iban, mandaat = iban_nl(417164300), Mandaat("M1", date(2023, 11, 1))
    groep = Incassogroep(DAG, Volgorde.VOLGENDE, aantal, aantal * 4_541)

    def stroom() -> Iterator[Incasso]:
        for nummer in range(1, aantal + 1):
            yield Incasso(
                end_to_end_id(RUN, nummer), 4_541, iban, "Zoë", mandaat, Volgorde.VOLGENDE, DAG,
                "Terugbetalen", aangekondigd_op=OP,
            )  # fmt: skip

    kop = replace(opdracht(incassos(1)), groepen=(groep,))
    tracemalloc.start()
    for _ in Pain008(kop, stroom()):
        pass
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return piek


def test_memory_is_flat() -> None:
    _piek(5_000)
    assert _piek(60_000) <= 1.1 * _piek(10_000)
