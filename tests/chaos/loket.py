"""The counter of the bank: what it accepted is remembered as bytes, and counted from those bytes alone."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

from lxml import etree

from duo_portal.gateways.bank.proefbank.kantoor import Proefbank


class Loket:
    """Visits of the practice bank to the folders of one administration."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.aangenomen: dict[str, bytes] = {}
        self.gezien: list[tuple[str, bytes]] = []

    def bezoek(self, dag: date) -> None:
        """The bank fetches what lies ready and answers; statements up to and including `dag`."""
        opgehaald = [pad.read_bytes() for pad in sorted((self.map / "uit").glob("*.xml"))]
        Proefbank(self.map / "uit", self.map / "in", self.map / "geheugen").werk(dag)
        bekend = json.loads((self.map / "geheugen" / "bank.json").read_text())["gezien"]
        for inhoud in opgehaald:
            msg_id = _tekst(inhoud, "MsgId")[0]
            self.gezien.append((msg_id, inhoud))
            if msg_id in bekend:
                self.aangenomen.setdefault(msg_id, inhoud)

    def betalingen(self) -> dict[int, list[int]]:
        """Per student number the payments, in cents, of all accepted files."""
        per_student: dict[int, list[int]] = defaultdict(list)
        for inhoud in self.aangenomen.values():
            for regel in etree.fromstring(inhoud).iterfind(".//{*}CdtTrfTxInf"):
                bedrag = regel.findtext("{*}Amt/{*}InstdAmt", "")
                rekening = regel.findtext("{*}CdtrAcct/{*}Id/{*}IBAN", "")
                euro, _, cent = bedrag.partition(".")
                per_student[int(rekening[8:])].append(int(euro) * 100 + int(cent.ljust(2, "0")))
        return per_student

    def kenmerken(self) -> list[str]:
        """All EndToEndIds in accepted files."""
        return [k for inhoud in self.aangenomen.values() for k in _tekst(inhoud, "EndToEndId")]


def _tekst(inhoud: bytes, naam: str) -> list[str]:
    return [element.text for element in etree.fromstring(inhoud).iterfind(f".//{{*}}{naam}")]
