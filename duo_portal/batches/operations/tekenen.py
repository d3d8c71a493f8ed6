"""Signing and releasing: two people. What is checked here in words, the database checks again."""

from django.db import IntegrityError, transaction

from duo_portal.audit.handelingen import SYSTEEM, vastleggen

from ..bel import rinkel
from ..models import DbKlok, Run, Stap
from ..stappen import huidige, maak_klaar, vergrendel


class NietsTeTekenen(Exception):
    """The run does not wait for this signature."""


class RedenNodig(ValueError):
    """A stop limit was passed: sign with a reason or cancel the run."""


class VierOgenGeweigerd(PermissionError):
    """The one who signed does not release, and the system signs or releases nothing."""


def teken(*, run: Run, stap: str, actor: str, reden: str | None = None) -> Stap:
    """Sign the step `stap` (soort `mens`) that the run waits for; the run goes on.

    Raises NietsTeTekenen, RedenNodig (the step has `reden_vereist` in its totals), VierOgenGeweigerd.
    """
    with transaction.atomic():
        wachtende = _wachtende(run, Stap.Soort.MENS)
        if wachtende.naam != stap:
            raise NietsTeTekenen(f"De run {run} wacht op {wachtende.naam}, niet op {stap}.")
        if wachtende.totalen.get("reden_vereist") and not (reden or "").strip():
            raise RedenNodig(
                "De uitkomst ligt boven een stopgrens: teken met een reden of annuleer de run."
            )
        return _zet_handtekening(wachtende, actor, reden or "", "run_tekenen")


def geef_vrij(*, run: Run, actor: str, reden: str | None = None) -> Stap:
    """Release the run: another person than who signed. Raises NietsTeTekenen, VierOgenGeweigerd."""
    with transaction.atomic():
        wachtende = _wachtende(run, Stap.Soort.VRIJGAVE)
        return _zet_handtekening(wachtende, actor, reden or "", "run_vrijgeven")


def _wachtende(run: Run, soort: str) -> Stap:
    """The step of this kind that waits for a person, under the lock of the run."""
    vers = vergrendel(run.pk)
    stap = huidige(run.pk)
    if stap is None or stap.soort != soort or stap.status != Stap.Status.WACHT_OP_MENS:
        wat = "vrijgave" if soort == Stap.Soort.VRIJGAVE else "handtekening"
        raise NietsTeTekenen(
            f"De run {vers} wacht niet op een {wat} ({vers.get_status_display().lower()})."
        )
    return stap


def _zet_handtekening(stap: Stap, actor: str, reden: str, handeling: str) -> Stap:
    run = vergrendel(stap.run_id)
    _vier_ogen(run, stap, actor)
    stap.getekend_door = actor
    stap.getekend_at = DbKlok()
    stap.reden = reden.strip()
    try:
        with transaction.atomic():
            maak_klaar(run, stap)
    except IntegrityError as fout:
        raise VierOgenGeweigerd(f"De database weigert deze handtekening voor {run}.") from fout
    vastleggen(
        soort=handeling,
        actor=actor,
        sleutel=f"{handeling}:{run.pk}:{stap.naam}",
        reden=reden,
        uitkomst={"run": run.pk, "stap": stap.naam, "totalen": stap.totalen},
    )
    rinkel(run.pk)
    stap.refresh_from_db()
    return stap


def _vier_ogen(run: Run, stap: Stap, actor: str) -> None:
    if not actor or actor.lower() == SYSTEEM or actor.lower().startswith(f"{SYSTEEM}:"):
        raise VierOgenGeweigerd("Alleen een medewerker tekent of geeft vrij, nooit het systeem.")
    anderen = Stap.objects.filter(run=run, getekend_door__iexact=actor).exclude(pk=stap.pk)
    if stap.soort != Stap.Soort.VRIJGAVE:
        anderen = anderen.filter(soort=Stap.Soort.VRIJGAVE)
    if anderen.exists():
        raise VierOgenGeweigerd(
            f"Wie tekende, geeft niet vrij: een ander dan {actor} moet dit doen."
        )
