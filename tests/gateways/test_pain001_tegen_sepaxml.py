"""The same transfers written by sepaxml, an independent library: the two trees must say the same."""

from datetime import date
from typing import Any

from lxml import etree
from sepaxml import SepaTransfer

from duo_portal.gateways.bank.opdracht import Overboeking
from duo_portal.gateways.bank.pain001 import schrijf_pain001

from .pain001_gegevens import GEVER, opdracht, overboekingen

# What a writer may choose for itself: its own ids and moment, and what our bank file does not need.
EIGEN_KEUZE = {"MsgId", "CreDtTm", "PmtInfId", "Ccy", "InstrId", "CdtrAgt"}


def _sepaxml(regels: list[Overboeking]) -> etree._Element:
    instelling = {
        "name": GEVER.naam,
        "IBAN": GEVER.iban,
        "BIC": GEVER.bic,
        "batch": True,
        "currency": "EUR",
    }
    sepa = SepaTransfer(instelling, schema="pain.001.001.09", clean=True)
    for regel in regels:
        sepa.add_payment(
            {
                "name": regel.naam,
                "IBAN": regel.iban,
                "amount": regel.bedrag_centen,
                "execution_date": date(2023, 9, 22),
                "description": regel.omschrijving,
                "endtoend_id": regel.end_to_end_id,
            }
        )
    return etree.fromstring(sepa.export(validate=False))


def _plat(element: etree._Element) -> Any:
    naam = etree.QName(element).localname
    kinderen = [_plat(kind) for kind in element if etree.QName(kind).localname not in EIGEN_KEUZE]
    tekst = (element.text or "").strip()
    return (naam, dict(element.attrib), tekst, kinderen)


def test_the_trees_are_equal() -> None:
    namen = ["Anna de Vries", "J. van 't Hof", "Bo", "Kees-Jan (jr.)"]
    regels = [
        Overboeking(r.end_to_end_id, r.bedrag_centen, r.iban, namen[i % 4], r.omschrijving)
        for i, r in enumerate(overboekingen(60))
    ]
    onze = etree.fromstring(schrijf_pain001(opdracht(regels), regels))
    assert _plat(onze) == _plat(_sepaxml(regels))
