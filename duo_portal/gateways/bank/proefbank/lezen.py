"""Taking in a pain.001 as a bank does: schema first, then sums, references and account numbers."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

NS = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
XSD = Path(__file__).resolve().parents[1] / "xsd" / "pain.001.001.09.xsd"
SEPA = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")


class Onleesbaar(Exception):
    """The bytes are not a valid pain.001."""


@dataclass(frozen=True)
class Regel:
    """One transfer as read."""

    kenmerk: str
    centen: int
    iban: str
    naam: str

    @property
    def iban_klopt(self) -> bool:
        """The modulo-97 proof of an IBAN."""
        cijfers = "".join(str(int(teken, 36)) for teken in self.iban[4:] + self.iban[:4])
        return int(cijfers) % 97 == 1


@dataclass
class Groep:
    """One PmtInf: what is claimed for it, and what was counted."""

    kenmerk: str
    rekening: str
    naam: str
    dag: date
    beloofd_aantal: int
    beloofd_centen: int
    aantal: int = 0
    centen: int = 0


@dataclass
class Opdracht:
    """A whole file, without its lines. `fout` is the code with which it must be refused, "" when sound."""

    msg_id: str = ""
    aantal: int = 0
    centen: int = 0
    sha256: str = ""
    fout: str = ""
    groepen: list[Groep] = field(default_factory=list)

    def merk_aan(self, fout: str) -> None:
        """Keep the first fault."""
        self.fout = self.fout or fout


def _tekst(element: etree._Element, pad: str) -> str:
    return element.findtext("/".join(NS + deel for deel in pad.split("/"))) or ""


def _centen(tekst: str) -> int:
    heel, _, deel = tekst.partition(".")
    return int(heel) * 100 + int(deel.ljust(2, "0"))


def regels_van(pad: Path, opdracht: Opdracht) -> Iterator[tuple[Groep, Regel]]:
    """Yield every transfer with its group and fill `opdracht` on the way; raises `Onleesbaar`."""
    with pad.open("rb") as bestand:
        opdracht.sha256 = hashlib.file_digest(bestand, "sha256").hexdigest()
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    gezien: set[str] = set()
    namen = [NS + naam for naam in ("GrpHdr", "CdtTrfTxInf", "PmtInf")]
    try:
        for _, element in etree.iterparse(str(pad), tag=namen, schema=schema):
            if element.tag == NS + "GrpHdr":
                _lees_kop(element, opdracht)
            elif element.tag == NS + "PmtInf":
                _sluit_groep(opdracht)
                element.clear()
            else:
                groep, regel = _lees_regel(element, opdracht)
                if regel.kenmerk in gezien:
                    opdracht.merk_aan("AM05")
                gezien.add(regel.kenmerk)
                yield groep, regel
                _vergeet(element)
    except etree.XMLSyntaxError as fout:
        raise Onleesbaar("FF01") from fout
    _controleer(opdracht)


def _vergeet(element: etree._Element) -> None:
    element.clear()
    vorige, ouder = element.getprevious(), element.getparent()
    if vorige is not None and ouder is not None and vorige.tag == element.tag:
        ouder.remove(vorige)


def _lees_kop(element: etree._Element, opdracht: Opdracht) -> None:
    opdracht.msg_id = _tekst(element, "MsgId")
    opdracht.aantal = int(_tekst(element, "NbOfTxs"))
    opdracht.centen = _centen(_tekst(element, "CtrlSum"))


def _lees_regel(element: etree._Element, opdracht: Opdracht) -> tuple[Groep, Regel]:
    ouder = next(element.iterancestors(NS + "PmtInf"))
    kenmerk = _tekst(ouder, "PmtInfId")
    if not opdracht.groepen or opdracht.groepen[-1].kenmerk != kenmerk:
        opdracht.groepen.append(_lees_groep(ouder, kenmerk))
    regel = Regel(
        kenmerk=_tekst(element, "PmtId/EndToEndId"),
        centen=_centen(_tekst(element, "Amt/InstdAmt")),
        iban=_tekst(element, "CdtrAcct/Id/IBAN"),
        naam=_tekst(element, "Cdtr/Nm"),
    )
    if not SEPA.fullmatch(regel.naam + regel.kenmerk) or len(regel.naam) > 70:
        opdracht.merk_aan("FF01")
    groep = opdracht.groepen[-1]
    groep.aantal += 1
    groep.centen += regel.centen
    return groep, regel


def _lees_groep(element: etree._Element, kenmerk: str) -> Groep:
    return Groep(
        kenmerk=kenmerk,
        rekening=_tekst(element, "DbtrAcct/Id/IBAN"),
        naam=_tekst(element, "Dbtr/Nm"),
        dag=date.fromisoformat(_tekst(element, "ReqdExctnDt/Dt")),
        beloofd_aantal=int(_tekst(element, "NbOfTxs")),
        beloofd_centen=_centen(_tekst(element, "CtrlSum")),
    )


def _sluit_groep(opdracht: Opdracht) -> None:
    groep = opdracht.groepen[-1]
    if groep.dag.weekday() > 4:
        opdracht.merk_aan("DT01")
    if groep.aantal != groep.beloofd_aantal:
        opdracht.merk_aan("AM18")
    if groep.centen != groep.beloofd_centen:
        opdracht.merk_aan("AM10")


def _controleer(opdracht: Opdracht) -> None:
    if sum(groep.aantal for groep in opdracht.groepen) != opdracht.aantal:
        opdracht.merk_aan("AM18")
    if sum(groep.centen for groep in opdracht.groepen) != opdracht.centen:
        opdracht.merk_aan("AM10")
