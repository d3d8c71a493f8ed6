"""Read the lists, keep bad rows apart, and write what is good: new, changed, unchanged."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.db import models, transaction

from studiefinanciering.models import Instelling, Opleiding

from .lijsten import HO, HOGER, INSTELLINGEN, MBO, InstellingRij, Lijst, OpleidingRij, RijOngeldig

M = TypeVar("M", bound=models.Model)


class LijstOngeldig(ValueError):
    """A file is not this list at all: not readable, columns missing, or no good row in it."""


@dataclass(frozen=True, slots=True)
class Afgekeurd:
    """A row that was kept apart."""

    bestand: str
    regel: int
    reden: str


@dataclass(slots=True)
class Verslag:
    """What an import did, per table, and which rows it kept apart."""

    nieuw: dict[str, int] = field(default_factory=dict)
    gewijzigd: dict[str, int] = field(default_factory=dict)
    ongewijzigd: dict[str, int] = field(default_factory=dict)
    afgekeurd: list[Afgekeurd] = field(default_factory=list)


def importeer(
    *, instellingen: Path | None = None, ho: Path | None = None, mbo: Path | None = None
) -> Verslag:
    """Take in the given lists, all or nothing; what is not on a list any more stays.

    Raises `LijstOngeldig` for a file that is not such a list; single bad rows stand in the report.
    """
    verslag = Verslag()
    with transaction.atomic():
        if instellingen is not None:
            _schrijf(verslag, Instelling, _instellingen(instellingen, verslag), ("brin",))
        if ho is not None:
            _schrijf(verslag, Opleiding, _opleidingen(ho, HO, verslag), ("instelling_id", "code"))
        if mbo is not None:
            _schrijf(verslag, Opleiding, _opleidingen(mbo, MBO, verslag), ("instelling_id", "code"))
    return verslag


def schrijf_quarantaine(pad: Path, afgekeurd: Iterable[Afgekeurd]) -> None:
    """The report: file, line and reason of every row that was kept apart."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand)
        schrijver.writerow(["bestand", "regel", "reden"])
        schrijver.writerows((a.bestand, a.regel, a.reden) for a in afgekeurd)


def _instellingen(pad: Path, verslag: Verslag) -> list[Instelling]:
    rijen = _lees(pad, INSTELLINGEN, verslag)
    return [
        Instelling(brin=r.brin, naam=r.naam, soort=r.soort, plaats=r.plaats, sinds=r.sinds)
        for _, r in rijen
        if isinstance(r, InstellingRij)
    ]


def _opleidingen(pad: Path, lijst: Lijst, verslag: Verslag) -> list[Opleiding]:
    bekend = dict(Instelling.objects.values_list("brin", "soort"))
    goed = []
    for regel, r in _lees(pad, lijst, verslag):
        if not isinstance(r, OpleidingRij):
            continue
        # A hogeschool may give a wo programme (with a university), an mbo school none of both.
        if r.brin and bekend.get(r.brin) not in HOGER:
            reden = "instelling onbekend" if r.brin not in bekend else "geen hoger onderwijs"
            verslag.afgekeurd.append(Afgekeurd(pad.name, regel, f"brin: {reden}"))
            continue
        goed.append(
            Opleiding(
                instelling_id=r.brin or None, code=r.code, naam=r.naam, onderwijs=r.onderwijs,
                soort=r.soort, niveau=r.niveau, graad=r.graad, studiepunten=r.studiepunten,
            )
        )  # fmt: skip
    return goed


def _lees(
    pad: Path, lijst: Lijst, verslag: Verslag
) -> Iterator[tuple[int, InstellingRij | OpleidingRij]]:
    """Good rows with their line, each key once; bad ones go to the report."""
    gezien: dict[tuple[str, str], int] = {}
    for regel, rij in _rijen(pad, lijst):
        try:
            if rij is None:
                raise RijOngeldig("ander aantal velden dan de kopregel")
            gelezen = lijst.lees(rij)
            sleutel = (gelezen.brin, getattr(gelezen, "code", ""))
            if sleutel in gezien:
                raise RijOngeldig(f"dubbel: staat al op regel {gezien[sleutel]}")
        except RijOngeldig as fout:
            verslag.afgekeurd.append(Afgekeurd(pad.name, regel, str(fout)))
            continue
        gezien[sleutel] = regel
        yield regel, gelezen
    if not gezien:
        raise LijstOngeldig(f"{pad.name}: geen enkele goede regel; is dit de lijst {lijst.naam}?")


def _rijen(pad: Path, lijst: Lijst) -> Iterator[tuple[int, dict[str, str] | None]]:
    try:
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            lezer = csv.reader(bestand, strict=True)
            kop = next(lezer, [])
            if mist := [kolom for kolom in lijst.kolommen if kolom not in kop]:
                raise LijstOngeldig(f"{pad.name}: kolommen ontbreken: {', '.join(mist)}")
            for velden in lezer:
                past = len(velden) == len(kop)
                yield lezer.line_num, dict(zip(kop, velden, strict=True)) if past else None
    except (OSError, UnicodeDecodeError, csv.Error) as fout:
        raise LijstOngeldig(f"{pad.name}: niet te lezen ({type(fout).__name__}).") from fout


def _schrijf(verslag: Verslag, model: type[M], rijen: list[M], sleutel: tuple[str, ...]) -> None:
    """Insert what is new, update what differs; count all three."""
    velden = [v.attname for v in model._meta.concrete_fields if v.attname != "id"]
    inhoud = [naam for naam in velden if naam not in sleutel]

    def kern(rij: M, namen: Iterable[str]) -> tuple[Any, ...]:
        return tuple(getattr(rij, naam) for naam in namen)

    oud = {kern(rij, sleutel): rij for rij in model._default_manager.all()}
    nieuw = [rij for rij in rijen if kern(rij, sleutel) not in oud]
    anders = []
    for rij in rijen:
        eerder = oud.get(kern(rij, sleutel))
        if eerder is not None and kern(eerder, inhoud) != kern(rij, inhoud):
            rij.pk = eerder.pk
            anders.append(rij)
    model._default_manager.bulk_create(nieuw)
    model._default_manager.bulk_update(anders, inhoud)
    naam = str(model._meta.verbose_name_plural)
    for telling, aantal in (
        (verslag.nieuw, len(nieuw)),
        (verslag.gewijzigd, len(anders)),
        (verslag.ongewijzigd, len(rijen) - len(nieuw) - len(anders)),
    ):
        telling[naam] = telling.get(naam, 0) + aantal
