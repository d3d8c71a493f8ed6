"""Taking in a pain.001 or pain.008 as a bank does: schema first, then sums, references and account numbers."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

XSD = Path(__file__).resolve().parents[1] / "xsd"
SEPA = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")


@dataclass(frozen=True)
class Vorm:
    """Where a message keeps what the bank needs. `teken` is what the customer's account feels: -1 pays."""

    bericht: str
    teken: int
    regel: str
    bedrag: str
    klant: str
    andere: str
    dag: str

    @property
    def ns(self) -> str:
        """The namespace as lxml writes it."""
        return f"{{urn:iso:std:iso:20022:tech:xsd:{self.bericht}}}"


OVERBOEKING = Vorm(
    "pain.001.001.09", -1, "CdtTrfTxInf", "Amt/InstdAmt", "Dbtr", "Cdtr", "ReqdExctnDt/Dt"
)
INCASSO = Vorm("pain.008.001.08", 1, "DrctDbtTxInf", "InstdAmt", "Cdtr", "Dbtr", "ReqdColltnDt")


def vorm_van(pad: Path) -> Vorm:
    """What kind of order this is, by the name of its schema in the first bytes; a payment when in doubt."""
    with pad.open("rb") as bestand:
        return INCASSO if INCASSO.bericht.encode() in bestand.read(1000) else OVERBOEKING


class Onleesbaar(Exception):
    """The bytes are not a valid order."""


@dataclass(frozen=True)
class Regel:
    """One transfer or collection as read; the mandate is that of a collection."""

    kenmerk: str
    centen: int
    iban: str
    naam: str
    mandaat: str = ""
    getekend: str = ""

    @property
    def iban_klopt(self) -> bool:
        """The modulo-97 proof of an IBAN."""
        return proef97(self.iban[4:] + self.iban[:4])


@dataclass
class Groep:
    """One PmtInf: what is claimed for it, and what was counted."""

    kenmerk: str
    rekening: str
    naam: str
    dag: date
    beloofd_aantal: int
    beloofd_centen: int
    incassant: str = ""
    aantal: int = 0
    centen: int = 0


@dataclass
class Opdracht:
    """A whole file, without its lines. `fout` is the code with which it must be refused, "" when sound."""

    vorm: Vorm = OVERBOEKING
    msg_id: str = ""
    aantal: int = 0
    centen: int = 0
    sha256: str = ""
    fout: str = ""
    groepen: list[Groep] = field(default_factory=list)

    def merk_aan(self, fout: str) -> None:
        """Keep the first fault."""
        self.fout = self.fout or fout


def proef97(tekst: str) -> bool:
    """Letters as two digits, then the remainder by 97 is 1."""
    return int("".join(str(int(teken, 36)) for teken in tekst)) % 97 == 1


def _tekst(element: etree._Element, pad: str) -> str:
    ns = element.tag.partition("}")[0] + "}"
    return element.findtext("/".join(ns + deel for deel in pad.split("/"))) or ""


def _centen(tekst: str) -> int:
    heel, _, deel = tekst.partition(".")
    return int(heel) * 100 + int(deel.ljust(2, "0"))


def regels_van(pad: Path, opdracht: Opdracht) -> Iterator[tuple[Groep, Regel]]:
    """Yield every transfer with its group and fill `opdracht` on the way; raises `Onleesbaar`."""
    with pad.open("rb") as bestand:
        opdracht.sha256 = hashlib.file_digest(bestand, "sha256").hexdigest()
    opdracht.vorm = vorm_van(pad)
    ns = opdracht.vorm.ns
    schema = etree.XMLSchema(etree.parse(str(XSD / f"{opdracht.vorm.bericht}.xsd")))
    gezien: set[str] = set()
    namen = [ns + naam for naam in ("GrpHdr", opdracht.vorm.regel, "PmtInf")]
    try:
        for _, element in etree.iterparse(str(pad), tag=namen, schema=schema):
            if element.tag == ns + "GrpHdr":
                _lees_kop(element, opdracht)
            elif element.tag == ns + "PmtInf":
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
    vorm = opdracht.vorm
    ouder = next(element.iterancestors(vorm.ns + "PmtInf"))
    kenmerk = _tekst(ouder, "PmtInfId")
    if not opdracht.groepen or opdracht.groepen[-1].kenmerk != kenmerk:
        opdracht.groepen.append(_lees_groep(ouder, kenmerk, vorm))
    regel = Regel(
        kenmerk=_tekst(element, "PmtId/EndToEndId"),
        centen=_centen(_tekst(element, vorm.bedrag)),
        iban=_tekst(element, f"{vorm.andere}Acct/Id/IBAN"),
        naam=_tekst(element, f"{vorm.andere}/Nm"),
        mandaat=_tekst(element, "DrctDbtTx/MndtRltdInf/MndtId"),
        getekend=_tekst(element, "DrctDbtTx/MndtRltdInf/DtOfSgntr"),
    )
    if not SEPA.fullmatch(regel.naam + regel.kenmerk) or len(regel.naam) > 70:
        opdracht.merk_aan("FF01")
    groep = opdracht.groepen[-1]
    groep.aantal += 1
    groep.centen += regel.centen
    return groep, regel


def _lees_groep(element: etree._Element, kenmerk: str, vorm: Vorm) -> Groep:
    return Groep(
        kenmerk=kenmerk,
        rekening=_tekst(element, f"{vorm.klant}Acct/Id/IBAN"),
        naam=_tekst(element, f"{vorm.klant}/Nm"),
        dag=date.fromisoformat(_tekst(element, vorm.dag)),
        incassant=_tekst(element, "CdtrSchmeId/Id/PrvtId/Othr/Id"),
        beloofd_aantal=int(_tekst(element, "NbOfTxs")),
        beloofd_centen=_centen(_tekst(element, "CtrlSum")),
    )


def _sluit_groep(opdracht: Opdracht) -> None:
    groep = opdracht.groepen[-1]
    if groep.dag.weekday() > 4:
        opdracht.merk_aan("DT01")
    if opdracht.vorm is INCASSO and not incassant_klopt(groep.incassant):
        opdracht.merk_aan("BE05")
    if groep.aantal != groep.beloofd_aantal:
        opdracht.merk_aan("AM18")
    if groep.centen != groep.beloofd_centen:
        opdracht.merk_aan("AM10")


def incassant_klopt(incassant: str) -> bool:
    """A creditor id proves itself as an IBAN does, without its business code (places 5 to 7)."""
    return incassant.isascii() and incassant.isalnum() and proef97(incassant[7:] + incassant[:4])


def _controleer(opdracht: Opdracht) -> None:
    if sum(groep.aantal for groep in opdracht.groepen) != opdracht.aantal:
        opdracht.merk_aan("AM18")
    if sum(groep.centen for groep in opdracht.groepen) != opdracht.centen:
        opdracht.merk_aan("AM10")
