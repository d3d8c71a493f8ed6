"""pain.001.001.09 as a stream of bytes: text templates in blocks, so that memory stays flat.

The same order gives the same bytes: no clock, no random number, no set whose order may change. The control
totals are known before the first line (they stand at the top of the file) and are counted again on the way;
when they differ the closing tags are never written. Nothing needs escaping, because every text is first
brought back to the SEPA characters, among which no `<`, `>` or `&` is found.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from duo_portal.gateways.bank.opdracht import (
    HOOGSTE_BEDRAG_CENTEN,
    IBAN_VORM,
    NAAM_LENGTE,
    OMSCHRIJVING_LENGTE,
    Betaalgroep,
    Betaalopdracht,
    Opdrachtgever,
    OpdrachtOnjuist,
    Overboeking,
)
from duo_portal.gateways.bank.tekens import is_sepa_verwijzing, naar_sepa

NAAMRUIMTE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
BLOK = 2_000
HASH_MODULUS = 10**12

_KOP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Document xmlns="{naamruimte}"><CstmrCdtTrfInitn>'
    "<GrpHdr><MsgId>{msg_id}</MsgId><CreDtTm>{aangemaakt}</CreDtTm><NbOfTxs>{aantal}</NbOfTxs>"
    "<CtrlSum>{totaal}</CtrlSum><InitgPty><Nm>{naam}</Nm></InitgPty></GrpHdr>\n"
)
_GROEP = (
    "<PmtInf><PmtInfId>{kenmerk}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>"
    "<NbOfTxs>{aantal}</NbOfTxs><CtrlSum>{totaal}</CtrlSum>"
    "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>"
    "<ReqdExctnDt><Dt>{dag}</Dt></ReqdExctnDt><Dbtr><Nm>{naam}</Nm></Dbtr>"
    "<DbtrAcct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></DbtrAcct>"
    "<DbtrAgt><FinInstnId>{bank}</FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>\n"
)
_REGEL = (
    "<CdtTrfTxInf><PmtId><EndToEndId>{}</EndToEndId></PmtId>"
    '<Amt><InstdAmt Ccy="EUR">{}.{:02d}</InstdAmt></Amt><Cdtr><Nm>{}</Nm></Cdtr>'
    "<CdtrAcct><Id><IBAN>{}</IBAN></Id></CdtrAcct><RmtInf><Ustrd>{}</Ustrd></RmtInf></CdtTrfTxInf>\n"
)
_EINDE_GROEP = "</PmtInf>\n"
_EINDE = "</CstmrCdtTrfInitn></Document>\n"


class ControletotaalWijktAf(OpdrachtOnjuist):
    """Count or sum of the transfers is not what was promised; the file stays without its end."""


class EndToEndIdNietOplopend(OpdrachtOnjuist):
    """References must rise strictly through the file; that proves them unique without remembering them."""


class Pain001:
    """One file in the making: iterate once to get its bytes, then read `hash_totaal`.

    `overboekingen` come in the order of the groups of `opdracht` and with rising EndToEndIds.
    Raises `ControletotaalWijktAf`, `EndToEndIdNietOplopend` or `OpdrachtOnjuist` before the end is written.
    """

    def __init__(self, opdracht: Betaalopdracht, overboekingen: Iterable[Overboeking]) -> None:
        self.opdracht = opdracht
        self.hash_totaal = 0
        """Sum of the last nine digits of each IBAN, modulo 10^12: a control total that leaks no account."""
        self._rest = iter(overboekingen)
        self._vorige = ""
        self._laatste = ("", "")

    def __iter__(self) -> Iterator[bytes]:
        opdracht = self.opdracht
        yield _kop(opdracht).encode("ascii")
        for nummer, groep in enumerate(opdracht.groepen, start=1):
            yield _groepskop(groep, f"{opdracht.msg_id}-P{nummer}", opdracht.opdrachtgever).encode(
                "ascii"
            )
            yield from self._groep(groep)
            yield _EINDE_GROEP.encode("ascii")
        if next(self._rest, None) is not None:
            raise ControletotaalWijktAf(
                f"{opdracht.msg_id}: er zijn meer overboekingen dan de beloofde {opdracht.aantal}."
            )
        yield _EINDE.encode("ascii")

    def _groep(self, groep: Betaalgroep) -> Iterator[bytes]:
        aantal = totaal = 0
        while aantal < groep.aantal:
            blok = list(islice(self._rest, min(BLOK, groep.aantal - aantal)))
            if not blok:
                break
            aantal += len(blok)
            totaal += sum(regel.bedrag_centen for regel in blok)
            yield "".join(map(self._regel, blok)).encode("ascii")
        if aantal != groep.aantal or totaal != groep.totaal_centen:
            raise ControletotaalWijktAf(
                f"{self.opdracht.msg_id}: beloofd {groep.aantal} overboekingen, {groep.totaal_centen} cent; "
                f"gevonden {aantal}, {totaal} cent."
            )

    def _omschrijving(self, tekst: str) -> str:
        """Mostly one text for all: translated once."""
        if tekst != self._laatste[0]:
            self._laatste = (tekst, naar_sepa(tekst, OMSCHRIJVING_LENGTE))
        return self._laatste[1]

    def _regel(self, regel: Overboeking) -> str:
        kenmerk, centen = regel.end_to_end_id, regel.bedrag_centen
        if not self._vorige < kenmerk:
            raise EndToEndIdNietOplopend(
                f"{kenmerk} volgt op {self._vorige}: lever de regels op volgorde."
            )
        self._vorige = kenmerk
        naam = naar_sepa(regel.naam, NAAM_LENGTE)
        omschrijving = self._omschrijving(regel.omschrijving)
        if not (0 < centen <= HOOGSTE_BEDRAG_CENTEN and naam and omschrijving):
            raise OpdrachtOnjuist(f"{kenmerk}: bedrag, naam of omschrijving kan niet naar de bank.")
        if not IBAN_VORM.fullmatch(regel.iban) or not is_sepa_verwijzing(kenmerk):
            raise OpdrachtOnjuist(
                f"{kenmerk}: rekeningnummer of kenmerk heeft niet de juiste vorm."
            )
        self.hash_totaal = (self.hash_totaal + laatste_negen(regel.iban)) % HASH_MODULUS
        return _REGEL.format(kenmerk, centen // 100, centen % 100, naam, regel.iban, omschrijving)


def _kop(opdracht: Betaalopdracht) -> str:
    return _KOP.format(
        naamruimte=NAAMRUIMTE,
        msg_id=opdracht.msg_id,
        aangemaakt=lokale_tijd(opdracht.aangemaakt_at),
        aantal=opdracht.aantal,
        totaal=euro(opdracht.totaal_centen),
        naam=naar_sepa(opdracht.opdrachtgever.naam, NAAM_LENGTE),
    )


def _groepskop(groep: Betaalgroep, kenmerk: str, gever: Opdrachtgever) -> str:
    return _GROEP.format(
        kenmerk=kenmerk,
        aantal=groep.aantal,
        totaal=euro(groep.totaal_centen),
        dag=groep.uitvoeringsdatum.isoformat(),
        naam=naar_sepa(gever.naam, NAAM_LENGTE),
        iban=gever.iban,
        bank=f"<BICFI>{gever.bic}</BICFI>" if gever.bic else "<Othr><Id>NOTPROVIDED</Id></Othr>",
    )


def euro(centen: int) -> str:
    """1234 as 12.34."""
    return f"{centen // 100}.{centen % 100:02d}"


def lokale_tijd(moment: datetime) -> str:
    """Dutch time without zone, in whole seconds: CreDtTm."""
    lokaal = moment.astimezone(ZoneInfo("Europe/Amsterdam"))
    return lokaal.replace(tzinfo=None, microsecond=0).isoformat()


def laatste_negen(iban: str) -> int:
    """The last nine characters of an IBAN as a number, letters left out."""
    einde = iban[-9:]
    return int(einde if einde.isdecimal() else "0" + "".join(filter(str.isdecimal, einde)))


def schrijf_pain001(opdracht: Betaalopdracht, overboekingen: Iterable[Overboeking]) -> bytes:
    """The whole file in memory: for tests and small files. See `Pain001` for the stream and the errors."""
    return b"".join(Pain001(opdracht, overboekingen))
