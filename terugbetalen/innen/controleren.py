"""Step tekenen: totals of the frozen lines against last month; a person signs, with a reason above a limit."""

from collections.abc import Mapping
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.foundation.money import euro

from .plannen import vorige_run
from .sql import sql

STOP_AANTAL_PPM = 20_000
STOP_SOM_PPM = 30_000
"""Above 2 % more or fewer people, or 3 % more or less money than last month, a signature needs a reason."""


def controleer(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Totals of a run; sets `reden_vereist` past a stop limit or when there is nothing to compare it with."""
    totalen = tel(run, verbinding)
    vorige = vorige_run(run)
    afwijkingen = vergelijk(totalen, vorige.totalen.get("tekenen") if vorige else None)
    return {**totalen, "afwijkingen": afwijkingen, "reden_vereist": bool(afwijkingen)}


def tel(run: Run, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Count the frozen lines: people and cents, per kind of loan, of earlier months, and last terms."""
    with verbinding.cursor() as cursor:
        cursor.execute(sql("controleren"), {"run_id": run.pk, "maand": run.periode})
        rijen = {naam: (int(aantal), int(som)) for naam, aantal, som in cursor.fetchall()}
    personen, som = rijen.pop("personen")
    return {
        "personen": personen,
        "som_centen": som,
        **{
            naam: {"aantal": aantal, "som_centen": centen}
            for naam, (aantal, centen) in rijen.items()
        },
    }


def vergelijk(nu: Mapping[str, Any], eerder: Mapping[str, Any] | None) -> list[str]:
    """What is out of the ordinary against last month, as sentences for who must sign."""
    if not eerder:
        return ["Er is geen eerdere run om mee te vergelijken."]
    zinnen = []
    if _wijkt_af(nu["personen"], eerder["personen"], STOP_AANTAL_PPM):
        zinnen.append(f"Het aantal mensen gaat van {eerder['personen']} naar {nu['personen']}.")
    if _wijkt_af(nu["som_centen"], eerder["som_centen"], STOP_SOM_PPM):
        zinnen.append(
            f"Het totaal gaat van € {euro(eerder['som_centen'])} naar € {euro(nu['som_centen'])}."
        )
    return zinnen


def _wijkt_af(nu: int, eerder: int, grens_ppm: int) -> bool:
    return abs(nu - eerder) * 1_000_000 > eerder * grens_ppm
