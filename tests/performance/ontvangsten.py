"""Money in at size: a statement of one entry per second debtor, read and matched, beside the collection run itself.

The worst kind of statement: no batches, every term an entry of its own with its reference. On tables of twelve months.
"""

import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.gateways.bank.inlezen import Uitkomst, verwerk_camt053
from duo_portal.gateways.bank.ontvangers import Verdeler
from duo_portal.gateways.bank.proefbank import afschriften
from duo_portal.gateways.bank.proefbank.antwoorden import euro
from duo_portal.ledger import queries

from . import incasso, incasso_vullen, runs, vullen

BEGIN = 10**12


def meet(env: dict[str, str], aantal: int) -> dict[str, Any]:
    """One month asked by the run, and then half of it paid; seconds, microseconds an entry and peak memory."""
    maand = next(iter(runs.maanden(incasso_vullen.GEMETEN, 1)))
    werkers = runs.werkers(env, 1)
    try:
        run = incasso.door_de_motor(maand, werkers)
    finally:
        for werker in werkers:
            werker.stop()
    dag = date(maand.year, maand.month, 28)
    bedrijfsdatum.zet(dag, "bench")
    with tempfile.TemporaryDirectory() as map_:
        settings.BANK_MAP = str(Path(map_) / "bank")
        pad = Path(map_) / "camt.xml"
        posten, som = schrijf(pad, run["run"], aantal // 2, dag)
        voor = queries.saldo(1000)
        vullen.controlepunt()
        begin, cpu = time.perf_counter(), time.process_time()
        inlezing = verwerk_camt053(pad, Verdeler(), dag)
        duur, cpu = time.perf_counter() - begin, time.process_time() - cpu
    if inlezing.uitkomst is not Uitkomst.VERWERKT or queries.saldo(1000) - voor != som:
        raise RuntimeError(f"niet ingelezen: {inlezing}")
    if queries.saldo(1190):
        raise RuntimeError("er staat geld op de tussenrekening dat herkend had moeten worden")
    innen = run["berekenen"] + run["boeken"]
    return {
        "posten": posten,
        "som_centen": som,
        "inlezen_s": duur,
        "cpu_s": cpu,
        "us_per_post": duur / posten * 1e6,
        "run_s": innen,
        "inlezen_run": duur / innen,
        "piek_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def schrijf(pad: Path, run_id: int, aantal: int, dag: date) -> tuple[int, int]:
    """A statement with an entry for each of the first `aantal` terms of a run; their number and sum in cents."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), sum(bedrag_centen)::bigint FROM (SELECT bedrag_centen FROM terugbetalen_termijn"
            " WHERE run_id = %s ORDER BY id LIMIT %s) t",
            [run_id, aantal],
        )
        posten, som = map(int, cursor.fetchone())
    leeg = afschriften.schrijf_camt053(
        rekening=settings.BANK_OPDRACHTGEVER_IBAN, nummer=1, dag=dag, begin=BEGIN, posten=[]
    ).decode()
    kop, _, staart = leeg.rpartition("</Stmt>")
    eerste, tweede = kop.split("<Cd>CLBD</Cd>")
    oud, nieuw = euro(BEGIN), euro(BEGIN + som)
    kop = f"{eerste}<Cd>CLBD</Cd>{tweede.replace(oud, nieuw, 1)}"
    with pad.open("w", encoding="utf-8") as bestand:
        bestand.write(kop)
        for regel in _regels(run_id, aantal, dag):
            bestand.write(regel)
        bestand.write(f"</Stmt>{staart}")
    return posten, som


def _regels(run_id: int, aantal: int, dag: date) -> Iterator[str]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT kenmerk, bedrag_centen, wijze FROM terugbetalen_termijn WHERE run_id = %s ORDER BY id LIMIT %s",
            [run_id, aantal],
        )
        nummer = 0
        while blok := cursor.fetchmany(5_000):
            for kenmerk, centen, wijze in blok:
                nummer += 1
                is_incasso = wijze == "incasso"
                post = afschriften.Post(
                    f"N{nummer:09d}",
                    centen,
                    kenmerk=kenmerk if is_incasso else "",
                    betalingskenmerk="" if is_incasso else kenmerk,
                    is_incasso=is_incasso,
                )
                yield afschriften._post(post, dag)
