"""Bill a study year, once per person: the claim in the ledger, the plan to pay it at once, and the letter."""

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction

from duo_portal.audit.handelingen import eenmalig, vastleggen
from duo_portal.gateways.bank.kenmerk import betalingskenmerk
from duo_portal.ledger import patterns_regelingen
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from studiefinanciering.models import Lesgeldfactuur, Lesgeldplan, Lesgeldtermijn
from studiefinanciering.rules.parameters import bekende_wet

from . import brieven, regels
from .regels import LesgeldKanNiet, Termijn

REEKS = 7 * 10**14
"""References of lesgeld have numbers of fifteen digits that begin with 7."""


def factureer(
    *,
    persoon_id: int,
    studiejaar: int,
    op: date,
    actor: str,
    bedrag_centen: int | None = None,
    reden: str = "",
    run_id: int | None = None,
) -> Lesgeldfactuur:
    """Bill a whole year, or less with a reason (a later start). Again gives the bill that is there.

    Raises `LesgeldKanNiet` ("geen_bedrag", "te_veel", "reden").
    """
    heel = regels.bedrag(studiejaar, bekende_wet())
    centen = heel if bedrag_centen is None else bedrag_centen
    if not 0 < centen <= heel:
        raise LesgeldKanNiet("te_veel")
    if centen < heel and len(reden.strip()) < 5:
        raise LesgeldKanNiet("reden")
    sleutel = f"lesgeld:{studiejaar}:{persoon_id}"
    with transaction.atomic():
        if (eerder := eenmalig(sleutel)) is not None:
            return Lesgeldfactuur.objects.get(pk=eerder.uitkomst["factuur"])
        boeking = post(
            sleutel=sleutel,
            soort=Soort.LESGELD,
            legs=patterns_regelingen.lesgeld(
                persoon_id=persoon_id, bedrag_centen=centen, studiejaar=studiejaar
            ),
            persoon_id=persoon_id,
            effectief_op=op,
            run_id=run_id,
        )
        factuur = Lesgeldfactuur.objects.create(
            persoon_id=persoon_id,
            studiejaar=studiejaar,
            bedrag_centen=centen,
            reden=reden.strip()[:300],
            factuur_op=op,
            actor=actor,
            boeking_id=boeking.pk,
        )
        maak_plan(factuur, Lesgeldplan.Soort.INEENS, regels.ineens(centen, op), op, actor)
        brieven.leg_factuur(factuur)
        vastleggen(
            soort="lesgeld_factureren",
            actor=actor,
            betrokkene_id=persoon_id,
            sleutel=sleutel,
            uitkomst={"factuur": factuur.pk},
        )
    return factuur


def maak_plan(
    factuur: Lesgeldfactuur, soort: str, termijnen: Sequence[Termijn], op: date, actor: str
) -> Lesgeldplan:
    """A plan that replaces the one before, each part with a reference of its own."""
    plan = Lesgeldplan.objects.create(
        factuur=factuur, nummer=factuur.plannen.count() + 1, soort=soort, vanaf=op, actor=actor
    )
    Lesgeldtermijn.objects.bulk_create(
        Lesgeldtermijn(
            pk=nummer,
            plan=plan,
            nummer=volgnummer,
            vervaldatum=termijn.vervaldatum,
            bedrag_centen=termijn.centen,
            kenmerk=betalingskenmerk(REEKS + nummer),
        )
        for volgnummer, (nummer, termijn) in enumerate(
            zip(_nummers(len(termijnen)), termijnen, strict=True), start=1
        )
    )
    return plan


def _nummers(aantal: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('studiefinanciering_lesgeldtermijn', 'id'))"
            " FROM generate_series(1, %s)",
            [aantal],
        )
        return [rij[0] for rij in cursor.fetchall()]
