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
from duo_portal.batches.stappen import tel_op
from duo_portal.foundation.period import Maand

from .operations.herzien_reeks import Aanleiding, herzien_reeks, voorbeeld_reeks
from .operations.omzetten import OMZETTING
from .operations.toekennen import NIEUW_KALENDERJAAR, toekennen_reeks, voorbeeld_toekennen
from .operations.uitkomst import Uitkomst
from .rules import REGELVERSIE
from .rules.herzien_termijn import Grond
from .rules.parameters import bekende_wet

TOEKENNING, HERBEREKENING, OMZETTEN = "toekenning", "herberekening", "omzetting"
PER_CHUNK = 12_500
"""A whole year of 20,000 students takes a worker to 447 MB, of this many it stays under 400 (docs/measurements.md)."""
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


def voorbeeld_herberekening(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """How many decisions would change, by how much and because of which facts."""
    begin, einde = _maanden(run)
    return _tel_voorbeeld(run, van, tot, begin, einde, NIEUWE_GEGEVENS, None, verbinding)


def beslis_herberekening(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Decide anew where the lines differ, and in later years where the months used moved."""
    begin, einde = _maanden(run)
    return _herzie(run, van, tot, begin, einde, NIEUWE_GEGEVENS, None, verbinding).totalen()


def voorbeeld_omzetting(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """How many decisions would turn into a gift, over all years."""
    wie, totalen = _met_diploma(run, van, tot, verbinding), dict[str, Any]()
    for begin, einde in _jaren_van(wie, verbinding):
        tel_op(totalen, _tel_voorbeeld(run, van, tot, begin, einde, OMZETTING, wie, verbinding))
    return totalen


def beslis_omzetting(
    run: Run, stap: Stap, van: int, tot: int, verbinding: BaseDatabaseWrapper
) -> dict[str, Any]:
    """Turn prestatiebeurs into a gift for who has a diploma, over all years."""
    wie, uitkomst = _met_diploma(run, van, tot, verbinding), Uitkomst()
    for begin, einde in _jaren_van(wie, verbinding):
        uitkomst += _herzie(run, van, tot, begin, einde, OMZETTING, wie, verbinding)
    return uitkomst.totalen()


def _tel_voorbeeld(
    run: Run,
    van: int,
    tot: int,
    begin: Maand,
    einde: Maand,
    aanleiding: Aanleiding,
    alleen: list[int] | None,
    verbinding: BaseDatabaseWrapper,
) -> dict[str, int]:
    return voorbeeld_reeks(
        gezin_van=van,
        gezin_tot=tot,
        van=begin,
        tot=einde,
        grond=aanleiding.grond,
        peil=run.peilmoment,
        alleen=alleen,
        verbinding=verbinding,
    )


def _herzie(
    run: Run,
    van: int,
    tot: int,
    begin: Maand,
    einde: Maand,
    aanleiding: Aanleiding,
    alleen: list[int] | None,
    verbinding: BaseDatabaseWrapper,
) -> Uitkomst:
    return herzien_reeks(
        gezin_van=van,
        gezin_tot=tot,
        van=begin,
        tot=einde,
        aanleiding=aanleiding,
        actor=run.geopend_door,
        peil=run.peilmoment,
        run_id=run.pk,
        alleen=alleen,
        vervolg=alleen is None,
        verbinding=verbinding,
    )


def _met_diploma(run: Run, van: int, tot: int, verbinding: BaseDatabaseWrapper) -> list[int]:
    """The students of these households with a diploma known at the cut-off."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT d.persoon_id FROM studiefinanciering_diploma d"
            " JOIN studiefinanciering_student s USING (persoon_id)"
            " WHERE s.gezin_id >= %s AND s.gezin_id < %s AND d.bekend @> %s ORDER BY 1",
            [van, tot, run.peilmoment],
        )
        return [rij[0] for rij in cursor.fetchall()]


def _jaren_van(personen: list[int], verbinding: BaseDatabaseWrapper) -> list[tuple[Maand, Maand]]:
    """Every calendar year about which was decided for these persons."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT extract(year FROM van)::int FROM studiefinanciering_toekenning"
            " WHERE persoon_id = ANY(%s) AND regeling = 0 ORDER BY 1",
            [personen],
        )
        return [(Maand(jaar, 1), Maand(jaar + 1, 1)) for (jaar,) in cursor.fetchall()]


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
            voorbeeld_herberekening,
            beslis_herberekening,
        ),
        (OMZETTEN, "Omzetten in gift na een diploma", voorbeeld_omzetting, beslis_omzetting),
    ]
    for naam, titel, voorbeeld, beslis in soorten:
        registreer(
            Runsoort(naam=naam, titel=titel, stappen=_stappen(voorbeeld, beslis), versie=_versie)
        )
