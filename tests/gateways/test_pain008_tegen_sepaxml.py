"""The same collections written by sepaxml, an independent library: the two trees must say the same."""

from dataclasses import replace
from typing import Any

from lxml import etree
from sepaxml import SepaDD

from duo_portal.gateways.bank.incasso import Incasso
from duo_portal.gateways.bank.pain008 import schrijf_pain008

from .pain008_gegevens import INCASSANT, opdracht
from .test_pain008_bytes import gemengd

# What a writer may choose for itself: its own ids and moment, and the initiating party beyond its name.
EIGEN_KEUZE = {"MsgId", "CreDtTm", "PmtInfId", "Ccy", "InitgPty"}


def _sepaxml(regels: list[Incasso]) -> etree._Element:
    rekening = INCASSANT.rekening
    instelling = {
        "name": rekening.naam,
        "IBAN": rekening.iban,
        "BIC": rekening.bic,
        "batch": True,
        "creditor_id": INCASSANT.incassant_id,
        "currency": "EUR",
    }
    sepa = SepaDD(instelling, schema="pain.008.001.08", clean=True)
    for regel in regels:
        assert regel.mandaat is not None
        sepa.add_payment(
            {
                "name": regel.naam,
                "IBAN": regel.iban,
                "amount": regel.bedrag_centen,
                "type": regel.volgorde.value,
                "collection_date": regel.incassodatum,
                "mandate_id": regel.mandaat.mandaat_id,
                "mandate_date": regel.mandaat.getekend_op,
                "description": regel.omschrijving,
                "endtoend_id": regel.end_to_end_id,
            }
        )
    return etree.fromstring(sepa.export(validate=False))


def _plat(element: etree._Element) -> Any:
    naam = etree.QName(element).localname
    kinderen = [_plat(kind) for kind in element if etree.QName(kind).localname not in EIGEN_KEUZE]
    return (naam, dict(element.attrib), (element.text or "").strip(), kinderen)


def test_the_trees_are_equal() -> None:
    namen = ["Anna de Vries", "J. van 't Hof", "Bo", "Kees-Jan (jr.)"]
    regels = [replace(regel, naam=namen[i % 4]) for i, regel in enumerate(gemengd(60))]
    onze = etree.fromstring(schrijf_pain008(opdracht(regels), regels))
    assert _plat(onze) == _plat(_sepaxml(regels))
