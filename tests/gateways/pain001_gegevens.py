"""Orders and transfers for the bank tests: a bank account of a synthetic person with names that hurt."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from lxml import etree

import duo_portal.gateways.bank as bank
from duo_portal.gateways.bank.opdracht import (
    Betaalgroep,
    Betaalopdracht,
    Opdrachtgever,
    Overboeking,
    end_to_end_id,
    msg_id,
)

XSD = Path(bank.__file__).parent / "xsd"
RUN = "202309-UITB-1"
GEVER = Opdrachtgever("Proefdienst Studiefinanciering", "NL91ABNA0417164300", "ABNANL2A")
NS = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"

NARE_NAMEN = [
    "Zoë van 't Hoff-Øster",
    "Ĳsbrand ÿ łódź ß",
    "<script>alert('&amp;')</script>",
    "J\u202eorg \U0001f600 Jansen",
    "e\u0301e\u0301n  dubbele   spatie ",
    "Ş. Çelik & Zn.; [BV] @home_1",
    "李小龙 Li",
    "Œuvre Æbeltoft “Þór”",
    "N" * 200,
    "=cmd|' /C calc'!A0\x0b",
]


def iban_nl(nummer: int, bank: str = "ABNA") -> str:
    """A Dutch IBAN with the right check digits for a made-up account number."""
    rekening = f"{nummer:010d}"
    cijfers = "".join(str(int(teken, 36)) for teken in f"{bank}{rekening}NL00")
    return f"NL{98 - int(cijfers) % 97:02d}{bank}{rekening}"


def overboekingen(aantal: int, run: str = RUN) -> list[Overboeking]:
    return [
        Overboeking(
            end_to_end_id=end_to_end_id(run, nummer),
            bedrag_centen=27_500 + nummer * 7 % 1000,
            iban=iban_nl(100_000 + nummer),
            naam=NARE_NAMEN[nummer % len(NARE_NAMEN)],
            omschrijving="Studiefinanciering september 2023",
        )
        for nummer in range(1, aantal + 1)
    ]


def opdracht(
    regels: Sequence[Overboeking],
    volgnummer: int = 1,
    dag: date = date(2023, 9, 22),
    run: str = RUN,
) -> Betaalopdracht:
    totaal = sum(regel.bedrag_centen for regel in regels)
    return Betaalopdracht(
        msg_id=msg_id(run, volgnummer),
        aangemaakt_at=datetime(2023, 9, 15, 6, 0, tzinfo=UTC),
        opdrachtgever=GEVER,
        groepen=(Betaalgroep(dag, len(regels), totaal),),
    )


def schema(naam: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(XSD / f"{naam}.xsd")))
