"""pain.002: the bank says which transfers or collections it takes and which it refuses, and why.

A bank that takes everything names no line; one that refuses some names at least those. A line that is not
named shares the fate of its group, and a group that is not named that of the file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO

from duo_portal.gateways.bank.bericht import (
    PAIN002,
    BerichtGeweigerd,
    Blik,
    centen_uit,
    loop,
)

Opener = Callable[[], BinaryIO]
"""Opens the stored file anew: it is read once to judge and once to take in."""

_SOORT = {"pain.001": "pain001", "pain.008": "pain008"}
DUPLICAAT_CODES = frozenset({"AM05", "DU01", "DUPL"})


class Uitslag(Enum):
    """What a status code of the bank means for our money."""

    GEACCEPTEERD = "geaccepteerd"
    DEELS = "deels"
    GEWEIGERD = "geweigerd"
    IN_BEHANDELING = "in_behandeling"
    DUPLICAAT = "duplicaat"
    """The bank had this file already: what it answered on the first copy counts."""


_UITSLAG = {
    "ACCP": Uitslag.GEACCEPTEERD,
    "ACSP": Uitslag.GEACCEPTEERD,
    "ACSC": Uitslag.GEACCEPTEERD,
    "ACWC": Uitslag.GEACCEPTEERD,
    "ACTC": Uitslag.IN_BEHANDELING,
    "RCVD": Uitslag.IN_BEHANDELING,
    "PDNG": Uitslag.IN_BEHANDELING,
    "PART": Uitslag.DEELS,
    "RJCT": Uitslag.GEWEIGERD,
}


@dataclass(frozen=True, slots=True)
class Regeluitslag:
    """The bank's word on one transfer. `reden` is an ISO code such as AC01, "" when none is given."""

    end_to_end_id: str
    groep_id: str
    uitslag: Uitslag
    reden: str


@dataclass(frozen=True, slots=True)
class Groepsuitslag:
    """The bank's word on one PmtInf; `uitslag` is None when only lines are named."""

    groep_id: str
    uitslag: Uitslag | None
    reden: str


@dataclass(frozen=True, slots=True)
class Bestandsuitslag:
    """The bank's word on a file of ours, and how many lines it names as refused.

    `uitslag` is None when the bank gives no status for the whole. Totals are the bank's repetition of ours,
    None when it leaves them out. `soort` is what is answered: "pain001" or "pain008".
    """

    bericht_id: str
    msg_id: str
    uitslag: Uitslag | None
    reden: str
    aantal: int | None
    totaal_centen: int | None
    groepen: tuple[Groepsuitslag, ...]
    aantal_geweigerd: int
    aantal_genoemd: int
    soort: str = "pain001"


def _uitslag(code: str, reden: str) -> Uitslag | None:
    if not code:
        return None
    if code not in _UITSLAG:
        raise BerichtGeweigerd("STATUS", "De bank gebruikt een statuscode die we niet kennen.")
    if code == "RJCT" and reden in DUPLICAAT_CODES:
        return Uitslag.DUPLICAAT
    return _UITSLAG[code]


def _reden(blik: Blik) -> str:
    return blik.tekst("StsRsnInf/Rsn/Cd") or blik.tekst("StsRsnInf/Rsn/Prtry")


def _regel(blik: Blik) -> Regeluitslag:
    reden = _reden(blik)
    uitslag = _uitslag(blik.tekst("TxSts"), reden)
    kenmerk = blik.tekst("OrgnlEndToEndId")
    if uitslag is None or not kenmerk:
        raise BerichtGeweigerd("REGEL", "Een regel heeft geen status of geen EndToEndId.")
    groep_id = blik.omhoog("OrgnlPmtInfAndSts").tekst("OrgnlPmtInfId")
    return Regeluitslag(kenmerk, groep_id, uitslag, reden)


