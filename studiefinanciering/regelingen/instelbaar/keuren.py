"""Does a definition hold together? What does not is told in words, with the file, before anything starts."""

import re
from collections.abc import Iterator

from duo_portal.ledger.chart import REKENINGEN, RekeningSoort

from .vorm import Definitie, DefinitieOngeldig, Veldsoort, Voorwaarde

LEEFTIJD = "leeftijd"
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")


def keur(d: Definitie, bestand: str) -> None:
    """Raises `DefinitieOngeldig` with all that is wrong."""
    if fouten := list(_fouten(d)):
        raise DefinitieOngeldig(f"{bestand}: " + " ".join(fouten))


def _fouten(d: Definitie) -> Iterator[str]:
    if not _CODE.fullmatch(d.code):
        yield "code bestaat uit kleine letters, cijfers en lage streepjes."
    if not d.gronden:
        yield "Noem minstens één wettelijke grond."
    if not (1 <= d.beslis_weken <= 52 and 1 <= d.bezwaar_weken <= 52):
        yield "beslis_weken en bezwaar_weken zijn 1 tot en met 52."
    yield from _rekening(d)
    yield from _velden(d)
    for voorwaarde in d.voorwaarden:
        yield from _voorwaarde(d, voorwaarde)
    yield from _rijen(d)


def _rekening(d: Definitie) -> Iterator[str]:
    if d.vorm not in ("gift", "lening"):
        yield "vorm is gift of lening."
        return
    rekening = REKENINGEN.get(d.rekening)
    if rekening is None:
        yield f"Rekening {d.rekening} staat niet in het rekeningschema."
        return
    soort = RekeningSoort.ACTIVA if d.is_lening else RekeningSoort.LASTEN
    if rekening.soort is not soort or rekening.draagt_component:
        yield f"Rekening {d.rekening} is niet voor een {d.vorm}: kies er een van de soort {soort}."


def _velden(d: Definitie) -> Iterator[str]:
    namen = [veld.naam for veld in d.velden]
    if len(set(namen)) != len(namen):
        yield "Twee velden hebben dezelfde naam."
    for veld in d.velden:
        if not _CODE.fullmatch(veld.naam) or veld.naam == LEEFTIJD:
            yield f"Veld {veld.naam!r} kan niet zo heten."
        if (veld.soort is Veldsoort.KEUZE) != bool(veld.keuzes):
            yield f"Veld {veld.naam}: alleen een keuze heeft keuzes, en zij heeft er minstens één."


def _voorwaarde(d: Definitie, v: Voorwaarde) -> Iterator[str]:
    soort = _soort(d, v.feit)
    if soort is None:
        yield f"Voorwaarde over {v.feit!r}: dat wordt niet gevraagd."
        return
    gegeven = {
        Veldsoort.JA_NEE: v.is_ is not None,
        Veldsoort.KEUZE: bool(v.een_van),
        Veldsoort.GETAL: v.minstens is not None or v.hoogstens is not None,
        Veldsoort.BEDRAG: v.minstens is not None or v.hoogstens is not None,
    }
    if not gegeven.get(soort, False):
        yield f"Voorwaarde over {v.feit}: de grens past niet bij {soort}."


def _soort(d: Definitie, feit: str) -> Veldsoort | None:
    if feit == LEEFTIJD:
        return Veldsoort.GETAL
    return next((veld.soort for veld in d.velden if veld.naam == feit), None)


def _rijen(d: Definitie) -> Iterator[str]:
    codes = [rij.code for rij in d.rijen]
    if not codes or len(set(codes)) != len(codes):
        yield "De tabel heeft minstens één rij, elk met een eigen code."
    for rij in d.rijen:
        for naam, waarde in rij.als.items():
            veld = next((v for v in d.velden if v.naam == naam), None)
            if veld is None or waarde not in veld.keuzes:
                yield f"Rij {rij.code}: {naam} = {waarde!r} kan niet worden gekozen."
