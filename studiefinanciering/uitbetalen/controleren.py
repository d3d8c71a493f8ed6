"""Step controleren: totals of the frozen lines against last month; a person signs, with a reason above a limit."""

from collections.abc import Mapping
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.batches.models import Run, Stap
from duo_portal.foundation.money import euro

from ..rules.componenten import Component, Vorm
from .berekenen import vorige_run
from .sql import sql

STOP_AANTAL_PPM = 20_000
STOP_SOM_PPM = 30_000
"""Above 2 % more or fewer people, or 3 % more or less money than last month, a signature needs a reason."""


def controleer(run: Run, stap: Stap, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Totals of a run: people and cents to be paid, too much received, per component and form.

    Sets `reden_vereist` when the run goes past a stop limit or when there is nothing to compare it with.
    """
    totalen = tel(run.pk, verbinding)
    vorige = vorige_run(run)
    eerder = vorige.totalen.get("controleren") if vorige else None
    afwijkingen = vergelijk(totalen, eerder)
    return {**totalen, "afwijkingen": afwijkingen, "reden_vereist": bool(afwijkingen)}


def tel(run_id: int, verbinding: BaseDatabaseWrapper) -> dict[str, Any]:
    """Count the frozen lines of a run: personen, kas_centen, te_veel, and per component."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            sql("controleren"),
            {"run_id": run_id, "reisvoorziening": Component.REISVOORZIENING},
        )
        rijen = {naam: (int(aantal), int(som)) for naam, aantal, som in cursor.fetchall()}
    personen, kas = rijen.pop("personen")
    te_veel, te_veel_centen = rijen.pop("te_veel")
    return {
        "personen": personen,
        "kas_centen": kas,
        "te_veel": te_veel,
        "te_veel_centen": te_veel_centen,
        "componenten": {
            _naam(sleutel): {"personen": aantal, "som_centen": som}
            for sleutel, (aantal, som) in sorted(rijen.items())
        },
    }


def vergelijk(nu: Mapping[str, Any], eerder: Mapping[str, Any] | None) -> list[str]:
    """What is out of the ordinary against last month, as sentences for who must sign."""
    if not eerder:
        return ["Er is geen eerdere run om mee te vergelijken."]
    zinnen = []
    if _wijkt_af(nu["personen"], eerder["personen"], STOP_AANTAL_PPM):
        zinnen.append(f"Het aantal mensen gaat van {eerder['personen']} naar {nu['personen']}.")
    if _wijkt_af(nu["kas_centen"], eerder["kas_centen"], STOP_SOM_PPM):
        zinnen.append(
            f"Het totaal gaat van € {euro(eerder['kas_centen'])} naar € {euro(nu['kas_centen'])}."
        )
    return zinnen


def _wijkt_af(nu: int, eerder: int, grens_ppm: int) -> bool:
    return abs(nu - eerder) * 1_000_000 > eerder * grens_ppm


def _naam(sleutel: str) -> str:
    component, vorm = map(int, sleutel.split(":"))
    return f"{Component(component).name.lower()}:{Vorm(vorm).name.lower()}"
