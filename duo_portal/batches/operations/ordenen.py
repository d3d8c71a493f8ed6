"""Ending a run that must not go on, and letting a stopped one go on."""

from django.db import transaction

from duo_portal.audit.handelingen import vastleggen

from ..bel import rinkel
from ..models import DbKlok, Run, Stap
from ..stappen import vergrendel


class RunNietTeOrdenen(Exception):
    """The run is in a state in which this is not possible."""


def annuleer(*, run: Run, actor: str, reden: str) -> Run:
    """Cancel a run that was not released yet; what chunks are doing now is rolled back.

    What was booked stays booked: what is due is the difference, so the next run takes it from there.
    Raises RunNietTeOrdenen when it is finished or released, ValueError without a reason.
    """
    if not reden.strip():
        raise ValueError("Annuleren kan alleen met een reden.")
    with transaction.atomic():
        vers = vergrendel(run.pk)
        if vers.status in (Run.Status.AFGEROND, Run.Status.GEANNULEERD):
            raise RunNietTeOrdenen(f"De run {vers} is al {vers.get_status_display().lower()}.")
        vrijgave = Stap.objects.filter(
            run=vers, soort=Stap.Soort.VRIJGAVE, status=Stap.Status.KLAAR
        )
        if vrijgave.exists():
            raise RunNietTeOrdenen(f"De run {vers} is vrijgegeven en moet worden afgemaakt.")
        vers.status = Run.Status.GEANNULEERD
        vers.reden = reden.strip()
        vers.klaar_at = DbKlok()
        vers.save(update_fields=["status", "reden", "klaar_at"])
        vastleggen(
            soort="run_annuleren",
            actor=actor,
            sleutel=f"run_annuleren:{vers.pk}",
            reden=reden,
            uitkomst={"run": vers.pk},
        )
    vers.refresh_from_db()
    return vers


def hervat(*, run: Run, actor: str, reden: str) -> Run:
    """Let a stopped run go on from the step that stopped it. Raises RunNietTeOrdenen, ValueError."""
    if not reden.strip():
        raise ValueError("Hervatten kan alleen met een reden.")
    with transaction.atomic():
        vers = vergrendel(run.pk)
        if vers.status != Run.Status.MISLUKT:
            raise RunNietTeOrdenen(
                f"De run {vers} is niet gestopt, maar {vers.get_status_display().lower()}."
            )
        for stap in Stap.objects.filter(run=vers, status=Stap.Status.GEWEIGERD):
            stap.status, stap.reden, stap.pogingen = Stap.Status.BEZIG, "", 0
            stap.save(update_fields=["status", "reden", "pogingen"])
        vers.status, vers.reden = Run.Status.LOPEND, ""
        vers.save(update_fields=["status", "reden"])
        vastleggen(soort="run_hervatten", actor=actor, reden=reden, uitkomst={"run": vers.pk})
        rinkel(vers.pk)
    return vers
