"""XML of strangers: no entity is resolved, no file read, no network asked, no memory eaten, nothing half read."""

import io
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from duo_portal.gateways.bank.bericht import (
    CAMT053,
    PAIN002,
    BerichtGeweigerd,
    loop,
    naamruimte_van,
)
from duo_portal.gateways.bank.camt053 import keur_camt053, lees_boekingen
from duo_portal.gateways.bank.proefbank.afschriften import Post, schrijf_camt053
from duo_portal.gateways.bank.proefbank.antwoorden import Regelantwoord, schrijf_pain002

NAMEN = frozenset({"Ntry", "Stmt", "GrpHdr"})
DAG = date(2023, 9, 22)


def _afschrift(aantal: int = 3, omschrijving: str = "x") -> bytes:
    posten = [
        Post(f"B{nummer}", 100 + nummer, omschrijving=omschrijving) for nummer in range(aantal)
    ]
    return schrijf_camt053(rekening="NL91ABNA0417164300", nummer=1, dag=DAG, begin=0, posten=posten)


def _lees(inhoud: bytes) -> int:
    return sum(1 for _ in loop(io.BytesIO(inhoud), CAMT053, NAMEN))


def _met_dtd(dtd: str, omschrijving: str) -> bytes:
    kop, rest = _afschrift().split(b"?>\n", 1)
    return (
        kop
        + b"?>\n"
        + dtd.encode()
        + rest.replace(b"<Ustrd>x<", f"<Ustrd>{omschrijving}<".encode())
    )


LACHEN = (
    "<!DOCTYPE Document [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize(
    ("dtd", "omschrijving"),
    [
        (LACHEN, "&j;"),
        ("<!DOCTYPE Document [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>", "&e;"),
        ("<!DOCTYPE Document [<!ENTITY e SYSTEM 'http://127.0.0.1:1/x'>]>", "&e;"),
        ("<!DOCTYPE Document SYSTEM 'http://127.0.0.1:1/x.dtd'>", "x"),
        ("<!DOCTYPE Document [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]>", "x"),
        ("<!DOCTYPE Document>", "x"),
        (f"<!--{'.' * 6_000}--><?x y?>{LACHEN}", "&j;"),
    ],
)
def test_a_dtd_is_refused_before_anything_is_read(dtd: str, omschrijving: str) -> None:
    tracemalloc.start()
    with pytest.raises(BerichtGeweigerd) as fout:
        for _ in loop(io.BytesIO(_met_dtd(dtd, omschrijving)), CAMT053, NAMEN):
            pytest.fail("er is al iets gelezen")
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert fout.value.code == "DTD" and piek < 5_000_000


def test_a_dtd_behind_a_long_comment_never_reaches_the_parser() -> None:
    """With a schema the parser of lxml 6.1.3 crashes the process on this one."""
    for dtd in (LACHEN, "<!DOCTYPE Document>", "<!-- nog een -->"):
        with pytest.raises(BerichtGeweigerd):
            _lees(_met_dtd(f"<!--{'.' * 200_000}-->{dtd}", "x"))


def test_the_same_message_without_a_dtd_is_read() -> None:
    assert _lees(_met_dtd("<!-- een gewone opmerking -->", "x")) == 5


@pytest.mark.parametrize("einde", range(1, 12))
def test_a_file_cut_off_anywhere_is_refused(einde: int) -> None:
    heel = _afschrift(40)
    with pytest.raises(BerichtGeweigerd):
        _lees(heel[: len(heel) * einde // 12])


@pytest.mark.parametrize(
    "staart", [b"</Document>\n", b"</Stmt></BkToCstmrStmt></Document>\n", b"\n"]
)
def test_the_last_bytes_count_too(staart: bytes) -> None:
    heel = _afschrift()
    assert heel.endswith(staart)
    korter = heel.removesuffix(staart)
    if staart == b"\n":
        assert _lees(korter) == 5
        return
    with pytest.raises(BerichtGeweigerd, match=r"volledige|afgekapt"):
        _lees(korter)


@pytest.mark.parametrize("erbij", [b"<Document/>", b"tekst", b"\x00", b"&amp;"])
def test_what_follows_the_end_is_refused(erbij: bytes) -> None:
    with pytest.raises(BerichtGeweigerd):
        _lees(_afschrift() + erbij)


def test_an_error_never_quotes_the_file() -> None:
    fout = _afschrift().replace(b"NL91ABNA0417164300", b"NL91 ABNA 0417 1643 00")
    with pytest.raises(BerichtGeweigerd) as gevallen:
        _lees(fout)
    assert "0417" not in str(gevallen.value) and "IBAN" in str(gevallen.value)
    assert gevallen.value.__cause__ is None and gevallen.value.__suppress_context__


def test_a_message_of_another_kind_or_version_is_refused() -> None:
    antwoord = schrijf_pain002(
        bericht_id="A", dag=DAG, msg_id="SF-1", aantal=1, centen=1, code="ACCP", reden="",
        regels=[Regelantwoord("G", "K", "ACCP", "")],
    )  # fmt: skip
    assert naamruimte_van(io.BytesIO(antwoord)) == PAIN002
    assert naamruimte_van(io.BytesIO(_afschrift())) == CAMT053
    for inhoud in (antwoord, _afschrift().replace(b"camt.053.001.08", b"camt.053.001.09")):
        with pytest.raises(BerichtGeweigerd):
            _lees(inhoud)


def test_utf8_with_a_byte_order_mark_is_fine() -> None:
    assert _lees(b"\xef\xbb\xbf" + _afschrift(omschrijving="Zoë")) == 5


class _Stroom(io.RawIOBase):
    """A large statement that exists only while it is read."""

    def __init__(self, aantal: int) -> None:
        heel = _afschrift(1)
        begin, rest = heel.split(b"<Ntry>", 1)
        post, einde = rest.split(b"</Ntry>", 1)
        begin = begin.replace(
            b">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>",
            b">%d.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>" % aantal,
        )
        begin = begin.replace(
            b'<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00',
            b'<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%d.00' % aantal,
        )
        self._delen = self._maak(begin, post, einde, aantal)
        self._rest = b""

    @staticmethod
    def _maak(begin: bytes, post: bytes, einde: bytes, aantal: int) -> Iterator[bytes]:
        yield begin
        for nummer in range(aantal):
            yield b"<Ntry>" + post.replace(b"B0<", b"B%d<" % nummer) + b"</Ntry>"
        yield einde

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < max(size, 1) and (deel := next(self._delen, b"")):
            self._rest += deel
        uit, self._rest = self._rest[:size], self._rest[size:]
        return uit


def _rss_mb() -> float:
    regels = Path("/proc/self/status").read_text().splitlines()
    return int(next(r for r in regels if r.startswith("VmRSS")).split()[1]) / 1024


def test_a_large_statement_costs_no_memory() -> None:
    lijst = keur_camt053(lambda: _Stroom(2_000), DAG)  # type: ignore[arg-type,return-value]
    assert lijst.koppen[0].eind_centen == 200_000
    voor, piek = _rss_mb(), 0.0
    for aantal, _ in enumerate(lees_boekingen(lambda: _Stroom(12_000))):  # type: ignore[arg-type,return-value]
        if aantal % 1_000 == 0:
            piek = max(piek, _rss_mb())
    assert aantal == 12_000 and piek - voor < 20
