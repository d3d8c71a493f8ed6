"""Bulk decisions: the kinds of run `toekenning`, `herberekening` and `omzetting`.

Each first counts what would be decided (nothing is written), then a person signs that preview, and only then
is decided, chunk by chunk of whole households, on the facts as known at the run's cut-off.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.batches.soorten import Runsoort, Stapsoort, Werk, registreer
from duo_portal.foundation.period import Maand

from .operations.herzien import Aanleiding, herzien_reeks, voorbeeld_reeks
from .operations.omzetten import OMZETTING
from .operations.toekennen import NIEUW_KALENDERJAAR, toekennen_reeks, voorbeeld_toekennen
from .rules import REGELVERSIE
from .rules.herzien_termijn import Grond
from .rules.parameters import bekende_wet

TOEKENNING, HERBEREKENING, OMZETTEN = "toekenning", "herberekening", "omzetting"
PER_CHUNK = 20_000
NIEUWE_GEGEVENS = Aanleiding(reden="nieuwe_gegevens", grond=Grond.OUDERLIJKE_BIJDRAGE)


def verdeel(run: Run, stap: Stap) -> Iterator[tuple[int, int]]:
    """Ranges of households with about `PER_CHUNK` students each, together covering all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT gezin_id FROM (SELECT gezin_id, row_number() OVER (ORDER BY gezin_id) AS n"
            " FROM studiefinanciering_student) s WHERE n %% %s = 1 ORDER BY 1",
            [PER_CHUNK],
        )
        grenzen = [rij[0] for rij in cursor.fetchall()]
        cursor.execute("SELECT max(gezin_id) + 1 FROM studiefinanciering_student")
        (einde,) = cursor.fetchone()
    if grenzen:
        yield from zip(grenzen, [*grenzen[1:], einde], strict=True)


def sleutels(run: Run, stap: Stap, van: int, tot: int) -> list[int]:
    """The households in a range: a poisoned chunk is halved down to one household."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT gezin_id FROM studiefinanciering_student"
            " WHERE gezin_id >= %s AND gezin_id < %s ORDER BY 1",
            [van, tot],
        )
        return [rij[0] for rij in cursor.fetchall()]


def _maanden(run: Run) -> tuple[Maand, Maand]:
    """From the run's month to the end of its calendar year (art. 1.1)."""
    van = Maand.van(run.periode)
    return van, Maand(van.jaar + 1, 1)


def voorbeeld_toekenning(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """How many would be awarded or rejected, and how much it comes to."""
    begin, einde = _maanden(run)
    return voorbeeld_toekennen(
        gezin_van=van,
        gezin_tot=tot,
        van=begin,
        tot=einde,
        peil=run.peilmoment,
        verbinding=verbinding,
    )


def beslis_toekenning(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Award what was asked for and is not decided."""
    begin, einde = _maanden(run)
    return toekennen_reeks(
        gezin_van=van,
        gezin_tot=tot,
        van=begin,
        tot=einde,
        actor=run.geopend_door,
        peil=run.peilmoment,
        run_id=run.pk,
        reden=NIEUW_KALENDERJAAR if begin.maand == 1 else "aanvraag",
        verbinding=verbinding,
    ).totalen()


def _voorbeeld(aanleiding: Aanleiding) -> Werk:
    def voorbeeld(
        run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
    ) -> dict[str, Any]:
        """How many decisions would change, by how much and because of which facts."""
        begin, einde = _maanden(run)
        return voorbeeld_reeks(
            gezin_van=van,
            gezin_tot=tot,
            van=begin,
            tot=einde,
            grond=aanleiding.grond,
            peil=run.peilmoment,
            verbinding=verbinding,
        )

    return voorbeeld


def _beslis(aanleiding: Aanleiding) -> Werk:
    def beslis(
        run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
    ) -> dict[str, Any]:
        """Decide anew where the lines differ."""
        begin, einde = _maanden(run)
        return herzien_reeks(
            gezin_van=van,
            gezin_tot=tot,
            van=begin,
            tot=einde,
            aanleiding=aanleiding,
            actor=run.geopend_door,
            peil=run.peilmoment,
            run_id=run.pk,
            verbinding=verbinding,
        ).totalen()

    return beslis


def _vraag_reden(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """The preview above the signature; a reason is asked when somebody could not be judged."""
    totalen = dict(run.totalen.get("voorbereiden") or {})
    return {**totalen, "reden_vereist": bool(totalen.get("uitval"))}


def _stappen(voorbeeld: Werk, beslis: Werk) -> tuple[Stapsoort, ...]:
    gezinnen: dict[str, Any] = {"soort": "chunks", "verdeel": verdeel, "sleutels": sleutels}
    return (
        Stapsoort(
            naam="voorbereiden",
            titel="Voorbereiden: tellen wat er zou worden besloten",
            werk=voorbeeld,
            rekent=True,
            **gezinnen,
        ),
        Stapsoort(
            naam="tekenen",
            titel="Tekenen: het voorbeeld nakijken",
            soort="mens",
            enkel=_vraag_reden,
        ),
        Stapsoort(naam="beslissen", titel="Beslissen", werk=beslis, rekent=True, **gezinnen),
    )


def _versie() -> tuple[str, str]:
    return REGELVERSIE, bekende_wet().fingerprint


def registreer_besluitruns() -> None:
    """Make the three kinds known; called when the app is ready."""
    soorten: list[tuple[str, str, Werk, Werk]] = [
        (TOEKENNING, "Toekennen in bulk", voorbeeld_toekenning, beslis_toekenning),
        (
            HERBEREKENING,
            "Herberekenen na nieuwe gegevens",
            _voorbeeld(NIEUWE_GEGEVENS),
            _beslis(NIEUWE_GEGEVENS),
        ),
        (OMZETTEN, "Omzetten in gift na een diploma", _voorbeeld(OMZETTING), _beslis(OMZETTING)),
    ]
    for naam, titel, voorbeeld, beslis in soorten:
        registreer(
            Runsoort(naam=naam, titel=titel, stappen=_stappen(voorbeeld, beslis), versie=_versie)
        )
