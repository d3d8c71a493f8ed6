"""Answers on direct debits through the gateway's own readers: refusals, collected batches, what came back."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

from duo_portal.gateways.bank.bericht import BerichtGeweigerd
from duo_portal.gateways.bank.camt053 import Boeking, keur_camt053, lees_boekingen
from duo_portal.gateways.bank.pain002 import Uitslag, keur_pain002, lees_regels
from duo_portal.gateways.bank.pain008 import schrijf_pain008
from duo_portal.gateways.bank.proefbank.kantoor import Proefbank

from .pain008_gegevens import INCASSANT, incassos, opdracht

Opener = Callable[[], BinaryIO]
REGELS = incassos(6)
TERUG = {1: "AM04", 2: "AC04", 3: "MD06", 4: "MS03"}


def _opener(inhoud: bytes) -> Opener:
    return lambda: io.BytesIO(inhoud)


@pytest.fixture
def antwoorden(tmp_path: Path) -> dict[str, bytes]:
    """What the practice bank says of six collections, of which one is refused and four come back."""
    (tmp_path / "uit").mkdir()
    bestand = schrijf_pain008(opdracht(REGELS), REGELS)
    bestand = bestand.replace(b"<MndtId>M000000006</MndtId>", b"")
    (tmp_path / "uit" / "a.xml").write_bytes(bestand)
    retour = frozenset(f"{REGELS[plaats].end_to_end_id}={code}" for plaats, code in TERUG.items())
    Proefbank(tmp_path / "uit", tmp_path / "in", tmp_path / "staat", retour=retour).werk()
    return {pad.name: pad.read_bytes() for pad in sorted((tmp_path / "in").iterdir())}


def _boekingen(antwoorden: dict[str, bytes]) -> list[Boeking]:
    uit: list[Boeking] = []
    for naam, inhoud in antwoorden.items():
        if naam.startswith("camt"):
            keur_camt053(_opener(inhoud), date(2025, 12, 31))
            uit += [boeking for _, boeking in lees_boekingen(_opener(inhoud)) if boeking]
    return uit


def test_the_answer_names_the_kind_of_order_and_the_refused_line(
    antwoorden: dict[str, bytes],
) -> None:
    openen = _opener(antwoorden["pain002-000001.xml"])
    uitslag = keur_pain002(openen)
    assert (uitslag.soort, uitslag.msg_id) == ("pain008", "SF-202402-INC-1-001")
    assert (uitslag.uitslag, uitslag.aantal, uitslag.aantal_geweigerd) == (Uitslag.DEELS, 6, 1)
    (regel,) = lees_regels(openen)
    assert (regel.end_to_end_id, regel.uitslag, regel.reden) == (
        REGELS[5].end_to_end_id,
        Uitslag.GEWEIGERD,
        "MD01",
    )


def test_a_collected_batch_and_every_return_can_be_matched(antwoorden: dict[str, bytes]) -> None:
    batch, *terug = _boekingen(antwoorden)
    assert (batch.soort, batch.msg_id, batch.groep_id, batch.aantal) == (
        "PMNT/IDDT/ESDD",
        "SF-202402-INC-1-001",
        "SF-202402-INC-1-001-P1",
        5,
    )
    assert batch.bedrag_centen == sum(regel.bedrag_centen for regel in REGELS[:5])
    gezien = {}
    for boeking in terug:
        (deel,) = boeking.transacties
        (regel,) = (regel for regel in REGELS if regel.end_to_end_id == deel.end_to_end_id)
        assert regel.mandaat and deel.mandaat_id == regel.mandaat.mandaat_id
        assert (deel.bedrag_centen, deel.tegenrekening) == (-regel.bedrag_centen, regel.iban)
        assert deel.oorspronkelijk_centen == regel.bedrag_centen
        assert boeking.soort == "PMNT/IDDT/UPDD" and regel.iban not in repr(boeking)
        gezien[REGELS.index(regel)] = deel.retour_reden
    assert gezien == TERUG


def test_a_refund_with_interest_tells_the_collected_amount_apart(tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "a.xml").write_bytes(schrijf_pain008(opdracht(REGELS), REGELS))
    retour = frozenset(f"{regel.end_to_end_id}=MD01" for regel in REGELS)
    Proefbank(tmp_path / "uit", tmp_path / "in", tmp_path / "staat", retour=retour).werk()
    paden = sorted((tmp_path / "in").iterdir())
    delen = [b.transacties[0] for b in _boekingen({p.name: p.read_bytes() for p in paden})[1:]]
    per_regel = {regel.end_to_end_id: regel.bedrag_centen for regel in REGELS}
    rente = [-deel.bedrag_centen - (deel.oorspronkelijk_centen or 0) for deel in delen]
    assert {deel.end_to_end_id: deel.oorspronkelijk_centen for deel in delen} == per_regel
    assert all(0 <= r < 25 for r in rente) and any(rente)


CAMT = (
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
    "<BkToCstmrStmt><GrpHdr><MsgId>C1</MsgId><CreDtTm>2024-03-01T23:00:00</CreDtTm></GrpHdr><Stmt>"
    "<Id>A1</Id><ElctrncSeqNb>1</ElctrncSeqNb><Acct><Id><IBAN>{rekening}</IBAN></Id></Acct>"
    '<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt>'
    "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-03-01</Dt></Dt></Bal>"
    '<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{eind}</Amt>'
    "<CdtDbtInd>{richting}</CdtDbtInd><Dt><Dt>2024-03-01</Dt></Dt></Bal>{posten}"
    "</Stmt></BkToCstmrStmt></Document>"
)


def _camt(posten: str, eind: str, richting: str) -> Opener:
    rekening = INCASSANT.rekening.iban
    return _opener(
        CAMT.format(posten=posten, eind=eind, richting=richting, rekening=rekening).encode()
    )


def _post(bedrag: str, richting: str, details: str) -> str:
    return (
        f'<Ntry><Amt Ccy="EUR">{bedrag}</Amt><CdtDbtInd>{richting}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        "<BookgDt><Dt>2024-03-01</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><BkTxCd/>"
        f"<NtryDtls>{details}</NtryDtls></Ntry>"
    )


def _deel(bedrag: str, kenmerk: str, extra: str) -> str:
    return (
        f"<TxDtls><Refs><EndToEndId>{kenmerk}</EndToEndId></Refs>"
        f'<Amt Ccy="EUR">{bedrag}</Amt><CdtDbtInd>DBIT</CdtDbtInd>{extra}</TxDtls>'
    )


def test_returns_collected_into_one_entry_come_out_one_by_one() -> None:
    reden = "<RtrInf><Rsn><Cd>{}</Cd></Rsn></RtrInf>"
    delen = _deel("45.41", "E1", reden.format("AM04")) + _deel("5.00", "E2", reden.format("MD06"))
    openen = _camt(_post("50.41", "DBIT", delen), "50.41", "DBIT")
    keur_camt053(openen, date(2024, 3, 1))
    boeking = next(b for _, b in lees_boekingen(openen) if b)
    assert [(d.end_to_end_id, d.bedrag_centen, d.retour_reden) for d in boeking.transacties] == [
        ("E1", -4541, "AM04"),
        ("E2", -500, "MD06"),
    ]
    assert boeking.transacties[0].oorspronkelijk_centen is None and boeking.soort == ""
    with pytest.raises(BerichtGeweigerd, match="tellen niet op"):
        keur_camt053(_camt(_post("50.42", "DBIT", delen), "50.42", "DBIT"), date(2024, 3, 1))


def test_money_with_a_payment_reference_shows_it() -> None:
    details = (
        "<TxDtls><RltdPties><Dbtr><Pty><Nm>A. Jansen</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd>"
        "<CdtrRefInf><Ref>5000056789012345</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>"
    )
    openen = _camt(_post("45.41", "CRDT", details), "45.41", "CRDT")
    (deel,) = next(b.transacties for _, b in lees_boekingen(openen) if b)
    assert (deel.kenmerk, deel.naam, deel.bedrag_centen) == ("5000056789012345", "A. Jansen", 4541)
    assert "5000056789012345" not in repr(deel)
