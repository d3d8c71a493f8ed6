"""camt.053: the account statement. What the bank booked, with both balances.

Amounts are signed from our account: credit (money in) is positive, debit negative. A statement is taken in
only when opening balance plus entries equals closing balance, so that a swapped sign or a missing entry shows.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from duo_portal.gateways.bank.bericht import (
    CAMT053,
    BerichtGeweigerd,
    Blik,
    centen_van,
    dag_van,
    loop,
)
from duo_portal.gateways.bank.pain002 import Opener


@dataclass(frozen=True, slots=True)
class Afschriftkop:
    """One statement of one account: its number and both balances in cents (negative is overdrawn)."""

    afschrift_id: str
    nummer: int
    rekening: str = field(repr=False)
    datum: date
    begin_centen: int
    eind_centen: int


@dataclass(frozen=True, slots=True)
class Transactie:
    """What an entry consists of. `retour_reden` is an ISO code when a payment or collection of ours came back.

    `kenmerk` is a structured reference (betalingskenmerk). A refund of a collection may carry interest for the
    debtor: then `oorspronkelijk_centen` (without sign) is what was collected; None when the bank does not say.
    """

    end_to_end_id: str
    bedrag_centen: int
    retour_reden: str
    tegenrekening: str = field(repr=False)
    naam: str = field(repr=False)
    omschrijving: str = field(repr=False)
    mandaat_id: str = ""
    kenmerk: str = field(default="", repr=False)
    oorspronkelijk_centen: int | None = None


@dataclass(frozen=True, slots=True)
class Boeking:
    """One entry. `msg_id` and `groep_id` are filled for the booking of a whole batch of ours.

    `soort` is the bank's code for it: "PMNT/IDDT/ESDD" is a collection, "PMNT/IDDT/UPDD" one that came back.

    `entry_ref` is the bank's own reference, or a hash of the entry's parts and its place among equals.
    """

    entry_ref: str
    bedrag_centen: int
    boekdatum: date
    valutadatum: date
    is_storno: bool
    msg_id: str
    groep_id: str
    aantal: int
    transacties: tuple[Transactie, ...]
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Afschriften:
    """A whole message: the bank's id for it, and the statements in it."""

    bericht_id: str
    koppen: tuple[Afschriftkop, ...]


_SOORT = ("BkTxCd/Domn/Cd", "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd")
_NAMEN = frozenset({"TxDtls", "Ntry", "Stmt"})


def bericht_id(openen: Opener) -> str:
    """The bank's id for the message; reads no further than its head."""
    with openen() as bestand:
        for _, element in loop(bestand, CAMT053, frozenset({"GrpHdr"})):
            return Blik(element, CAMT053).tekst("MsgId")
    raise BerichtGeweigerd("KOP", "Het bericht heeft geen kop.")


def lees_boekingen(openen: Opener) -> Iterator[tuple[Afschriftkop, Boeking | None]]:
    """Every entry with the statement it stands on; a statement ends with None. Raises `BerichtGeweigerd`."""
    kop: Afschriftkop | None = None
    transacties: list[Transactie] = []
    gelijken: Counter[str] = Counter()
    with openen() as bestand:
        for naam, element in loop(bestand, CAMT053, _NAMEN):
            blik = Blik(element, CAMT053)
            if naam == "TxDtls":
                transacties.append(_transactie(blik))
                continue
            if kop is None:
                kop = _kop(blik if naam == "Stmt" else blik.omhoog("Stmt"))
            if naam == "Ntry":
                yield kop, _boeking(blik, kop, tuple(transacties), gelijken)
                transacties = []
            else:
                yield kop, None
                kop, gelijken = None, Counter()


def lees_gekeurd(openen: Opener, op: date) -> Iterator[tuple[Afschriftkop, Boeking | None]]:
    """As `lees_boekingen`, while the message is checked against itself; `op` is today: nothing may be booked later.

    Raises `BerichtGeweigerd` at the place that is wrong: whoever books on the way rolls back.
    """
    som = 0
    for kop, boeking in lees_boekingen(openen):
        if kop.datum > op:
            raise BerichtGeweigerd("TOEKOMST", f"Een afschrift draagt een datum na {op}.")
        if boeking is None:
            if kop.begin_centen + som != kop.eind_centen:
                raise BerichtGeweigerd(
                    "SALDO", f"Afschrift {kop.nummer}: beginsaldo plus boekingen is niet eindsaldo."
                )
            som = 0
        elif boeking.boekdatum > op:
            raise BerichtGeweigerd("TOEKOMST", f"Afschrift {kop.nummer}: een boeking ligt na {op}.")
        else:
            som += boeking.bedrag_centen
        yield kop, boeking


def keur_camt053(openen: Opener, op: date) -> Afschriften:
    """Read the whole message and check it against itself; raises `BerichtGeweigerd`."""
    koppen = [kop for kop, boeking in lees_gekeurd(openen, op) if boeking is None]
    return Afschriften(bericht_id(openen), tuple(koppen))


def _kop(blik: Blik) -> Afschriftkop:
    if blik.tekst("StmtPgntn/LastPgInd") == "false":
        raise BerichtGeweigerd(
            "PAGINA", "Het afschrift is één pagina van meer; vraag de bank om het geheel."
        )
    nummer = blik.tekst("ElctrncSeqNb") or blik.tekst("LglSeqNb")
    rekening = blik.tekst("Acct/Id/IBAN")
    if not nummer.isdecimal() or not rekening:
        raise BerichtGeweigerd("KOP", "Het afschrift heeft geen volgnummer of geen IBAN.")
    waar = f"Afschrift {nummer}"
    if blik.tekst("Acct/Ccy") not in ("", "EUR"):
        raise BerichtGeweigerd("MUNT", f"{waar}: de rekening is niet in euro.")
    begin, _ = _saldo(blik, ("OPBD", "PRCD"), waar)
    eind, datum = _saldo(blik, ("CLBD",), waar)
    return Afschriftkop(blik.tekst("Id"), int(nummer), rekening, datum, begin, eind)


