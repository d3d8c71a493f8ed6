"""Reading XML that strangers wrote: streamed, checked against its schema, without DTD, entities or network.

The walk yields finished elements and forgets them, so that a file of a gigabyte costs some megabytes. What is
wrong becomes a `BerichtGeweigerd` whose text names line and element, never a value from the file: account
numbers and names must not reach a log.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from lxml import etree

PAIN002 = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"
CAMT053 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
_XSD = Path(__file__).with_name("xsd")
_SCHEMA = {PAIN002: "pain.002.001.03.xsd", CAMT053: "camt.053.001.08.xsd"}
_INLEIDING_BYTES = 64 * 1024
_BEDRAG = re.compile(r"([0-9]{1,13})(?:\.([0-9]{1,2})0*)?")
_CODERING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DAG = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")


class BerichtGeweigerd(Exception):
    """A message of the bank cannot be taken in as a whole. `code` is for machines, the text for people."""

    def __init__(self, code: str, tekst: str) -> None:
        super().__init__(tekst)
        self.code = code


@lru_cache(maxsize=4)
def _schema(naamruimte: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(_XSD / _SCHEMA[naamruimte])))


class _Voorgelezen:
    """The file with its first bytes already read and judged."""

    def __init__(self, begin: bytes, bestand: BinaryIO) -> None:
        self._begin, self._bestand = begin, bestand

    def read(self, size: int = -1) -> bytes:
        if self._begin:
            uit = self._begin if size < 0 else self._begin[:size]
            self._begin = self._begin[len(uit) :]
            return uit
        return self._bestand.read(size)


def _begin(bestand: BinaryIO) -> bytes:
    begin = b""
    while len(begin) < _INLEIDING_BYTES and (deel := bestand.read(_INLEIDING_BYTES - len(begin))):
        begin += deel
    return begin


def _keur_begin(begin: bytes) -> None:
    if not begin.strip():
        raise BerichtGeweigerd("LEEG", "Het bestand is leeg.")
    codering = _CODERING.search(begin[:200])
    if begin[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in begin[:4]:
        raise BerichtGeweigerd("CODERING", "Het bestand is geen UTF-8 maar UTF-16 of UTF-32.")
    if codering and codering[1].upper() not in (b"UTF-8", b"US-ASCII", b"ASCII"):
        raise BerichtGeweigerd("CODERING", "Het bestand noemt een andere codering dan UTF-8.")
    rest = _na_inleiding(begin)
    if rest.startswith(b"<!"):
        raise BerichtGeweigerd("DTD", "Het bestand bevat een DTD; die lezen we nooit.")
    if not re.match(rb"<[A-Za-z_]", rest):
        raise BerichtGeweigerd("GEEN_XML", "Het bestand begint niet met een XML-element.")


def _na_inleiding(begin: bytes) -> bytes:
    """What follows the declaration, comments and instructions; b"" when they do not end in the first 64 kB.

    After the root element has begun no DTD can follow. So none ever reaches the parser: lxml 6.1.3 crashes on
    some of them when it checks a schema on the way.
    """
    rest = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    while rest.startswith((b"<?", b"<!--")):
        _, gevonden, rest = rest.partition(b"?>" if rest.startswith(b"<?") else b"-->")
        rest = rest.lstrip() if gevonden else b""
    return rest


def naamruimte_van(bestand: BinaryIO) -> str:
    """The namespace of the root element, to recognise a message; raises `BerichtGeweigerd`.

    Reads from the file; open it anew before walking it.
    """
    begin = _begin(bestand)
    _keur_begin(begin)
    lezer = etree.XMLPullParser(["start"], resolve_entities=False, no_network=True, load_dtd=False)
    try:
        lezer.feed(begin)
        for _, element in lezer.read_events():
            return etree.QName(cast("Any", element)).namespace or ""
    except etree.XMLSyntaxError as fout:
        raise _geweigerd(fout) from None
    raise BerichtGeweigerd("GEEN_XML", "Het bestand begint niet met een XML-element.")


def loop(
    bestand: BinaryIO, naamruimte: str, namen: frozenset[str]
) -> Iterator[tuple[str, etree._Element]]:
    """Yield (local name, element) for every finished element called one of `namen`, checked by the schema.

    The element is emptied once the caller asks for the next one. Other elements stay until their parent is
    emptied, so name what repeats. Raises `BerichtGeweigerd`.
    """
    begin = _begin(bestand)
    _keur_begin(begin)
    bron = _Voorgelezen(begin, bestand)
    # "internal" refuses every external entity. False would be stricter, but with a schema lxml 6.1.3 then passes
    # over a file that was cut off; a DTD is refused before the parser sees it, so no entity is left anyway.
    gekozen = etree.iterparse(
        bron,
        events=("start", "end"),
        schema=_schema(naamruimte),
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    wortel, is_heel = None, False
    try:
        for gebeurtenis, element in gekozen:
            if wortel is None:
                wortel = element
                _keur_wortel(wortel, naamruimte)
            if gebeurtenis == "start":
                continue
            is_heel = element is wortel
            if (naam := element.tag.rpartition("}")[2]) in namen:
                yield naam, element
                _vergeet(element)
    except etree.XMLSyntaxError as fout:
        raise _geweigerd(fout) from None
    if not is_heel:
        raise BerichtGeweigerd("GEEN_XML", "Het bestand is afgekapt.")


def _keur_wortel(wortel: etree._Element, naamruimte: str) -> None:
    if etree.QName(wortel).namespace != naamruimte:
        raise BerichtGeweigerd(
            "VERSIE", f"Het bericht heeft niet de vorm {naamruimte.rpartition(':')[2]}."
        )


def _vergeet(element: etree._Element) -> None:
    """Empty the element and drop the emptied one before it; what precedes the repeating part stays."""
    element.clear()
    vorige, ouder = element.getprevious(), element.getparent()
    if vorige is not None and ouder is not None and vorige.tag == element.tag:
        ouder.remove(vorige)


def _geweigerd(fout: etree.XMLSyntaxError) -> BerichtGeweigerd:
    """Line and element of a parser error; the parser's own text may quote an account number."""
    regel = fout.lineno or 0
    element = re.search(r"Element '(?:\{[^}]*\})?([A-Za-z0-9]+)'", fout.msg or "")
    if element:
        return BerichtGeweigerd(
            "SCHEMA", f"Regel {regel}: element {element[1]} voldoet niet aan het schema."
        )
    return BerichtGeweigerd(
        "GEEN_XML", f"Regel {regel}: het bestand is geen goed gevormde of volledige XML."
    )


