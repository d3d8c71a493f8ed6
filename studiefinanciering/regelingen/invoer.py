"""The columns of a scheme from a file: for people whose history stands elsewhere.

CSV with a header: `kenmerk` (the reference of the student's file, never a BSN) and the columns of the scheme
in any order. Yes and no are "ja" and "nee", money is cents, months are "2023-08" or empty for none, education
is "ho" or "mbo". Everything is checked before anything is decided.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import numpy as np

from duo_portal.foundation.period import Maand
from studiefinanciering.models import Student
from studiefinanciering.rules.feiten import GEEN_MAAND

from .lezen import Groep
from .schemas import Kolomsoort, Schema

_JA_NEE = {"ja": 1, "nee": 0}
_ONDERWIJS = {"ho": 1, "mbo": 2}


class InvoerFout(ValueError):
    """A line that cannot be read; the message names line and column, never the value of a person."""


def lees_csv(schema: Schema, regels: Iterable[str]) -> Groep:
    """The persons of a file with their columns, by person id.

    Raises `InvoerFout` for a wrong header, a value that is not understood, an unknown or repeated reference.
    """
    lezer = csv.DictReader(regels)
    verwacht = {"kenmerk", *schema.kolommen}
    if set(lezer.fieldnames or ()) != verwacht:
        raise InvoerFout(f"regel 1: geef precies de kolommen {', '.join(sorted(verwacht))}.")
    rijen = list(_rijen(schema, lezer))
    personen = _personen([kenmerk for kenmerk, _ in rijen])
    volgorde = np.argsort(personen, kind="stable")
    kolommen = {
        naam: np.array([rij[naam] for _, rij in rijen], dtype=soort.dtype)[volgorde]
        for naam, soort in schema.kolommen.items()
    }
    return Groep(personen[volgorde], kolommen)


def _rijen(
    schema: Schema, lezer: Iterable[dict[str, str]]
) -> Iterator[tuple[UUID, dict[str, int]]]:
    for nummer, rij in enumerate(lezer, start=2):
        waarden = {}
        for naam, soort in schema.kolommen.items():
            try:
                waarden[naam] = _waarde(naam, soort, (rij[naam] or "").strip())
            except (ValueError, KeyError):
                hoe = "ho of mbo" if naam == "onderwijs" else soort.value
                raise InvoerFout(f"regel {nummer}: {naam}: schrijf {hoe}.") from None
        try:
            kenmerk = UUID((rij["kenmerk"] or "").strip())
        except ValueError:
            raise InvoerFout(f"regel {nummer}: kenmerk: geen kenmerk van een dossier.") from None
        yield kenmerk, waarden


def _waarde(naam: str, soort: Kolomsoort, tekst: str) -> int:
    if soort is Kolomsoort.JA_NEE:
        return _JA_NEE[tekst]
    if naam == "onderwijs":
        return _ONDERWIJS[tekst]
    if soort is Kolomsoort.MAAND:
        return Maand.parse(tekst).index if tekst else GEEN_MAAND
    getal = int(tekst)
    if getal < 0:
        raise ValueError("negatief")
    return getal


def _personen(kenmerken: list[UUID]) -> Any:
    """The person id of each reference, in order."""
    bekend = dict(
        Student.objects.filter(kenmerk__in=kenmerken).values_list("kenmerk", "persoon_id")
    )
    gezien: set[UUID] = set()
    for nummer, kenmerk in enumerate(kenmerken, start=2):
        if kenmerk not in bekend:
            raise InvoerFout(f"regel {nummer}: kenmerk: dit dossier bestaat niet.")
        if kenmerk in gezien:
            raise InvoerFout(f"regel {nummer}: kenmerk: staat al eerder in dit bestand.")
        gezien.add(kenmerk)
    return np.array([bekend[kenmerk] for kenmerk in kenmerken], dtype=np.int64)
