"""What is open of lesgeld, from the ledger, and how a bill is being paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from duo_portal.ledger import chart
from duo_portal.ledger.models import BoekingLeg
from studiefinanciering.models import Lesgeldfactuur, Lesgeldplan, Lesgeldtermijn, Lesgeldteruggave

from . import regels


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """A part with what is still to be paid of it; `kenmerk` is the reference to pay it under."""

    vervaldatum: date
    bedrag_centen: int
    open_centen: int
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Factuurstand:
    """A bill on a day. `open_centen` is what the ledger says; `te_laat_centen` of it is past its last day."""

    factuur: Lesgeldfactuur
    plan: Lesgeldplan
    termijnen: tuple[Termijnstand, ...]
    open_centen: int
    te_laat_centen: int
    gemist: int
    teruggave: Lesgeldteruggave | None

    @property
    def is_in_termijnen(self) -> bool:
        """Whether it is paid in parts now."""
        return self.plan.soort == Lesgeldplan.Soort.TERMIJNEN

    @property
    def volgende(self) -> Termijnstand | None:
        """The first part of which something is open."""
        return next((t for t in self.termijnen if t.open_centen), None)


def open_per_jaar(persoon_id: int) -> dict[int, int]:
    """Study year → cents that are open. Money without a year goes to the oldest bill."""
    legs = BoekingLeg.objects.filter(account=chart.LESGELD, persoon_id=persoon_id).order_by()
    saldi = dict(legs.values_list("maand").annotate(som=Sum(F("zijde") * F("bedrag_centen"))))
    los = -int(saldi.pop(None, 0))
    uit = {}
    for maand in sorted(saldi):
        af = min(los, max(int(saldi[maand]), 0))
        los -= af
        uit[maand.year] = int(saldi[maand]) - af
    return uit


def standen(persoon_id: int, op: date) -> list[Factuurstand]:
    """All bills of a person, the newest first."""
    open_ = open_per_jaar(persoon_id)
    facturen = Lesgeldfactuur.objects.filter(persoon_id=persoon_id).order_by("-studiejaar")
    return [stand_van(factuur, op, open_.get(factuur.studiejaar, 0)) for factuur in facturen]


def stand_van(factuur: Lesgeldfactuur, op: date, open_centen: int | None = None) -> Factuurstand:
    """One bill."""
    if open_centen is None:
        open_centen = open_per_jaar(factuur.persoon_id).get(factuur.studiejaar, 0)
    plan = factuur.plannen.order_by("-nummer")[0]
    rijen = list(plan.termijnen.order_by("nummer"))
    betaald = max(sum(t.bedrag_centen for t in rijen) - open_centen, 0)
    termijnen = _verdeel(rijen, betaald)
    return Factuurstand(
        factuur,
        plan,
        termijnen,
        open_centen,
        sum(t.open_centen for t in termijnen if t.vervaldatum < op),
        regels.gemist([regels.Termijn(t.vervaldatum, t.bedrag_centen) for t in rijen], betaald, op),
        factuur.teruggaven.exclude(is_toegekend=False).first(),
    )


def _verdeel(rijen: Sequence[Lesgeldtermijn], betaald: int) -> tuple[Termijnstand, ...]:
    """The oldest part is paid first."""
    uit = []
    for rij in rijen:
        af = min(betaald, rij.bedrag_centen)
        betaald -= af
        uit.append(
            Termijnstand(rij.vervaldatum, rij.bedrag_centen, rij.bedrag_centen - af, rij.kenmerk)
        )
    return tuple(uit)