@lru_cache(maxsize=256)
def _volledig(ns: str, pad: str) -> str:
    return "/".join(ns + deel for deel in pad.split("/"))


class Blik:
    """Short paths into an element: `blik.tekst("Refs/EndToEndId")`."""

    def __init__(self, element: etree._Element, naamruimte: str) -> None:
        self.element = element
        self._ns = "{" + naamruimte + "}"

    def tekst(self, pad: str) -> str:
        """Text at the path, "" when absent."""
        return (self.element.findtext(_volledig(self._ns, pad)) or "").strip()

    def een(self, pad: str) -> "Blik | None":
        """The first element at the path."""
        gevonden = self.element.find(_volledig(self._ns, pad))
        return None if gevonden is None else Blik(gevonden, self._ns[1:-1])

    def omhoog(self, naam: str) -> "Blik":
        """The nearest ancestor of that name; the schema guarantees there is one where this is asked."""
        return Blik(next(self.element.iterancestors(self._ns + naam)), self._ns[1:-1])

    def alle(self, pad: str) -> list["Blik"]:
        """Every element at the path."""
        return [
            Blik(element, self._ns[1:-1])
            for element in self.element.findall(_volledig(self._ns, pad))
        ]


def centen_van(blik: Blik | None, waar: str) -> int:
    """Whole cents of an amount in euro; raises `BerichtGeweigerd` for parts of a cent or another currency."""
    if blik is None:
        raise BerichtGeweigerd("BEDRAG", f"{waar}: het bedrag ontbreekt.")
    if blik.element.get("Ccy", "EUR") != "EUR":
        raise BerichtGeweigerd("MUNT", f"{waar}: bedrag in een andere munt dan de euro.")
    return centen_uit(blik.element.text or "", waar)


def centen_uit(tekst: str, waar: str) -> int:
    """Whole cents of "1234.5" or "1234.50"; zeros beyond the cents are harmless, other digits are refused."""
    treffer = _BEDRAG.fullmatch(tekst.strip())
    if treffer is None:
        raise BerichtGeweigerd("BEDRAG", f"{waar}: het bedrag is geen geheel aantal centen.")
    return int(treffer[1]) * 100 + int((treffer[2] or "0").ljust(2, "0"))


def dag_van(tekst: str, waar: str) -> date:
    """The calendar day of an ISO date or date-time; raises `BerichtGeweigerd`."""
    treffer = _DAG.fullmatch(tekst[:10]) if "T" in tekst else _DAG.fullmatch(tekst)
    try:
        if treffer is None:
            raise ValueError
        return date.fromisoformat(treffer[1])
    except ValueError:
        raise BerichtGeweigerd("DATUM", f"{waar}: datum ontbreekt of bestaat niet.") from None
