"""pain.008.001.08 (CORE) as a stream of bytes, in the manner of `pain001`: same order, same bytes, flat memory.

One PmtInf per collection date and sequence type. Every line is judged again by `bezwaren_tegen`; the first that
cannot be collected stops the file before its end is written, so that no half order can be delivered.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from duo_portal.gateways.bank.incasso import Incasso, Incassogroep, Incassoopdracht
from duo_portal.gateways.bank.incassobezwaar import Afgekeurd, bezwaren_tegen
from duo_portal.gateways.bank.opdracht import (
    NAAM_LENGTE,
    OMSCHRIJVING_LENGTE,
    OpdrachtOnjuist,
)
from duo_portal.gateways.bank.pain001 import (
    BLOK,
    HASH_MODULUS,
    ControletotaalWijktAf,
    EndToEndIdNietOplopend,
    euro,
    laatste_negen,
    lokale_tijd,
)
from duo_portal.gateways.bank.tekens import naar_sepa

NAAMRUIMTE = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"

_KOP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Document xmlns="{naamruimte}"><CstmrDrctDbtInitn>'
    "<GrpHdr><MsgId>{msg_id}</MsgId><CreDtTm>{aangemaakt}</CreDtTm><NbOfTxs>{aantal}</NbOfTxs>"
    "<CtrlSum>{totaal}</CtrlSum><InitgPty><Nm>{naam}</Nm></InitgPty></GrpHdr>\n"
)
_GROEP = (
    "<PmtInf><PmtInfId>{kenmerk}</PmtInfId><PmtMtd>DD</PmtMtd><BtchBookg>true</BtchBookg>"
    "<NbOfTxs>{aantal}</NbOfTxs><CtrlSum>{totaal}</CtrlSum>"
    "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm>"
    "<SeqTp>{volgorde}</SeqTp></PmtTpInf><ReqdColltnDt>{dag}</ReqdColltnDt>"
    "<Cdtr><Nm>{naam}</Nm></Cdtr><CdtrAcct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></CdtrAcct>"
    "<CdtrAgt><FinInstnId>{bank}</FinInstnId></CdtrAgt><ChrgBr>SLEV</ChrgBr>"
    "<CdtrSchmeId><Id><PrvtId><Othr><Id>{incassant}</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm>"
    "</Othr></PrvtId></Id></CdtrSchmeId>\n"
)
_REGEL = (
    "<DrctDbtTxInf><PmtId><EndToEndId>{}</EndToEndId></PmtId>"
    '<InstdAmt Ccy="EUR">{}.{:02d}</InstdAmt>'
    "<DrctDbtTx><MndtRltdInf><MndtId>{}</MndtId><DtOfSgntr>{}</DtOfSgntr>{}</MndtRltdInf></DrctDbtTx>"
    "<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>"
    "<Dbtr><Nm>{}</Nm></Dbtr><DbtrAcct><Id><IBAN>{}</IBAN></Id></DbtrAcct>"
    "<RmtInf>{}</RmtInf></DrctDbtTxInf>\n"
)
# "Same mandate, new debtor account": since 2016 the old account need not be told.
_ANDERE_REKENING = (
    "<AmdmntInd>true</AmdmntInd><AmdmntInfDtls><OrgnlDbtrAcct><Id><Othr><Id>SMNDA</Id></Othr></Id>"
    "</OrgnlDbtrAcct></AmdmntInfDtls>"
)
_KENMERK = (
    "<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>CUR</Issr></Tp>"
    "<Ref>{}</Ref></CdtrRefInf></Strd>"
)
_EINDE_GROEP = "</PmtInf>\n"
_EINDE = "</CstmrDrctDbtInitn></Document>\n"


class IncassoAfgekeurd(OpdrachtOnjuist):
    """A line cannot be collected; `afgekeurd` says which and why. Ask `keur` first to hear of all."""

    def __init__(self, afgekeurd: Afgekeurd) -> None:
        super().__init__(f"{afgekeurd.end_to_end_id}: {afgekeurd.tekst}.")
        self.afgekeurd = afgekeurd


class Pain008:
    """One file in the making: iterate once to get its bytes, then read `hash_totaal`.

    `incassos` come in the order of the groups of `opdracht` and with EndToEndIds that rise through the whole
    file: number the lines in that order, or make a file per group. Raises `IncassoAfgekeurd`,
    `ControletotaalWijktAf`, `EndToEndIdNietOplopend` or `OpdrachtOnjuist` before the end is written.
    """

    def __init__(self, opdracht: Incassoopdracht, incassos: Iterable[Incasso]) -> None:
        self.opdracht = opdracht
        self.hash_totaal = 0
        """Sum of the last nine digits of each IBAN, modulo 10^12: a control total that leaks no account."""
        self._op = opdracht.op
        self._rest = iter(incassos)
        self._vorige = ""
        self._laatste = ("", "")

    def __iter__(self) -> Iterator[bytes]:
        opdracht = self.opdracht
        yield _kop(opdracht).encode("ascii")
        for nummer, groep in enumerate(opdracht.groepen, start=1):
            yield _groepskop(opdracht, groep, nummer).encode("ascii")
            yield from self._groep(groep)
            yield _EINDE_GROEP.encode("ascii")
        if next(self._rest, None) is not None:
            raise ControletotaalWijktAf(
                f"{opdracht.msg_id}: er zijn meer incasso's dan de beloofde {opdracht.aantal}."
            )
        yield _EINDE.encode("ascii")

    def _groep(self, groep: Incassogroep) -> Iterator[bytes]:
        aantal = totaal = 0
        while aantal < groep.aantal:
            blok = list(islice(self._rest, min(BLOK, groep.aantal - aantal)))
            if not blok:
                break
            aantal += len(blok)
            totaal += sum(regel.bedrag_centen for regel in blok)
            yield "".join(self._regel(regel, groep) for regel in blok).encode("ascii")
        if aantal != groep.aantal or totaal != groep.totaal_centen:
            raise ControletotaalWijktAf(
                f"{self.opdracht.msg_id}: beloofd {groep.aantal} incasso's, {groep.totaal_centen} cent; "
                f"gevonden {aantal}, {totaal} cent."
            )

    def _regel(self, regel: Incasso, groep: Incassogroep) -> str:
        kenmerk, mandaat = regel.end_to_end_id, regel.mandaat
        bezwaren = bezwaren_tegen(regel, op=self._op, termijnen=self.opdracht.termijnen)
        if bezwaren or mandaat is None:
            raise IncassoAfgekeurd(Afgekeurd(kenmerk, bezwaren))
        if (regel.incassodatum, regel.volgorde) != (groep.incassodatum, groep.volgorde):
            raise OpdrachtOnjuist(
                f"{kenmerk} hoort in een andere incassogroep: lever de regels per dag en volgorde."
            )
        if not self._vorige < kenmerk:
            raise EndToEndIdNietOplopend(
                f"{kenmerk} volgt op {self._vorige}: lever de regels op volgorde."
            )
        self._vorige = kenmerk
        self.hash_totaal = (self.hash_totaal + laatste_negen(regel.iban)) % HASH_MODULUS
        return _REGEL.format(
            kenmerk,
            regel.bedrag_centen // 100,
            regel.bedrag_centen % 100,
            mandaat.mandaat_id,
            mandaat.getekend_op.isoformat(),
            _ANDERE_REKENING if mandaat.is_rekening_gewijzigd else "",
            naar_sepa(regel.naam, NAAM_LENGTE),
            regel.iban,
            _KENMERK.format(regel.kenmerk)
            if regel.kenmerk
            else self._omschrijving(regel.omschrijving),
        )

    def _omschrijving(self, tekst: str) -> str:
        """Mostly one text for all: translated once."""
        if tekst != self._laatste[0]:
            self._laatste = (tekst, f"<Ustrd>{naar_sepa(tekst, OMSCHRIJVING_LENGTE)}</Ustrd>")
        return self._laatste[1]


def _kop(opdracht: Incassoopdracht) -> str:
    return _KOP.format(
        naamruimte=NAAMRUIMTE,
        msg_id=opdracht.msg_id,
        aangemaakt=lokale_tijd(opdracht.aangemaakt_at),
        aantal=opdracht.aantal,
        totaal=euro(opdracht.totaal_centen),
        naam=naar_sepa(opdracht.incassant.rekening.naam, NAAM_LENGTE),
    )


def _groepskop(opdracht: Incassoopdracht, groep: Incassogroep, nummer: int) -> str:
    rekening = opdracht.incassant.rekening
    return _GROEP.format(
        kenmerk=f"{opdracht.msg_id}-P{nummer}",
        aantal=groep.aantal,
        totaal=euro(groep.totaal_centen),
        volgorde=groep.volgorde.value,
        dag=groep.incassodatum.isoformat(),
        naam=naar_sepa(rekening.naam, NAAM_LENGTE),
        iban=rekening.iban,
        bank=f"<BICFI>{rekening.bic}</BICFI>"
        if rekening.bic
        else "<Othr><Id>NOTPROVIDED</Id></Othr>",
        incassant=opdracht.incassant.incassant_id,
    )


def schrijf_pain008(opdracht: Incassoopdracht, incassos: Iterable[Incasso]) -> bytes:
    """The whole file in memory: for tests and small files. See `Pain008` for the stream and the errors."""
    return b"".join(Pain008(opdracht, incassos))
