"""Collection at size: a month by one worker, the same rows RAW, a month by two workers, on tables of twelve months."""

import statistics
import time
from typing import Any

from django.db import connection

from duo_portal.batches.models import Run
from duo_portal.batches.operations import geef_vrij, teken

from . import incasso_rauw as rauw
from . import incasso_vullen as vulling
from . import runs, vullen

VORIGE_MAANDEN = 12
MEESTE_RONDES = 3  # of three months each, March to November 2024
TABELLEN = ("terugbetalen_incassoregel", "terugbetalen_termijn", "terugbetalen_aankondiging", "terugbetalen_betaalverzoek",
            "letters_brief", "ledger_boeking", "ledger_leg")  # fmt: skip


def vul(aantal: int) -> dict[str, Any]:
    """Debtors and twelve months; how long that took, and bytes per debtor and month."""
    begin = time.perf_counter()
    vulling.vul_debiteuren(aantal)
    vullen.onderhoud()
    for maand in runs.maanden(vulling.EERSTE, VORIGE_MAANDEN):
        vulling.vul_maand(maand, aantal)
        print(f"  {maand:%Y-%m} gevraagd, {time.perf_counter() - begin:.0f} s", flush=True)
    vullen.onderhoud()
    return {"totaal_s": time.perf_counter() - begin, "omvang": omvang(aantal * VORIGE_MAANDEN)}


def omvang(debiteurmaanden: int) -> dict[str, float]:
    """Bytes of rows and indexes per debtor and month, per table."""
    uit = {}
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"SELECT pg_total_relation_size('{tabel}')")
            uit[tabel] = cursor.fetchone()[0] / debiteurmaanden
    return uit


def meet(
    env: dict[str, str], aantal: int, keer: int, *, alleen_een: bool = False
) -> dict[str, Any]:
    """`keer` rounds of a month by one worker, RAW and a month by two workers, on growing tables."""
    if keer > MEESTE_RONDES:
        raise SystemExit(f"Hoogstens {MEESTE_RONDES} rondes: de besluiten lopen tot eind 2024.")
    maanden = iter(runs.maanden(vulling.GEMETEN, 3 * keer))
    werkers = runs.werkers(env, 2)
    rondes = []
    try:
        for _ in range(keer):
            ronde: dict[str, Any] = {"een": door_de_motor(next(maanden), werkers[:1])}
            if not alleen_een:
                ronde["rauw"] = rauw.voeg_in(rauw.zet_klaar(ronde["een"]["run"], next(maanden)))
                ronde["twee"] = door_de_motor(next(maanden), werkers)
            print("  " + runs_regel(ronde), flush=True)
            rondes.append(ronde)
    finally:
        for werker in werkers:
            werker.stop()
    return {"rondes": rondes, **samen(rondes, aantal)}


def door_de_motor(maand: Any, werkers: list[runs.Werker]) -> dict[str, Any]:
    """A whole month; seconds per step by the clock of the database, and memory of the workers per step."""
    run = vulling.open_maand(maand)
    vullen.controlepunt()
    antwoorden = [runs.werk(werkers, run.pk)]
    teken(run=run, stap="tekenen", actor="anna", reden="bench")
    antwoorden.append(runs.werk(werkers[:1], run.pk))
    geef_vrij(run=run, actor="bram")
    vullen.controlepunt()
    antwoorden.append(runs.werk(werkers, run.pk))
    run.refresh_from_db()
    if run.status != Run.Status.LOPEND or run.reden:
        raise RuntimeError(f"de run hoort op de bank te wachten: {run.status} {run.reden}")
    uitkomst = {"run": run.pk, "maand": str(maand), **runs._duren(run), "werkers": len(werkers), "totalen": run.totalen}  # fmt: skip
    uitkomst["piek_bytes"] = max(a["piek"] for ronde in antwoorden for a in ronde)
    uitkomst |= runs._per_stap(run, [a for ronde in antwoorden for a in ronde])
    vulling.sluit_af(run)
    return uitkomst


def runs_regel(ronde: dict[str, Any]) -> str:
    """One line about a round."""
    delen = []
    for naam, m in ronde.items():
        tijden = " ".join(f"{s} {m[s]:.2f}" for s in ("berekenen", "boeken", "aanleveren") if s in m)  # fmt: skip
        delen.append(f"{naam}: {tijden} (cpu {m['cpu']['berekenen']:.1f} {m['cpu']['boeken']:.1f})")
    return " | ".join(delen)


def samen(rondes: list[dict[str, Any]], aantal: int) -> dict[str, Any]:
    """Medians and ratios; a ratio is taken within a round."""

    def mediaan(f: Any) -> float:
        return statistics.median(f(r) for r in rondes)

    def run(m: dict[str, Any]) -> float:
        return m["berekenen"] + m["boeken"]

    uit: dict[str, Any] = {
        "berekenen_s": mediaan(lambda r: r["een"]["berekenen"]),
        "boeken_s": mediaan(lambda r: r["een"]["boeken"]),
        "pain008_s": mediaan(lambda r: r["een"]["aanleveren"]),
        "us_per_debiteur": mediaan(lambda r: run(r["een"]) / aantal * 1e6),
        "piek_bytes": max(r["een"]["piek_bytes"] for r in rondes),
    }
    if "rauw" in rondes[0]:
        uit |= {
            "rauw_s": mediaan(lambda r: run(r["rauw"])),
            "run_rauw": mediaan(lambda r: run(r["een"]) / run(r["rauw"])),
            "cpu_run_rauw": mediaan(
                lambda r: (
                    sum(r["een"]["cpu"][s] for s in ("berekenen", "boeken"))
                    / sum(r["rauw"]["cpu"].values())
                )
            ),
            "twee_rauw": mediaan(lambda r: run(r["twee"]) / run(r["rauw"])),
            "twee_werkers": mediaan(lambda r: run(r["een"]) / run(r["twee"])),
        }
    return uit
