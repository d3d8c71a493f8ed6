"""A table of counts by origin, as the statistics office publishes it: read, or refused with the reason.

Origin comes into this app by this door only: as a count of many, rounded to 10, never as a fact about a person. Every
published count may be off by 5, so sums are held to what rounding can explain and to nothing more.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

AFRONDING = 5
"""A count rounded to 10 is at most this far from the true one."""
MEESTE_BYTES = 5_000_000
HOOGSTE = 100_000_000
"""No count of people in the Netherlands is larger."""

GROEPEN: dict[str, tuple[str, ...]] = {
    "nl": ("born_nl_origin_nl",),
    "europa": ("born_nl_origin_europe", "born_abroad_origin_europe"),
    "buiten_europa": ("born_nl_origin_outside_europe", "born_abroad_origin_outside_europe"),
}
"""Each group is the sum of these sub-columns: the office rounds every column by itself."""
REFERENTIE = "nl"

_OPTELLING: dict[str, tuple[str, ...]] = {
    "total": tuple(kolom for kolommen in GROEPEN.values() for kolom in kolommen),
    "born_nl": ("born_nl_origin_nl", "born_nl_origin_europe", "born_nl_origin_outside_europe"),
    "born_abroad": ("born_abroad_origin_europe", "born_abroad_origin_outside_europe"),
    "origin_nl": GROEPEN["nl"],
    "origin_europe_excl_nl": GROEPEN["europa"],
    "origin_outside_europe": GROEPEN["buiten_europa"],
}
TELLINGEN = tuple(dict.fromkeys((*_OPTELLING, *_OPTELLING["total"])))
KOLOMMEN = ("nr", "category", *TELLINGEN)

TOTAAL = "Total"
EN = " & "
GESELECTEERD, NIET_GESELECTEERD = "Selected for control: yes", "Selected for control: no"
BEZOEK = "Outcome house visit: "
ONTERECHT, TERECHT, NIET_DOORGEGAAN, NIET_BEZOCHT = (
    BEZOEK + uitkomst
    for uitkomst in ("unduly", "duly", "could not take place", "not selected for control")
)
BEZWAAR = "Unduly, appeal"
DIMENSIES = {
    "education": "Education: ",
    "age": "Age: ",
    "distance": "Distance: ",
    "risk_category": "Risk category ",
}


class TabelGeweigerd(ValueError):
    """The table cannot be used; the message is one line and says where and why."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A group's count and how many published counts were added up in it (each may be off by 5)."""

    aantal: int
    cellen: int

    def __add__(self, ander: "Telling") -> "Telling":
        return Telling(self.aantal + ander.aantal, self.cellen + ander.cellen)

    @property
    def speling(self) -> int:
        """How far the true count may be off."""
        return AFRONDING * self.cellen


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows by their category; each has a count per column of `TELLINGEN`."""

    rijen: Mapping[str, Mapping[str, int]]

    def heeft(self, *categorieen: str) -> bool:
        """Whether all these rows are there."""
        return all(categorie in self.rijen for categorie in categorieen)

    def telling(self, groep: str, *categorieen: str) -> Telling:
        """The count of a group over one or more rows."""
        kolommen = GROEPEN[groep]
        aantal = sum(self.rijen[rij][kolom] for rij in categorieen for kolom in kolommen)
        return Telling(aantal, len(kolommen) * len(categorieen))

    def dimensie(self, begin: str) -> dict[str, int]:
        """Counts of all people by the rows that start so, without the crossed ones: {"mbo 1-2": 11580, …}."""
        return {
            rij.removeprefix(begin): tellingen["total"]
            for rij, tellingen in self.rijen.items()
            if rij.startswith(begin) and EN not in rij
        }


def lees_tabel(pad: Path) -> Tabel:
    """The table in a file. Raises TabelGeweigerd for all that cannot be read or cannot be true."""
    try:
        ruw = pad.read_bytes()
    except OSError as fout:
        raise TabelGeweigerd(f"{pad}: cannot be opened: {fout.strerror}") from fout
    try:
        return ontleed(ruw)
    except TabelGeweigerd as fout:
        raise TabelGeweigerd(f"{pad}: {fout}") from fout


def ontleed(ruw: bytes) -> Tabel:
    """The table in these bytes."""
    if len(ruw) > MEESTE_BYTES:
        raise TabelGeweigerd(f"larger than {MEESTE_BYTES} bytes: this is not a table of aggregates")
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise TabelGeweigerd(f"not UTF-8 (byte {fout.start}): save the file as UTF-8") from fout
    try:
        regels = [r for r in csv.reader(io.StringIO(tekst, newline=""), strict=True) if any(r)]
    except csv.Error as fout:
        raise TabelGeweigerd(f"not a CSV file: {fout}") from fout
    if not regels:
        raise TabelGeweigerd("empty: a heading and rows were expected")
    kop = _kop(regels[0])
    rijen: dict[str, dict[str, int]] = {}
    for nummer, regel in enumerate(regels[1:], start=2):
        categorie, tellingen = _rij(kop, regel, nummer)
        if categorie in rijen:
            raise TabelGeweigerd(f"row {categorie!r} stands in it twice")
        rijen[categorie] = tellingen
    tabel = Tabel(rijen)
    controleer(tabel)
    return tabel


def _kop(regel: list[str]) -> list[str]:
    kop = [naam.strip() for naam in regel]
    if vreemd := sorted(set(kop) - set(KOLOMMEN)):
        raise TabelGeweigerd(f"unknown column(s): {_opsomming(vreemd)}")
    if mist := [naam for naam in KOLOMMEN if naam not in kop]:
        raise TabelGeweigerd(f"missing column(s): {_opsomming(mist)}")
    if len(kop) != len(set(kop)):
        raise TabelGeweigerd("a column stands in it twice")
    return kop


def _rij(kop: list[str], regel: list[str], nummer: int) -> tuple[str, dict[str, int]]:
    if len(regel) != len(kop):
        raise TabelGeweigerd(f"line {nummer} has {len(regel)} values, the heading {len(kop)}")
    waarden = dict(zip(kop, (waarde.strip() for waarde in regel), strict=True))
    if not (categorie := waarden["category"]):
        raise TabelGeweigerd(f"line {nummer} has no category")
    return categorie, {kolom: _aantal(waarden[kolom], categorie, kolom) for kolom in TELLINGEN}


def _aantal(waarde: str, categorie: str, kolom: str) -> int:
    waar = f"row {categorie!r}, column {kolom}"
    if waarde.startswith("-") and waarde[1:].isdigit():
        raise TabelGeweigerd(f"{waar}: a count cannot be negative, but it is {waarde[:20]}")
    if not (waarde.isascii() and waarde.isdigit()):
        raise TabelGeweigerd(f"{waar}: a whole number was expected, not {waarde[:20]!r}")
    if len(waarde) > len(str(HOOGSTE)) or int(waarde) > HOOGSTE:
        raise TabelGeweigerd(f"{waar}: larger than the number of people there are")
    return int(waarde)


def controleer(tabel: Tabel) -> None:
    """Refuse a table without its necessary rows, or whose counts do not add up within rounding."""
    if not tabel.heeft(TOTAAL):
        raise TabelGeweigerd(f"missing row: {TOTAAL!r}")
    for rij, tellingen in tabel.rijen.items():
        for geheel, delen in _OPTELLING.items():
            _klopt(f"row {rij!r}: {geheel}", tellingen[geheel], [tellingen[d] for d in delen])
    for geheel, delen_van in _samenhang(tabel):
        if mist := [deel for deel in (geheel, *delen_van) if not tabel.heeft(deel)]:
            raise TabelGeweigerd(f"missing row(s): {_opsomming(mist)}")
        for kolom in TELLINGEN:
            tellingen_van = [tabel.rijen[deel][kolom] for deel in delen_van]
            waar = f"{kolom} of {geheel!r} against {_opsomming(delen_van)}"
            _klopt(waar, tabel.rijen[geheel][kolom], tellingen_van)


def _samenhang(tabel: Tabel) -> Iterable[tuple[str, tuple[str, ...]]]:
    """(whole, parts): rows that must be there together and must add up."""
    alle = set(tabel.rijen)
    for begin in DIMENSIES.values():
        if delen := tuple(r for r in tabel.rijen if r.startswith(begin) and EN not in r):
            yield TOTAAL, delen
    if alle & {GESELECTEERD, NIET_GESELECTEERD}:
        yield TOTAAL, (GESELECTEERD, NIET_GESELECTEERD)
    if alle & {ONTERECHT, TERECHT, NIET_DOORGEGAAN}:
        rest = (NIET_BEZOCHT,) if alle & {GESELECTEERD, NIET_BEZOCHT} else ()
        yield TOTAAL, (TERECHT, ONTERECHT, NIET_DOORGEGAAN, *rest)
    if any(rij.startswith("Unduly, ") for rij in alle):
        yield ONTERECHT, (BEZWAAR, "Unduly, no appeal")
        yield BEZWAAR, tuple(f"{BEZWAAR} {u}" for u in ("successful", "partly successful", "not successful"))  # fmt: skip
    for begin in {rij.partition(EN)[2] for rij in alle if rij.startswith("Risk category ")} - {""}:
        if begin == GESELECTEERD:
            yield (
                GESELECTEERD,
                tuple(
                    f"{DIMENSIES['risk_category']}{nr}{EN}{GESELECTEERD}"
                    for nr in tabel.dimensie(DIMENSIES["risk_category"])
                ),
            )


def _klopt(waar: str, geheel: int, delen: list[int]) -> None:
    if abs(geheel - sum(delen)) > AFRONDING * (len(delen) + 1):
        raise TabelGeweigerd(
            f"{waar}: the parts add up to {sum(delen)}, but the whole is {geheel};"
            " rounding to 10 does not explain the difference"
        )


def _opsomming(namen: Iterable[str]) -> str:
    """Some names for one line of text."""
    lijst = [repr(naam[:40]) for naam in namen]
    return ", ".join(lijst[:5]) + (f" and {len(lijst) - 5} more" if len(lijst) > 5 else "")
