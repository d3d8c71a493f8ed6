"""The payout at size: a month by one worker, the same month RAW, a month by two workers, and again."""

import statistics
import time
from typing import Any

from django.db import connection

from . import rauw, runs, vullen

VORIGE_MAANDEN = 12
_TABELLEN = (
    "studiefinanciering_uitbetaalregel", "ledger_boeking", "ledger_leg", "studiefinanciering_uitbetaling",
)  # fmt: skip

MEESTE_RONDES = 3  # of three months each, March to November 2024


def vul(aantal: int) -> dict[str, Any]:
    """People and twelve months; how long that took, rows and bytes per student and month."""
    begin = time.perf_counter()
    vullen.vul_mensen(aantal)
    mensen = time.perf_counter() - begin
    vullen.onderhoud()
    for maand in runs.maanden(vullen.EERSTE, VORIGE_MAANDEN):
        runs.vul_maand(maand, aantal)
        print(f"  {maand:%Y-%m} geboekt, {time.perf_counter() - begin:.0f} s", flush=True)
    vullen.onderhoud()
    return {
        "mensen_s": mensen,
        "totaal_s": time.perf_counter() - begin,
        "omvang": omvang(aantal * VORIGE_MAANDEN),
        "databank_bytes": _een("SELECT pg_database_size(current_database())"),
    }


def _een(vraag: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return int(cursor.fetchone()[0])


def omvang(studentmaanden: int) -> dict[str, dict[str, float]]:
    """Per table: rows, bytes of rows and bytes of indexes, per student-month."""
    uit = {}
    for tabel in _TABELLEN:
        rijen = _een(f"SELECT count(*) FROM {tabel}")
        uit[tabel] = {
            "rijen": rijen / studentmaanden,
            "bytes": _een(f"SELECT pg_table_size('{tabel}')") / studentmaanden,
            "index_bytes": _een(f"SELECT pg_indexes_size('{tabel}')") / studentmaanden,
        }
    uit["samen"] = {k: sum(t[k] for t in uit.values()) for k in ("rijen", "bytes", "index_bytes")}
    return uit


def meet(
    env: dict[str, str], aantal: int, keer: int, *, alleen_een: bool = False
) -> dict[str, Any]:
    """`keer` rounds of a month by one worker, RAW and a month by two workers, on growing tables."""
    if keer > MEESTE_RONDES:
        raise SystemExit(f"Hoogstens {MEESTE_RONDES} rondes: de besluiten lopen tot eind 2024.")
    maanden = iter(runs.maanden(vullen.GEMETEN, 3 * keer))
    werkers = runs.werkers(env, 2)
    rondes = []
    try:
        for _ in range(keer):
            ronde = {"een": runs.door_de_motor(next(maanden), werkers[:1])}
            if not alleen_een:
                rijen = rauw.neem_rijen(ronde["een"]["run"], next(maanden), aantal)
                ronde["rauw"] = rauw.kopieer(rijen)
                ronde["twee"] = runs.door_de_motor(next(maanden), werkers)
            print("  " + _regel(ronde), flush=True)
            rondes.append(ronde)
    finally:
        for werker in werkers:
            werker.stop()
    return {"rondes": rondes, **samen(rondes, aantal)}


def _regel(ronde: dict[str, Any]) -> str:
    delen = []
    for naam, m in ronde.items():
        tijden = " ".join(
            f"{s} {m[s]:.2f}" for s in ("berekenen", "boeken", "aanleveren") if s in m
        )
        delen.append(f"{naam}: {tijden} (cpu {m['cpu']['berekenen']:.1f} {m['cpu']['boeken']:.1f})")
    return " | ".join(delen)


def samen(rondes: list[dict[str, Any]], aantal: int) -> dict[str, Any]:
    """Medians and ratios; a ratio is taken within a round."""

    def mediaan(f: Any) -> float:
        return statistics.median(f(r) for r in rondes)

    def run(m: dict[str, Any]) -> float:
        return m["berekenen"] + m["boeken"]

    def cpu(m: dict[str, Any]) -> float:
        return m["cpu"]["berekenen"] + m["cpu"]["boeken"]

    uit: dict[str, Any] = {
        "cpu_us_per_student": mediaan(lambda r: cpu(r["een"]) / aantal * 1e6),
        "berekenen_s": mediaan(lambda r: r["een"]["berekenen"]),
        "boeken_s": mediaan(lambda r: r["een"]["boeken"]),
        "pain001_s": mediaan(lambda r: r["een"]["aanleveren"]),
        "pain001_boeken": mediaan(lambda r: r["een"]["aanleveren"] / r["een"]["boeken"]),
        "us_per_student": mediaan(lambda r: run(r["een"]) / aantal * 1e6),
        "piek_bytes": max(r["een"]["piek_bytes"] for r in rondes),
        "piek_aanleveren": max(r["een"]["piek_per_stap"]["aanleveren"] for r in rondes),
        "piek_boeken": max(r["een"]["piek_per_stap"]["boeken"] for r in rondes),
    }
    if "rauw" in rondes[0]:
        uit |= {
            "rauw_s": mediaan(lambda r: run(r["rauw"])),
            "run_rauw": mediaan(lambda r: run(r["een"]) / run(r["rauw"])),
            "cpu_run_rauw": mediaan(lambda r: cpu(r["een"]) / cpu(r["rauw"])),
            "cpu_boeken_rauw": mediaan(
                lambda r: r["een"]["cpu"]["boeken"] / r["rauw"]["cpu"]["boeken"]
            ),
            "berekenen_rauw": mediaan(lambda r: r["een"]["berekenen"] / r["rauw"]["berekenen"]),
            "boeken_rauw": mediaan(lambda r: r["een"]["boeken"] / r["rauw"]["boeken"]),
            "twee_werkers": mediaan(lambda r: run(r["een"]) / run(r["twee"])),
            "twee_rauw": mediaan(lambda r: run(r["twee"]) / run(r["rauw"])),
        }
    return uit
