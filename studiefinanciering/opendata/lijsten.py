"""What each list must look like: its columns, and what makes a row wrong. Pure: text in, records or reasons out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Rij = Mapping[str, str]
_BRIN = re.compile(r"[0-9]{2}[A-Z]{2}")
_CODE = re.compile(r"[0-9]{5}")
_DAG = re.compile(r"[0-9]{8}")
ONBEKENDE_DAG = "19000101"
HOGER, GRADEN = ("hbo", "wo"), ("ad", "ba", "ma")
SECTOREN = (*HOGER, "mbo")
NIVEAU = {
    "assistentenopleiding": 1,
    "basisberoepsopleiding": 2,
    "vakopleiding": 3,
    "middenkaderopleiding": 4,
    "specialistenopleiding": 4,
}
"""Kind of mbo programme to its level (WEB art. 7.2.2)."""


class RijOngeldig(ValueError):
    """A row cannot be taken in; the text is the reason for the report."""


@dataclass(frozen=True, slots=True)
class InstellingRij:
    """An institution."""

    brin: str
    naam: str
    soort: str
    plaats: str
    sinds: date | None


@dataclass(frozen=True, slots=True)
class OpleidingRij:
    """A programme; `brin` is empty in mbo."""

    brin: str
    code: str
    naam: str
    onderwijs: int
    niveau: int
    graad: str
    studiepunten: int | None
    soort: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A kind of list: the columns it needs, and how to read a row."""

    naam: str
    kolommen: tuple[str, ...]
    lees: Callable[[Rij], "InstellingRij | OpleidingRij"]


def lees_instelling(rij: Rij) -> InstellingRij:
    """Raises `RijOngeldig`."""
    return InstellingRij(
        brin=_vorm(rij, "brin", _BRIN, "twee cijfers en twee letters"),
        naam=_tekst(rij, "name", 200),
        soort=_een_van(rij, "sector", SECTOREN),
        plaats=_tekst(rij, "city", 80),
        sinds=_dag(rij, "start_date"),
    )


def lees_ho(rij: Rij) -> OpleidingRij:
    """Raises `RijOngeldig`."""
    return OpleidingRij(
        brin=_vorm(rij, "brin", _BRIN, "twee cijfers en twee letters"),
        code=_vorm(rij, "programme_code", _CODE, "vijf cijfers"),
        naam=_tekst(rij, "name", 250),
        onderwijs=1,
        niveau=0,
        graad=_een_van(rij, "type", GRADEN),
        studiepunten=_studiepunten(rij),
        soort=_een_van(rij, "sector", HOGER),
    )


def lees_mbo(rij: Rij) -> OpleidingRij:
    """Raises `RijOngeldig`."""
    soort = _een_van(rij, "kind", tuple(NIVEAU))
    niveau = _een_van(rij, "level", ("1", "2", "3", "4"))
    if NIVEAU[soort] != int(niveau):
        raise RijOngeldig(f"level: {niveau} past niet bij {soort}")
    return OpleidingRij(
        brin="",
        code=_vorm(rij, "crebo", _CODE, "vijf cijfers"),
        naam=_tekst(rij, "name", 250),
        onderwijs=2,
        niveau=int(niveau),
        graad="",
        studiepunten=None,
        soort="mbo",
    )


INSTELLINGEN = Lijst(
    "instellingen", ("brin", "name", "sector", "city", "start_date"), lees_instelling
)
HO = Lijst("ho", ("brin", "programme_code", "name", "sector", "type", "ects_statutory"), lees_ho)
MBO = Lijst("mbo", ("crebo", "name", "kind", "level"), lees_mbo)


def _tekst(rij: Rij, kolom: str, hoogstens: int) -> str:
    waarde = (rij[kolom] or "").strip()
    if not waarde:
        raise RijOngeldig(f"{kolom}: leeg")
    if len(waarde) > hoogstens or not waarde.isprintable():
        raise RijOngeldig(f"{kolom}: langer dan {hoogstens} tekens of met vreemde tekens")
    return waarde


def _vorm(rij: Rij, kolom: str, vorm: re.Pattern[str], uitleg: str) -> str:
    waarde = _tekst(rij, kolom, 20)
    if not vorm.fullmatch(waarde):
        raise RijOngeldig(f"{kolom}: verwacht {uitleg}")
    return waarde


def _een_van(rij: Rij, kolom: str, mag: tuple[str, ...]) -> str:
    waarde = _tekst(rij, kolom, 40)
    if waarde not in mag:
        raise RijOngeldig(f"{kolom}: verwacht {', '.join(mag)}")
    return waarde


def _dag(rij: Rij, kolom: str) -> date | None:
    waarde = _vorm(rij, kolom, _DAG, "een dag als jjjjmmdd")
    if waarde == ONBEKENDE_DAG:
        return None
    try:
        return date(int(waarde[:4]), int(waarde[4:6]), int(waarde[6:]))
    except ValueError:
        raise RijOngeldig(f"{kolom}: deze dag bestaat niet") from None


def _studiepunten(rij: Rij) -> int | None:
    waarde = (rij["ects_statutory"] or "").strip()
    if not waarde:
        return None
    if not waarde.isdecimal() or not 30 <= int(waarde) <= 420:
        raise RijOngeldig("ects_statutory: verwacht 30 tot 420, of leeg")
    return int(waarde)
