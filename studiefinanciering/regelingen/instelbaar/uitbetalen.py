"""The payout run of all small schemes: the same payment lines, files and bank answers as the monthly payout.

`berekenen` takes up every part that is due (again adds nothing), one person signs, another releases, `boeken` makes one
booking and one payment line a person. A payment that the bank refuses or sends back is turned back by
`uitbetalen/meldingen.py`, so its parts are due again. Nothing is set off: no act allows it here (art. 4:93 Awb).
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Coalesce

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import (
    Runsoort,
    Stapsoort,
    Verschuldigd,
    registreer,
    registreer_planner,
)
from duo_portal.foundation.kalender import betaaldag
from duo_portal.foundation.period import Maand
from duo_portal.identity import queries
from duo_portal.ledger import chart, patterns_regelingen
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post
from studiefinanciering.models import Regelingbetaling, Uitbetaling
from studiefinanciering.uitbetalen.aanleveren import lever_aan, verstuur
from studiefinanciering.uitbetalen.berekenen import KLEINE_REGELINGEN, peildag
from studiefinanciering.uitbetalen.bevestigen import bevestig
from studiefinanciering.uitbetalen.plannen import opent_op

from .stand import te_betalen, terug_te_betalen


def bereken(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Take up what is due on the payday of the month; again adds nothing."""
    tot = max(betaaldag(Maand.van(run.periode)), peildag(run))
    Regelingbetaling.objects.bulk_create(
        [
            *(Regelingbetaling(run_id=run.pk, termijn=termijn) for termijn in te_betalen(tot)),
            *(Regelingbetaling(run_id=run.pk, teruggave=terug) for terug in terug_te_betalen()),
        ],
        ignore_conflicts=True,
    )
    return _totalen(run)


def controleer(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """What is signed: people, parts and cents, and how many of them cannot be paid now."""
    wachten = [wie for wie in _per_persoon(run) if wie not in _rekeningen(run)]
    return {**_totalen(run), "wachten": len(wachten), "afwijkingen": [], "reden_vereist": False}


def boek(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """One booking and one payment line a person; who has no account, or is held, waits for a later run."""
    op = bedrijfsdatum.vandaag()
    dag = max(betaaldag(Maand.van(run.periode)), op)
    rekeningen = _rekeningen(run)
    aantal = som = 0
    for persoon_id, delen in _per_persoon(run).items():
        if persoon_id not in rekeningen:
            continue
        bedrag = _betaal(run, persoon_id, delen, rekeningen[persoon_id], dag)
        aantal, som = aantal + 1, som + bedrag
    return {"betalingen": aantal, "betaald_centen": som}


def _betaal(
    run: Run, persoon_id: int, delen: list[Regelingbetaling], rekening: int, dag: date
) -> int:
    bedragen: dict[int, int] = defaultdict(int)
    for deel in delen:
        account, centen = _wat(deel)
        bedragen[account] += centen
    boeking = post(
        sleutel=f"regeling:{run.pk}:{persoon_id}",
        soort=Soort.KLEINE_REGELING,
        legs=patterns_regelingen.kleine_regeling(persoon_id=persoon_id, bedragen=bedragen),
        persoon_id=persoon_id,
        effectief_op=dag,
        run_id=run.pk,
    )
    Regelingbetaling.objects.filter(pk__in=[d.pk for d in delen], boeking_id=None).update(
        boeking_id=boeking.pk
    )
    som = sum(bedragen.values())
    Uitbetaling.objects.create(
        run_id=run.pk,
        persoon_id=persoon_id,
        boeking_id=boeking.pk,
        bankrekening_id=rekening,
        bedrag_centen=som,
    )
    return som


def _wat(deel: Regelingbetaling) -> tuple[int, int]:
    """The account that a part is debited on, and its cents."""
    if deel.termijn is not None:
        return deel.termijn.account, deel.termijn.bedrag_centen
    return chart.LESGELD_BATEN, deel.teruggave.betaald_centen if deel.teruggave else 0


def _per_persoon(run: Run) -> dict[int, list[Regelingbetaling]]:
    """What is taken up and not booked yet, in order of person."""
    uit: dict[int, list[Regelingbetaling]] = {}
    vraag = Regelingbetaling.objects.filter(run_id=run.pk, boeking_id=None)
    wie = Coalesce("termijn__persoon_id", "teruggave__factuur__persoon_id")
    gelezen = vraag.select_related("termijn", "teruggave").annotate(wie=wie)
    for deel in gelezen.order_by("wie", "pk"):
        uit.setdefault(deel.wie, []).append(deel)
    return uit


def _rekeningen(run: Run) -> dict[int, int]:
    """The account of everybody who can be paid, as known at the cut-off of the run."""
    personen = list(_per_persoon(run))
    dag = peildag(run)
    vast = queries.aangehouden(personen, bedrijfsdatum.vandaag())
    uit = {}
    for persoon_id in personen:
        if persoon_id in vast:
            continue
        rekening = queries.rekening_op(persoon_id, dag, run.peilmoment)
        if rekening is not None:
            uit[persoon_id] = rekening.pk
    return uit


def _totalen(run: Run) -> dict[str, Any]:
    delen = list(
        Regelingbetaling.objects.filter(run_id=run.pk)
        .annotate(wie=Coalesce("termijn__persoon_id", "teruggave__factuur__persoon_id"))
        .select_related("termijn", "teruggave")
    )
    return {
        "personen": len({deel.wie for deel in delen}),
        "termijnen": len(delen),
        "kas_centen": sum(_wat(deel)[1] for deel in delen),
    }


def plan(dag: date) -> Iterator[Verschuldigd]:
    """A run a month, with the monthly payout, in months in which something is due."""
    maand = Maand.van(dag)
    if dag < opent_op(maand):
        return
    if te_betalen(betaaldag(maand)).exists() or terug_te_betalen().exists():
        yield Verschuldigd(soort=KLEINE_REGELINGEN, periode=maand.eerste_dag)


def registreer_run() -> None:
    """Make the run and its planner known; called when the app is ready."""
    stappen = (
        Stapsoort(naam="berekenen", titel="Berekenen: vastleggen wat nog moet worden betaald", soort="enkel", enkel=bereken),
        Stapsoort(naam="tekenen", titel="Tekenen: aantal en bedrag nakijken", soort="mens", enkel=controleer),
        Stapsoort(naam="vrijgeven", titel="Vrijgeven door een ander", soort="vrijgave"),
        Stapsoort(naam="boeken", titel="Boeken in het grootboek", soort="enkel", enkel=boek),
        Stapsoort(naam="aanleveren", titel="Aanleveren: het bestand voor de bank maken", soort="enkel", enkel=lever_aan),
        Stapsoort(naam="versturen", titel="Versturen: het bestand naar de bank brengen", soort="enkel", enkel=verstuur),
        Stapsoort(naam="bevestigen", titel="Bevestigen: wachten op het antwoord van de bank", soort="enkel", enkel=bevestig),
    )  # fmt: skip
    registreer(
        Runsoort(naam=KLEINE_REGELINGEN, titel="Uitbetaling van kleine regelingen", stappen=stappen)
    )
    registreer_planner(plan)
