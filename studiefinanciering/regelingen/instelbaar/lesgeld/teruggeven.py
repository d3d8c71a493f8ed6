"""Who leaves in time and for one of the reasons gets a part back: what is open goes down first, what was paid goes back.

The formula of that part is in no text at hand: one colleague fills in the amount with its grounds, another decides.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.ledger import patterns_regelingen
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from studiefinanciering.models import Lesgeldfactuur, Lesgeldteruggave

from . import brieven, regels
from .factureren import maak_plan
from .regels import LesgeldKanNiet
from .stand import Factuurstand, stand_van


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorstel:
    """What one colleague fills in; `grond` says on what the amount rests."""

    reden: str
    uitgeschreven_op: date
    gevraagd_op: date
    bedrag_centen: int
    grond: str


def stel_voor(*, factuur_id: int, voorstel: Voorstel, actor: str) -> Lesgeldteruggave:
    """Write it down for another person; raises `LesgeldKanNiet`."""
    with transaction.atomic():
        eenmalig(f"lesgeldplan:{factuur_id}")
        factuur = Lesgeldfactuur.objects.get(pk=factuur_id)
        regels.keur_teruggave(factuur.studiejaar, voorstel.uitgeschreven_op, voorstel.gevraagd_op)
        if not 0 < voorstel.bedrag_centen <= factuur.bedrag_centen:
            raise LesgeldKanNiet("te_veel")
        if len(voorstel.grond.strip()) < 5:
            raise LesgeldKanNiet("reden")
        if factuur.teruggaven.exclude(is_toegekend=False).exists():
            raise LesgeldKanNiet("al_gevraagd")
        rij = Lesgeldteruggave.objects.create(
            factuur=factuur,
            reden=Lesgeldteruggave.Reden(voorstel.reden),
            uitgeschreven_op=voorstel.uitgeschreven_op,
            gevraagd_op=voorstel.gevraagd_op,
            bedrag_centen=voorstel.bedrag_centen,
            grond=voorstel.grond.strip()[:500],
            voorgesteld_door=actor,
        )
        vastleggen(
            soort="lesgeld_teruggave_voorstellen",
            actor=actor,
            betrokkene_id=factuur.persoon_id,
            uitkomst={"teruggave": rij.pk},
        )
    return rij


def beslis(*, teruggave_id: int, is_toegekend: bool, op: date, actor: str) -> Lesgeldteruggave:
    """The second person decides, once; raises `LesgeldKanNiet` ("zelf_voorgesteld", "al_besloten")."""
    with transaction.atomic():
        rij = Lesgeldteruggave.objects.select_for_update().get(pk=teruggave_id)
        if rij.besloten_op is not None:
            raise LesgeldKanNiet("al_besloten")
        if rij.voorgesteld_door == actor:
            raise LesgeldKanNiet("zelf_voorgesteld")
        eenmalig(f"lesgeldplan:{rij.factuur_id}")
        rij.is_toegekend, rij.besloten_door, rij.besloten_op = is_toegekend, actor, op
        if is_toegekend:
            _verlaag(rij, op, actor)
        rij.save(
            update_fields=[
                "is_toegekend", "besloten_door", "besloten_op", "open_centen", "betaald_centen",
            ]
        )  # fmt: skip
        brieven.leg_teruggave(rij)
        vastleggen(
            soort="lesgeld_teruggave_beslissen",
            actor=actor,
            betrokkene_id=rij.factuur.persoon_id,
            sleutel=f"lesgeld_teruggave:{rij.pk}",
            uitkomst={"teruggave": rij.pk},
        )
    return rij


def _verlaag(rij: Lesgeldteruggave, op: date, actor: str) -> None:
    """First what is open; the rest was paid and goes along with the next payout run."""
    factuur = rij.factuur
    stand = stand_van(factuur, op)
    rij.open_centen = min(max(stand.open_centen, 0), rij.bedrag_centen)
    rij.betaald_centen = rij.bedrag_centen - rij.open_centen
    if not rij.open_centen:
        return
    post(
        sleutel=f"lesgeld_minder:{rij.pk}",
        soort=Soort.LESGELD_MINDER,
        legs=patterns_regelingen.lesgeld_minder(
            persoon_id=factuur.persoon_id,
            bedrag_centen=rij.open_centen,
            studiejaar=factuur.studiejaar,
        ),
        persoon_id=factuur.persoon_id,
        effectief_op=op,
    )
    rest = stand.open_centen - rij.open_centen
    if rest:
        maak_plan(factuur, stand.plan.soort, _herverdeeld(stand, rest), op, actor)


def _herverdeeld(stand: Factuurstand, rest: int) -> list[regels.Termijn]:
    """The parts that were open, the last ones dropped first, so that no part goes up or comes sooner."""
    uit: list[regels.Termijn] = []
    for termijn in stand.termijnen:
        af = min(termijn.open_centen, rest)
        rest -= af
        if af:
            uit.append(regels.Termijn(termijn.vervaldatum, af))
    return uit
