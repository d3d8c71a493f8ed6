"""A small scheme as it stands in its file: read once, checked whole, refused in words that name what is wrong.

Amounts are either in no file (they are settled in a `Regelingjaar`, with where they stand) or, where the law's text is
at hand, in the file with their source. A scheme without amounts takes applications in and awards nothing.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.functional import lazystr

from .keuren import keur
from .vorm import (
    Definitie,
    DefinitieOngeldig,
    Grond,
    RegelingOnbekend,
    Rij,
    Tweetalig,
    Veld,
    Veldsoort,
    Voorwaarde,
)

__all__ = [
    "MAP",
    "RITMES",
    "Definitie",
    "DefinitieOngeldig",
    "Grond",
    "RegelingOnbekend",
    "Rij",
    "Tweetalig",
    "Veld",
    "Veldsoort",
    "Voorwaarde",
    "definitie",
    "definities",
    "in_taal",
    "lees",
]
MAP = Path(__file__).parent / "definities"
RITMES = {"ineens": 0, "maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}
_SLEUTELS = {
    "code", "naam_nl", "naam_en", "voor_wie_nl", "voor_wie_en", "uitleg_nl", "uitleg_en", "vorm", "rekening",
    "beslis_weken", "beslis_vanaf", "bezwaar_weken", "ritme", "bedrag_per", "ontbreekt_nl", "ontbreekt_en",
    "grond", "veld", "voorwaarde", "rij",
}  # fmt: skip


def definitie(code: str) -> Definitie:
    """The scheme; raises `RegelingOnbekend`."""
    try:
        return definities()[code]
    except KeyError:
        raise RegelingOnbekend(f"Er is geen regeling {code!r}; zie {MAP.name}/.") from None


@lru_cache(maxsize=1)
def definities() -> Mapping[str, Definitie]:
    """All schemes of this version of the program, in the order of their files."""
    gelezen = [lees(b.read_text(encoding="utf-8"), b.name) for b in sorted(MAP.glob("*.toml"))]
    return {d.code: d for d in gelezen}


def lees(inhoud: str, bestand: str = "") -> Definitie:
    """Read and check a file; raises `DefinitieOngeldig`."""
    try:
        bron = tomllib.loads(inhoud)
    except tomllib.TOMLDecodeError as fout:
        raise DefinitieOngeldig(f"{bestand}: dit is geen leesbaar TOML-bestand ({fout}).") from None
    if vreemd := set(bron) - _SLEUTELS:
        raise DefinitieOngeldig(f"{bestand}: {', '.join(sorted(vreemd))} kennen wij niet.")
    gelezen = _maak(bron, bestand, hashlib.sha256(inhoud.encode()).hexdigest())
    keur(gelezen, bestand)
    return gelezen


def _maak(bron: Mapping[str, Any], bestand: str, afdruk: str) -> Definitie:
    try:
        return Definitie(
            code=bron["code"],
            naam=_woorden(bron, "naam"),
            voor_wie=_woorden(bron, "voor_wie"),
            uitleg=_woorden(bron, "uitleg"),
            ontbreekt=_woorden(bron, "ontbreekt", verplicht=False),
            vorm=bron["vorm"],
            rekening=bron["rekening"],
            beslis_weken=bron["beslis_weken"],
            is_beslis_vanaf_sluiting=bron.get("beslis_vanaf", "ontvangst") == "sluiting",
            bezwaar_weken=bron["bezwaar_weken"],
            ritme=RITMES[bron["ritme"]],
            is_per_maand=bron["bedrag_per"] == "maand",
            gronden=tuple(Grond(g["tekst"], g.get("link", "")) for g in bron["grond"]),
            velden=tuple(_veld(v) for v in bron.get("veld", ())),
            voorwaarden=tuple(_voorwaarde(v) for v in bron.get("voorwaarde", ())),
            rijen=tuple(
                Rij(r["code"], _woorden(r, "naam"), dict(r.get("als", {}))) for r in bron["rij"]
            ),
            vingerafdruk=afdruk,
        )
    except KeyError as mist:
        raise DefinitieOngeldig(f"{bestand}: {mist.args[0]} ontbreekt of bestaat niet.") from None
    except ValueError as fout:
        raise DefinitieOngeldig(f"{bestand}: {fout}") from None


def _woorden(bron: Mapping[str, Any], wat: str, *, verplicht: bool = True) -> Tweetalig:
    nl, en = (bron[f"{wat}_{t}"] if verplicht else bron.get(f"{wat}_{t}", "") for t in ("nl", "en"))
    return Tweetalig(str(nl).strip(), str(en).strip())


def _veld(bron: Mapping[str, Any]) -> Veld:
    keuzes = {k["code"]: Tweetalig(k["nl"], k["en"]) for k in bron.get("keuze", ())}
    return Veld(
        bron["naam"],
        Veldsoort(bron["soort"]),
        _woorden(bron, "label"),
        _woorden(bron, "hulp", verplicht=False),
        keuzes,
        bool(bron.get("verplicht", True)),
    )


def _voorwaarde(bron: Mapping[str, Any]) -> Voorwaarde:
    return Voorwaarde(
        bron["feit"],
        _woorden(bron, "anders"),
        bron.get("minstens"),
        bron.get("hoogstens"),
        bron.get("is"),
        tuple(bron.get("een_van", ())),
    )


def in_taal(woorden: Tweetalig) -> Any:
    """The words as Django wants a label: put into the reader's language when the page is drawn."""
    return lazystr(woorden)


def namen() -> Sequence[tuple[str, str]]:
    """(code, name) of every scheme, in the language that is switched on."""
    return [(d.code, str(d.naam)) for d in definities().values()]
