"""Writing pain.002.001.03: the bank's word on a file, and on the lines it refuses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

NAAMRUIMTE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"


@dataclass(frozen=True)
class Regelantwoord:
    """A named line: code ACCP or RJCT, and the reason when refused."""

    groep: str
    kenmerk: str
    code: str
    reden: str


def euro(centen: int) -> str:
    """1234 as 12.34, without sign."""
    heel, deel = divmod(abs(centen), 100)
    return f"{heel}.{deel:02d}"


def _reden(code: str) -> str:
    return f"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>" if code else ""


def _regel(antwoord: Regelantwoord) -> str:
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{escape(antwoord.kenmerk)}</OrgnlEndToEndId>"
        f"<TxSts>{antwoord.code}</TxSts>{_reden(antwoord.reden)}</TxInfAndSts>"
    )


def schrijf_pain002(
    *,
    bericht_id: str,
    dag: date,
    msg_id: str,
    aantal: int,
    centen: int,
    code: str,
    reden: str,
    regels: Iterable[Regelantwoord],
    bericht: str = "pain.001.001.09",
) -> bytes:
    """The whole answer to a `bericht` such as "pain.001.001.09". `regels` stand together by group."""
    groepen: dict[str, list[str]] = {}
    for antwoord in regels:
        groepen.setdefault(antwoord.groep, []).append(_regel(antwoord))
    delen = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAAMRUIMTE}"><CstmrPmtStsRpt>',
        f"<GrpHdr><MsgId>{escape(bericht_id)}</MsgId><CreDtTm>{dag}T20:00:00</CreDtTm></GrpHdr>",
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{escape(msg_id)}</OrgnlMsgId>",
        f"<OrgnlMsgNmId>{bericht}</OrgnlMsgNmId>",
        f"<OrgnlNbOfTxs>{aantal}</OrgnlNbOfTxs><OrgnlCtrlSum>{euro(centen)}</OrgnlCtrlSum>",
        f"<GrpSts>{code}</GrpSts>{_reden(reden)}</OrgnlGrpInfAndSts>\n",
    ]
    for groep, teksten in groepen.items():
        delen.append(f"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{escape(groep)}</OrgnlPmtInfId>")
        delen.extend(teksten)
        delen.append("</OrgnlPmtInfAndSts>\n")
    delen.append("</CstmrPmtStsRpt></Document>\n")
    return "".join(delen).encode()