def lees_regels(openen: Opener) -> Iterator[Regeluitslag]:
    """Every line the bank names, in its order; raises `BerichtGeweigerd`."""
    with openen() as bestand:
        for naam, element in loop(
            bestand, PAIN002, frozenset({"TxInfAndSts", "OrgnlPmtInfAndSts"})
        ):
            if naam == "TxInfAndSts":
                yield _regel(Blik(element, PAIN002))


def keur_pain002(openen: Opener) -> Bestandsuitslag:
    """Read the whole message, check it, and return what it says of the file; raises `BerichtGeweigerd`."""
    bericht_id, origineel = "", None
    groepen: list[Groepsuitslag] = []
    genoemd = geweigerd = 0
    namen = frozenset({"GrpHdr", "OrgnlGrpInfAndSts", "TxInfAndSts", "OrgnlPmtInfAndSts"})
    with openen() as bestand:
        for naam, element in loop(bestand, PAIN002, namen):
            blik = Blik(element, PAIN002)
            if naam == "GrpHdr":
                bericht_id = blik.tekst("MsgId")
            elif naam == "OrgnlGrpInfAndSts":
                origineel = _origineel(blik)
            elif naam == "TxInfAndSts":
                genoemd += 1
                geweigerd += _regel(blik).uitslag is Uitslag.GEWEIGERD
            else:
                groepen.append(_groep(blik))
    if origineel is None:
        raise BerichtGeweigerd("ORIGINEEL", "Het bericht noemt geen bestand van ons.")
    uitkomst = _samen(bericht_id, origineel, tuple(groepen), geweigerd, genoemd)
    _keur_samenhang(uitkomst)
    return uitkomst


@dataclass(frozen=True, slots=True)
class _Origineel:
    msg_id: str
    uitslag: Uitslag | None
    reden: str
    aantal: int | None
    totaal_centen: int | None
    soort: str


def _origineel(blik: Blik) -> _Origineel:
    soort = _SOORT.get(blik.tekst("OrgnlMsgNmId")[:8])
    if soort is None:
        raise BerichtGeweigerd(
            "SOORT", "Het bericht antwoordt op iets anders dan een pain.001 of pain.008."
        )
    reden = _reden(blik)
    aantal, totaal = blik.tekst("OrgnlNbOfTxs"), blik.tekst("OrgnlCtrlSum")
    return _Origineel(
        msg_id=blik.tekst("OrgnlMsgId"),
        uitslag=_uitslag(blik.tekst("GrpSts"), reden),
        reden=reden,
        aantal=int(aantal) if aantal else None,
        totaal_centen=centen_uit(totaal, "OrgnlCtrlSum") if totaal else None,
        soort=soort,
    )


def _groep(blik: Blik) -> Groepsuitslag:
    reden = _reden(blik)
    return Groepsuitslag(
        blik.tekst("OrgnlPmtInfId"), _uitslag(blik.tekst("PmtInfSts"), reden), reden
    )


def _samen(
    bericht_id: str, o: _Origineel, groepen: tuple[Groepsuitslag, ...], geweigerd: int, genoemd: int
) -> Bestandsuitslag:
    return Bestandsuitslag(
        bericht_id,
        o.msg_id,
        o.uitslag,
        o.reden,
        o.aantal,
        o.totaal_centen,
        groepen,
        geweigerd,
        genoemd,
        o.soort,
    )


def _keur_samenhang(uitkomst: Bestandsuitslag) -> None:
    if uitkomst.uitslag is Uitslag.GEACCEPTEERD and uitkomst.aantal_geweigerd:
        raise BerichtGeweigerd(
            "SAMENHANG", "Het bestand is geaccepteerd en toch zijn er regels geweigerd."
        )
    is_niets = uitkomst.aantal_genoemd == 0 and not any(groep.uitslag for groep in uitkomst.groepen)
    if is_niets and uitkomst.uitslag in (None, Uitslag.DEELS):
        raise BerichtGeweigerd("SAMENHANG", "Het bericht zegt niet welke regels geweigerd zijn.")