def _saldo(blik: Blik, soorten: tuple[str, ...], waar: str) -> tuple[int, date]:
    for soort in soorten:
        for saldo in blik.alle("Bal"):
            if saldo.tekst("Tp/CdOrPrtry/Cd") == soort:
                return _getekend(saldo, waar), _dag(saldo, "Dt", waar)
    raise BerichtGeweigerd("SALDO", f"{waar}: {' of '.join(soorten)} ontbreekt.")


def _getekend(blik: Blik, waar: str) -> int:
    centen = centen_van(blik.een("Amt"), waar)
    return centen if blik.tekst("CdtDbtInd") == "CRDT" else -centen


def _dag(blik: Blik, pad: str, waar: str) -> date:
    return dag_van(blik.tekst(f"{pad}/Dt") or blik.tekst(f"{pad}/DtTm"), waar)


def _transactie(blik: Blik) -> Transactie:
    richting = blik.tekst("CdtDbtInd") or blik.omhoog("Ntry").tekst("CdtDbtInd")
    centen = centen_van(blik.een("Amt"), "Transactie") if blik.tekst("Amt") else 0
    retour_reden = blik.tekst("RtrInf/Rsn/Cd") or blik.tekst("RtrInf/Rsn/Prtry")
    # A collection that comes back is money out, and yet the other side is the debtor.
    partij = "Dbtr" if richting == "CRDT" or retour_reden else "Cdtr"
    return Transactie(
        end_to_end_id=blik.tekst("Refs/EndToEndId").replace("NOTPROVIDED", ""),
        bedrag_centen=centen if richting == "CRDT" else -centen,
        retour_reden=retour_reden,
        tegenrekening=blik.tekst(f"RltdPties/{partij}Acct/Id/IBAN"),
        naam=blik.tekst(f"RltdPties/{partij}/Pty/Nm"),
        omschrijving=" ".join(regel.element.text or "" for regel in blik.alle("RmtInf/Ustrd"))[
            :500
        ],
        mandaat_id=blik.tekst("Refs/MndtId"),
        kenmerk=blik.tekst("RmtInf/Strd/CdtrRefInf/Ref"),
        oorspronkelijk_centen=_oorspronkelijk(blik) if retour_reden else None,
    )


def _oorspronkelijk(blik: Blik) -> int | None:
    bedrag = blik.een("AmtDtls/InstdAmt/Amt")
    if bedrag is None or bedrag.element.get("Ccy") != "EUR":
        return None
    return centen_van(bedrag, "Oorspronkelijk bedrag")


def _boeking(
    blik: Blik, kop: Afschriftkop, transacties: tuple[Transactie, ...], gelijken: Counter[str]
) -> Boeking:
    waar = f"Afschrift {kop.nummer}"
    if blik.tekst("Sts/Cd") != "BOOK":
        raise BerichtGeweigerd("STATUS", f"{waar}: een boeking is nog niet definitief (niet BOOK).")
    bedrag, boekdatum = _getekend(blik, waar), _dag(blik, "BookgDt", waar)
    transacties = _met_bedrag(transacties, bedrag, waar)
    verwijzingen = [(t.end_to_end_id, t.bedrag_centen, t.omschrijving) for t in transacties]
    groep = blik.een("NtryDtls/Btch")
    aantal = groep.tekst("NbOfTxs") if groep else ""
    return Boeking(
        entry_ref=_kenmerk(blik, (kop.rekening, boekdatum, bedrag, verwijzingen), gelijken),
        bedrag_centen=bedrag,
        boekdatum=boekdatum,
        valutadatum=_dag(blik, "ValDt", waar) if blik.een("ValDt") else boekdatum,
        is_storno=blik.tekst("RvslInd") == "true",
        msg_id=groep.tekst("MsgId") if groep else "",
        groep_id=groep.tekst("PmtInfId") if groep else "",
        aantal=int(aantal) if aantal else max(1, len(transacties)),
        transacties=transacties,
        soort="/".join(deel for pad in _SOORT if (deel := blik.tekst(pad))),
    )


def _met_bedrag(
    transacties: tuple[Transactie, ...], bedrag: int, waar: str
) -> tuple[Transactie, ...]:
    if len(transacties) == 1 and transacties[0].bedrag_centen == 0:
        return (replace(transacties[0], bedrag_centen=bedrag),)
    if transacties and sum(t.bedrag_centen for t in transacties) != bedrag:
        raise BerichtGeweigerd(
            "SOM", f"{waar}: de delen van een boeking tellen niet op tot haar bedrag."
        )
    return transacties


def _kenmerk(blik: Blik, delen: tuple[object, ...], gelijken: Counter[str]) -> str:
    """The bank's reference; without one a hash of the parts, numbered when two entries are alike."""
    if eigen := blik.tekst("AcctSvcrRef") or blik.tekst("NtryRef"):
        return eigen
    hash_ = hashlib.sha256(repr(delen).encode()).hexdigest()[:28]
    gelijken[hash_] += 1
    return f"H-{hash_}-{gelijken[hash_]}"
