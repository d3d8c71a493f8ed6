"""Step boeken: ask exactly the frozen lines of a range, minus the hold list, in a few statements."""

from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run, Stap
from duo_portal.foundation.period import Maand

from ..ontvangen.verzoeken import REEKS as REEKS_VERZOEKEN
from .brieven import BRIEF_INCASSO, BRIEF_VERZOEK
from .kenmerk import REEKS
from .meldingen import DEFINITIEF
from .plannen import dag_voor_bekenden, dag_voor_nieuwen
from .sql import sql

AANHOUDEN = "aanhouden"
"""The name under which people who are not asked now are listed on a run: they are no failures of a step."""
ONLANGS = 1
"""Months before this one in which the last collection of a mandate is looked for first."""


def vraag(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Ask people [van, tot): terms, what is told beforehand, letters; totals in terms and cents.

    Nobody is asked twice for a month: (month, person, kind of loan, sequence) is unique.
    """
    gegevens = _gegevens(run, van, tot)
    with verbinding.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS vraagplan")
        # The planner has never seen the lines of this run: it would look every other table up person by person.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(sql("vragen_plan"), gegevens)
        cursor.execute("SET LOCAL enable_nestloop = on")
        cursor.execute(sql("vragen_totalen"))
        namen = [kolom.name for kolom in cursor.description]
        totalen = dict(zip(namen, map(int, cursor.fetchone()), strict=True))
        if totalen["aangehouden"]:
            cursor.execute(sql("vragen_uitval"), gegevens)
        cursor.execute(sql("vragen_termijnen"), gegevens)
        if totalen["aangekondigd"]:
            cursor.execute("ANALYZE vraagplan")
            cursor.execute(sql("vragen_aankondigen"), gegevens)
            cursor.execute(sql("vragen_brief_incasso"), gegevens)
        if totalen["verzoek"]:
            cursor.execute("SET LOCAL enable_nestloop = off")
            cursor.execute(sql("vragen_verzoeken"), gegevens)
            cursor.execute("SET LOCAL enable_nestloop = on")
    return totalen


def _gegevens(run: Run, van: int, tot: int) -> dict[str, Any]:
    maand, vandaag = Maand.van(run.periode), bedrijfsdatum.vandaag()
    return {
        "run_id": run.pk,
        "stap": AANHOUDEN,
        "van": van,
        "tot": tot,
        "maand": run.periode,
        "onlangs": Maand.van_index(maand.index - ONLANGS).eerste_dag,
        "vandaag": vandaag,
        "dag": dag_voor_bekenden(maand, vandaag),
        "dag_nieuw": dag_voor_nieuwen(maand, vandaag),
        "definitief": sorted(DEFINITIEF),
        "reeks": REEKS,
        "reeks_verzoeken": REEKS_VERZOEKEN,
        "brief_incasso": BRIEF_INCASSO,
        "brief_verzoek": BRIEF_VERZOEK,
        "incassant_id": settings.BANK_INCASSANT_ID,
        "iban": settings.BANK_OPDRACHTGEVER_IBAN,
        "naam": settings.BANK_OPDRACHTGEVER_NAAM,
    }
