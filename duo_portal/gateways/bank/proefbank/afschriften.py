"""Writing camt.053.001.08: one statement a day, opening balance + entries = closing balance."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from .antwoorden import euro

NAAMRUIMTE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"


@dataclass(frozen=True)
class Post:
    """One entry. A batch has `msg_id`, `groep` and `aantal`; a return has `kenmerk` and `reden`.

    A collection or its return has `mandaat` or `is_incasso`; a refund may give `rente` on top to the debtor.
    """

    kenmerk_bank: str
    centen: int
    msg_id: str = ""
    groep: str = ""
    aantal: int = 0
    kenmerk: str = ""
    reden: str = ""
    omschrijving: str = ""
    is_incasso: bool = False
    mandaat: str = ""
    iban: str = ""
    naam: str = ""
    rente: int = 0
    betalingskenmerk: str = ""


def _richting(centen: int) -> str:
    return "CRDT" if centen >= 0 else "DBIT"


def _saldo(soort: str, centen: int, dag: date) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{soort}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{euro(centen)}</Amt>'
        f"<CdtDbtInd>{_richting(centen)}</CdtDbtInd><Dt><Dt>{dag}</Dt></Dt></Bal>\n"
    )


def _details(post: Post) -> str:
    bedrag = (
        f'<Amt Ccy="EUR">{euro(post.centen)}</Amt><CdtDbtInd>{_richting(post.centen)}</CdtDbtInd>'
    )
    if post.msg_id:
        return (
            f"<Btch><MsgId>{escape(post.msg_id)}</MsgId><PmtInfId>{escape(post.groep)}</PmtInfId>"
            f"<NbOfTxs>{post.aantal}</NbOfTxs></Btch>"
        )
    retour = f"<RtrInf><Rsn><Cd>{post.reden}</Cd></Rsn></RtrInf>" if post.reden else ""
    tekst = _waarvoor(post)
    kenmerk = escape(post.kenmerk or "NOTPROVIDED")
    mandaat = f"<MndtId>{escape(post.mandaat)}</MndtId>" if post.mandaat else ""
    return (
        f"<TxDtls><Refs><EndToEndId>{kenmerk}</EndToEndId>{mandaat}</Refs>{bedrag}"
        f"{_oorspronkelijk(post)}{_debiteur(post)}{tekst}{retour}</TxDtls>"
    )


def _waarvoor(post: Post) -> str:
    if post.betalingskenmerk:
        ref = f"<CdtrRefInf><Ref>{escape(post.betalingskenmerk)}</Ref></CdtrRefInf>"
        return f"<RmtInf><Strd>{ref}</Strd></RmtInf>"
    if post.omschrijving:
        return f"<RmtInf><Ustrd>{escape(post.omschrijving)}</Ustrd></RmtInf>"
    return ""


def _oorspronkelijk(post: Post) -> str:
    if not (post.is_incasso and post.reden):
        return ""
    centen = euro(-post.centen - post.rente)
    return f'<AmtDtls><InstdAmt><Amt Ccy="EUR">{centen}</Amt></InstdAmt></AmtDtls>'


def _debiteur(post: Post) -> str:
    if not post.iban:
        return ""
    naam = f"<Nm>{escape(post.naam)}</Nm>" if post.naam else ""
    return (
        f"<RltdPties><Dbtr><Pty>{naam}</Pty></Dbtr>"
        f"<DbtrAcct><Id><IBAN>{post.iban}</IBAN></Id></DbtrAcct></RltdPties>"
    )


def _post(post: Post, dag: date) -> str:
    familie = "<Domn><Cd>PMNT</Cd><Fmly><Cd>{}</Cd><SubFmlyCd>{}</SubFmlyCd></Fmly></Domn>"
    soort = familie.format("ICDT", "ESCT") if post.centen < 0 else familie.format("RCDT", "ESCT")
    if post.is_incasso:
        soort = familie.format("IDDT", "UPDD" if post.reden else "ESDD")
    elif post.reden:
        soort = familie.format("ICDT", "RRTN")
    return (
        f'<Ntry><NtryRef>{post.kenmerk_bank}</NtryRef><Amt Ccy="EUR">{euro(post.centen)}</Amt>'
        f"<CdtDbtInd>{_richting(post.centen)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        f"<BookgDt><Dt>{dag}</Dt></BookgDt><ValDt><Dt>{dag}</Dt></ValDt>"
        f"<AcctSvcrRef>{post.kenmerk_bank}</AcctSvcrRef><BkTxCd>{soort}</BkTxCd>"
        f"<NtryDtls>{_details(post)}</NtryDtls></Ntry>\n"
    )


def schrijf_camt053(
    *, rekening: str, nummer: int, dag: date, begin: int, posten: list[Post]
) -> bytes:
    """One statement of one account."""
    eind = begin + sum(post.centen for post in posten)
    kern = f"{rekening[-10:]}-{nummer}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAAMRUIMTE}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>CAMT-{kern}</MsgId><CreDtTm>{dag}T23:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>AFS-{kern}</Id><ElctrncSeqNb>{nummer}</ElctrncSeqNb><CreDtTm>{dag}T23:00:00</CreDtTm>"
        f"<Acct><Id><IBAN>{rekening}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
        + _saldo("OPBD", begin, dag)
        + _saldo("CLBD", eind, dag)
        + "".join(_post(post, dag) for post in posten)
        + "</Stmt></BkToCstmrStmt></Document>\n"
    ).encode()
