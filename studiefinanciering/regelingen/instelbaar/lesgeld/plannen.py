"""Pay a bill in nine parts when asked in time; two missed parts end that, and the rest is due at once."""

from datetime import date

from django.db import transaction

from duo_portal.audit.handelingen import SYSTEEM, eenmalig, vastleggen
from duo_portal.cases.models import Werkopdracht
from duo_portal.cases.operations import NieuweWerkopdracht, maak_werkopdracht
from studiefinanciering.models import Lesgeldfactuur, Lesgeldplan

from . import brieven, regels
from .factureren import maak_plan
from .regels import LesgeldKanNiet
from .stand import stand_van

INVORDEREN = "lesgeld_invorderen"


def betaal_in_termijnen(*, factuur_id: int, op: date, actor: str) -> Lesgeldplan:
    """From now on in parts. Again gives the plan that is there.

    Raises `LesgeldKanNiet`: "te_laat", "niets_open", "termijnen_vervallen".
    """
    with transaction.atomic():
        eenmalig(f"lesgeldplan:{factuur_id}")
        stand = stand_van(Lesgeldfactuur.objects.get(pk=factuur_id), op)
        if stand.is_in_termijnen:
            return stand.plan
        if stand.plan.soort == Lesgeldplan.Soort.VERVALLEN:
            raise LesgeldKanNiet("termijnen_vervallen")
        if stand.open_centen <= 0:
            raise LesgeldKanNiet("niets_open")
        termijnen = regels.in_termijnen(stand.open_centen, op, stand.factuur.studiejaar)
        plan = maak_plan(stand.factuur, Lesgeldplan.Soort.TERMIJNEN, termijnen, op, actor)
        brieven.leg_termijnen(plan)
        vastleggen(
            soort="lesgeld_termijnen",
            actor=actor,
            betrokkene_id=stand.factuur.persoon_id,
            uitkomst={"plan": plan.pk},
        )
    return plan


def bewaak(op: date) -> int:
    """End the plans of which two parts were missed: a letter, and work for who collects. Returns how many."""
    einde = 0
    lopend = Lesgeldfactuur.objects.filter(plannen__soort=Lesgeldplan.Soort.TERMIJNEN).exclude(
        plannen__soort=Lesgeldplan.Soort.VERVALLEN
    )
    for factuur in lopend.distinct().order_by("pk").iterator(chunk_size=500):
        stand = stand_van(factuur, op)
        if stand.open_centen > 0 and stand.gemist >= regels.GEMIST_VERVALT:
            _laat_vervallen(factuur, stand.open_centen, op)
            einde += 1
    return einde


def _laat_vervallen(factuur: Lesgeldfactuur, open_centen: int, op: date) -> None:
    sleutel = f"lesgeld_vervallen:{factuur.pk}"
    with transaction.atomic():
        if eenmalig(sleutel) is not None:
            return
        termijnen = regels.ineens(open_centen, op)
        plan = maak_plan(factuur, Lesgeldplan.Soort.VERVALLEN, termijnen, op, SYSTEEM)
        brieven.leg_termijnen(plan)
        maak_werkopdracht(
            NieuweWerkopdracht(
                soort=INVORDEREN,
                reden="lesgeldtermijnen gemist",
                tekst="Twee termijnen lesgeld niet betaald: de rest is ineens verschuldigd.",
                bron=Werkopdracht.Bron.INTAKE,
                sleutel=sleutel,
                persoon_id=factuur.persoon_id,
                bron_id=factuur.pk,
            )
        )
        vastleggen(
            soort="lesgeld_termijnen_vervallen",
            actor=SYSTEEM,
            betrokkene_id=factuur.persoon_id,
            sleutel=sleutel,
            uitkomst={"plan": plan.pk},
        )
