"""The run that bills a study year: everybody of 18 in full-time mbo, signed by one and released by another.

Its period is a month of the study year; who is enrolled on the day that it opens and has no bill yet gets one.
"""

from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import Runsoort, Stapsoort, registreer
from duo_portal.identity.models import Persoon
from studiefinanciering.models import Inschrijving, Lesgeldfactuur
from studiefinanciering.rules.parameters import bekende_wet
from studiefinanciering.uitbetalen.berekenen import peildag

from . import regels
from .factureren import factureer

RUN = "lesgeld"
MBO, BOL = 2, 4
EERSTE_MAAND = 8


def studiejaar_van(run: Run) -> int:
    """The year in which the study year of the run's period begins, in August."""
    return run.periode.year - (run.periode.month < EERSTE_MAAND)


def te_factureren(studiejaar: int, op: date) -> list[int]:
    """Who is enrolled in full-time mbo on a day, was 18 on 1 August, is alive and has no bill of this year."""
    ingeschreven = Inschrijving.objects.filter(
        onderwijs=MBO,
        opleidingsvorm=BOL,
        is_buitenland=False,
        bekend__upper_inf=True,
        geldig__contains=op,
    ).values_list("persoon_id", flat=True)
    heeft = Lesgeldfactuur.objects.filter(studiejaar=studiejaar).values("persoon_id")
    personen = (
        Persoon.objects.filter(pk__in=ingeschreven, overleden_op=None)
        .exclude(pk__in=heeft)
        .order_by("pk")
        .values_list("pk", "geboortedatum")
    )
    return [pk for pk, geboren in personen if regels.is_plichtig(geboren, studiejaar)]


def tel(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """How many bills, and how much: what is signed."""
    studiejaar = studiejaar_van(run)
    aantal = len(te_factureren(studiejaar, peildag(run)))
    bedrag = regels.bedrag(studiejaar, bekende_wet())
    return {"personen": aantal, "totaal_centen": aantal * bedrag, "reden_vereist": False}


def schrijf(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Make the bills; again makes none twice."""
    studiejaar, dag = studiejaar_van(run), peildag(run)
    wie = te_factureren(studiejaar, dag)
    for persoon_id in wie:
        factureer(
            persoon_id=persoon_id,
            studiejaar=studiejaar,
            op=dag,
            actor=run.geopend_door,
            run_id=run.pk,
        )
    return {"facturen": len(wie)}


def registreer_run() -> None:
    """Make the run known; a colleague opens it, in the second half of September."""
    stappen = (
        Stapsoort(naam="tekenen", titel="Tekenen: aantal en bedrag nakijken", soort="mens", enkel=tel),
        Stapsoort(naam="vrijgeven", titel="Vrijgeven door een ander", soort="vrijgave"),
        Stapsoort(naam="factureren", titel="Boeken in het grootboek", soort="enkel", enkel=schrijf),
    )  # fmt: skip
    registreer(Runsoort(naam=RUN, titel="Lesgeld van een studiejaar", stappen=stappen))
