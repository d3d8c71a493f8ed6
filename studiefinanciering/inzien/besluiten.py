"""Decisions of a student: what each of them gives, what changed against the one before and which fact caused it.

A decision is opened by a key made from the random reference of the file and its number: nothing can be read from
it, and with the key of somebody else nothing is found. What the parents earn is not told (docs/decisions/0012).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from duo_portal.foundation.period import Maand
from studiefinanciering.models import Toekenning, Toekenningsregel
from studiefinanciering.rules.componenten import Component, Vorm

VERBORGEN = {"inkomen", "vrije_voet", "aftrekkinderen", "aflossing_duo", "deelkinderen"}
"""Facts about the parents (and their other children): that they changed is told, not what they are."""
_ZONDER_WAARDE = VERBORGEN | {"eerder_gebruikte_maanden"}
OUDERS = "gegevens_ouders"


def besluitsleutel(kenmerk: UUID, besluit_id: int) -> UUID:
    """How a decision is named in an address; `kenmerk` is that of the file (`Student.kenmerk`)."""
    return uuid5(kenmerk, f"toekenning:{besluit_id}")


@dataclass(frozen=True, slots=True)
class Feitwijziging:
    """A fact that changed, over months [van, tot); `is_verborgen`: its values are not for the student."""

    feit: str
    van: Maand | None
    tot: Maand | None
    oud: Any
    nieuw: Any

    @property
    def is_verborgen(self) -> bool:
        """Whether only the change itself is told."""
        return self.feit == OUDERS or self.feit in _ZONDER_WAARDE


@dataclass(frozen=True, slots=True)
class Bedrag:
    """Cents a month and their form."""

    centen: int
    vorm: Vorm


@dataclass(frozen=True, slots=True)
class Bedragwijziging:
    """A component that is another amount or form, over months in which the change is the same; None = nothing."""

    component: Component
    van: Maand
    tot_en_met: Maand
    oud: Bedrag | None
    nieuw: Bedrag | None


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a decision: the same amount a month from `van` up to and including `tot_en_met`."""

    component: Component
    vorm: Vorm
    centen: int
    van: Maand
    tot_en_met: Maand


@dataclass(frozen=True, slots=True)
class Besluit:
    """A decision with its key; `geldt` unless a later one took its place."""

    sleutel: UUID
    toekenning: Toekenning
    geldt: bool

    @property
    def van(self) -> Maand:
        """First month."""
        return Maand.van(self.toekenning.van)

    @property
    def tot_en_met(self) -> Maand:
        """Last month."""
        return Maand.van(self.toekenning.tot).vorige

    @property
    def is_herzien(self) -> bool:
        """Whether it takes the place of an earlier one."""
        return self.toekenning.vervangt_id is not None


def besluiten_van(persoon_id: int) -> list[Besluit]:
    """All decisions, the latest first; without their facts, which are wide."""
    rijen = list(
        Toekenning.objects.filter(persoon_id=persoon_id)
        .select_related("persoon")
        .defer("feiten", "eindstand")
        .order_by("-besluit_at", "-pk")
    )
    vervangen = {rij.vervangt_id for rij in rijen}
    return [
        Besluit(besluitsleutel(rij.persoon.kenmerk, rij.pk), rij, rij.pk not in vervangen)
        for rij in rijen
    ]


def besluit_bij(persoon_id: int, sleutel: UUID) -> Besluit | None:
    """The decision of this person with this key; None for a key of nobody, or of somebody else."""
    return next((b for b in besluiten_van(persoon_id) if b.sleutel == sleutel), None)


def regels_van(besluit: Besluit) -> list[Regel]:
    """Its own lines, also when a later decision took their place; by month, then component."""
    t = besluit.toekenning
    eigen = t.regels.filter(bekend__startswith=t.besluit_at).order_by("geldig", "component")
    return [_regel(rij) for rij in eigen]


def regels_in_kracht(persoon_id: int, vanaf: date) -> list[Regel]:
    """The lines that are believed now, as far as they reach the month of `vanaf` or later."""
    rijen = Toekenningsregel.objects.filter(
        persoon_id=persoon_id, bekend__upper_inf=True, geldig__endswith__gt=vanaf.replace(day=1)
    )
    return sorted(map(_regel, rijen), key=lambda r: (r.van, r.component))


def _regel(rij: Toekenningsregel) -> Regel:
    return Regel(
        Component(rij.component),
        Vorm(rij.vorm),
        rij.bedrag_centen,
        Maand.van(rij.geldig.lower),
        Maand.van(rij.geldig.upper).vorige,
    )


def feitwijzigingen(besluit: Besluit) -> list[Feitwijziging]:
    """Which facts changed; all that is about the parents' money becomes one line a period."""
    uit: dict[tuple[str, Any, Any, str, str], Feitwijziging] = {}
    for w in besluit.toekenning.gewijzigde_feiten:
        feit = OUDERS if w["feit"] in VERBORGEN else str(w["feit"])
        van, tot = _maand(w, "van"), _maand(w, "tot")
        verborgen = feit == OUDERS or feit in _ZONDER_WAARDE
        oud, nieuw = (None, None) if verborgen else (w["oud"], w["nieuw"])
        uit[feit, van, tot, str(oud), str(nieuw)] = Feitwijziging(feit, van, tot, oud, nieuw)
    return list(uit.values())


def _maand(wijziging: Mapping[str, Any], naam: str) -> Maand | None:
    return Maand.parse(wijziging[naam]) if naam in wijziging else None


def bedragwijzigingen(besluit: Besluit) -> list[Bedragwijziging]:
    """What it gives more, less or in another form than the decision before; empty for a first one."""
    t = besluit.toekenning
    if t.vervangt_id is None:
        return []
    eerder = Toekenningsregel.objects.filter(
        toekenning_id=t.vervangt_id, bekend__endswith=t.besluit_at
    )
    oud, nieuw = _per_maand(map(_regel, eerder)), _per_maand(regels_van(besluit))
    uit: list[Bedragwijziging] = []
    for component, maand in sorted(oud.keys() | nieuw.keys()):
        was, wordt = oud.get((component, maand)), nieuw.get((component, maand))
        if was == wordt:
            continue
        deze = Bedragwijziging(Component(component), maand, maand, was, wordt)
        if uit and _sluit_aan(uit[-1], deze):
            uit[-1] = replace(uit[-1], tot_en_met=maand)
        else:
            uit.append(deze)
    return sorted(uit, key=lambda w: (w.van, w.component))


def _per_maand(regels: Iterable[Regel]) -> dict[tuple[int, Maand], Bedrag]:
    uit: dict[tuple[int, Maand], Bedrag] = {}
    for regel in regels:
        for index in range(regel.van.index, regel.tot_en_met.index + 1):
            maand = Maand.van_index(index)
            uit[int(regel.component), maand] = Bedrag(regel.centen, regel.vorm)
    return uit


def _sluit_aan(eerder: Bedragwijziging, later: Bedragwijziging) -> bool:
    zelfde = (eerder.component, eerder.oud, eerder.nieuw) == (
        later.component,
        later.oud,
        later.nieuw,
    )
    return zelfde and later.van == eerder.tot_en_met.volgende
