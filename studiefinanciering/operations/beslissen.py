"""Beslissen: the applications that came in one by one, each as soon as the facts allow.

The list of work is `Aanvraag` itself (`beslis_direct` and still received), asked every few seconds: no message
can be lost, and taking an application in waits for nobody. An application waits for the school's report of the
enrolment; in the last days of its term (art. 3.19(2)) it is decided on what is known.
"""

from datetime import date, timedelta
from typing import Any

import structlog
from django.db import DatabaseError, connection, transaction

from duo_portal.audit import bedrijfsdatum
from duo_portal.audit.handelingen import SYSTEEM
from studiefinanciering.models import Aanvraag

from .toekennen import toekennen

_log = structlog.get_logger(__name__)
DAGEN_VOOR_HET_EINDE = 7
"""So long before the end of the term is decided without an enrolment too: with a rejection that says so."""
HOOGSTENS = 200
"""Applications a time: less than a minute's work; whoever asks next finds the rest."""
_RIJP = """
SELECT a.id FROM studiefinanciering_aanvraag a JOIN cases_zaak z ON z.id = a.zaak_id
WHERE a.beslis_direct AND a.status = 'ontvangen' AND (
    z.termijn_tot <= %(termijn)s
    OR EXISTS (
        SELECT FROM studiefinanciering_inschrijving i
        WHERE i.persoon_id = a.persoon_id AND upper_inf(i.bekend)
            AND i.onderwijs = (a.inhoud ->> 'onderwijs')::int
            AND i.geldig @> greatest(a.ingangsmaand, %(maand)s)))
ORDER BY a.id LIMIT %(hoogstens)s
"""


def beslis_aanvragen(*, op: date | None = None, actor: str = SYSTEEM) -> dict[str, int]:
    """Decide on what can be decided on a day; counts `beslist`, `mens`, `elders`, `mislukt`.

    What cannot be judged has become a work item and is not tried again (`mens`); what another worker has in
    hand is left to it (`elders`). One that fails stops no other.
    """
    dag = op or bedrijfsdatum.vandaag()
    aantal = {"beslist": 0, "mens": 0, "elders": 0, "mislukt": 0}
    for aanvraag_id in rijpe_aanvragen(dag):
        try:
            aantal[_beslis(aanvraag_id, actor)] += 1
        except (DatabaseError, ValueError, LookupError):
            _log.exception("aanvraag_niet_beslist", aanvraag=aanvraag_id)
            aantal["mislukt"] += 1
    return aantal


def rijpe_aanvragen(dag: date) -> list[int]:
    """Whose school reported an enrolment, or whose term is nearly over; the oldest first."""
    waarden: dict[str, Any] = {
        "termijn": dag + timedelta(days=DAGEN_VOOR_HET_EINDE),
        "maand": dag.replace(day=1),
        "hoogstens": HOOGSTENS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RIJP, waarden)
        return [rij[0] for rij in cursor.fetchall()]


def _beslis(aanvraag_id: int, actor: str) -> str:
    with transaction.atomic():
        te_doen = Aanvraag.objects.select_for_update(skip_locked=True, no_key=True)
        aanvraag = te_doen.filter(pk=aanvraag_id, status=Aanvraag.Status.ONTVANGEN).first()
        if aanvraag is None:
            return "elders"
        toekennen(
            persoon_id=aanvraag.persoon_id, actor=actor, sleutel=f"beslissen:{aanvraag.kenmerk}"
        )
        aanvraag.refresh_from_db(fields=["status"])
        if aanvraag.status != Aanvraag.Status.ONTVANGEN:
            return "beslist"
        Aanvraag.objects.filter(pk=aanvraag_id).update(beslis_direct=False)
        return "mens"
