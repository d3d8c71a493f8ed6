"""RAW: COPY of ready rows, the same as a run wrote, into the same tables with all their guards.

The rows of the month before are taken out with the next month, a fresh run and fresh numbers of bookings, and
copied in by chunks of 20,000 people: frozen lines first, then bookings, legs and payment lines, a transaction a
chunk. What the database must check and index is the same; what is left out is finding out what is due.
"""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from duo_portal.batches.models import Run

from . import runs, vullen
from .werker import cpu_van

_REGEL = "run_id, persoon_id, bedrag_centen, maand, component, vorm, volgnummer"
_BOEKING = "id, persoon_id, run_id, effectief_op, bedrijfsdatum, soort, sleutel"
_LEG = "boeking_id, bedrag_centen, persoon_id, maand, account_code, zijde, regel, component, vorm, volgnummer"
_BETALING = "run_id, persoon_id, boeking_id, bankrekening_id, bedrag_centen, verrekend_centen"
_WIE = "{0}.persoon_id >= {{van}} AND {0}.persoon_id < {{tot}}"
# Per table: columns and the query for its rows, with person range, old and new run, and shift of booking ids.
TABELLEN = {
    "studiefinanciering_uitbetaalregel": (_REGEL, """
        SELECT {nieuw}::bigint, persoon_id, bedrag_centen, (maand + interval '1 month')::date, component, vorm, volgnummer
        FROM studiefinanciering_uitbetaalregel r WHERE run_id = {oud} AND """ + _WIE.format("r") + """
        ORDER BY persoon_id, maand, component"""),
    "ledger_boeking": (_BOEKING, """
        SELECT b.id + {erbij}, b.persoon_id, {nieuw}::bigint, (b.effectief_op + interval '1 month')::date,
               (b.bedrijfsdatum + interval '1 month')::date, b.soort, 'run:' || {nieuw} || ':' || b.persoon_id
        FROM studiefinanciering_uitbetaling u JOIN ledger_boeking b ON b.id = u.boeking_id
        WHERE u.run_id = {oud} AND """ + _WIE.format("u") + " ORDER BY b.id"),
    "ledger_leg": (_LEG, """
        SELECT l.boeking_id + {erbij}, l.bedrag_centen, l.persoon_id, (l.maand + interval '1 month')::date,
               l.account_code, l.zijde, l.regel, l.component, l.vorm, l.volgnummer
        FROM studiefinanciering_uitbetaling u JOIN ledger_leg l ON l.boeking_id = u.boeking_id
        WHERE u.run_id = {oud} AND """ + _WIE.format("u") + " ORDER BY l.boeking_id, l.regel"),
    "studiefinanciering_uitbetaling": (_BETALING, """
        SELECT {nieuw}::bigint, persoon_id, boeking_id + {erbij}, bankrekening_id, bedrag_centen, verrekend_centen
        FROM studiefinanciering_uitbetaling u WHERE run_id = {oud} AND """ + _WIE.format("u") + " ORDER BY id"),
}  # fmt: skip
_RUIMTE = 1000


@dataclass
class Rijen:
    """Ready rows in files, a file per table and chunk, for one run."""

    run: Run
    map: Path
    delen: list[tuple[int, int]]
    aantallen: dict[str, int]

    def pad(self, tabel: str, deel: int) -> Path:
        return self.map / f"{tabel}.{deel}"


def neem_rijen(oud: int, maand: date, aantal: int) -> Rijen:
    """The rows of run `oud`, made ready for `maand` under a new run."""
    run = runs.open_maand(maand)
    map_ = Path(settings.VAR_DIR) / "rauw"
    map_.mkdir(exist_ok=True)
    rijen = Rijen(run, map_, vullen.bereiken(aantal), {})
    erbij = _verschuiving(oud)
    with psycopg.connect(settings.DATABASE_URL) as verbinding:
        for tabel, (_, vraag) in TABELLEN.items():
            rijen.aantallen[tabel] = 0
            for i, (van, tot) in enumerate(rijen.delen):
                tekst = vraag.format(van=van, tot=tot, oud=oud, nieuw=run.pk, erbij=erbij)
                with verbinding.cursor() as cursor, rijen.pad(tabel, i).open("wb") as bestand:
                    with cursor.copy(f"COPY ({tekst}) TO STDOUT (FORMAT BINARY)") as kopie:
                        for blok in kopie:
                            bestand.write(blok)
                    rijen.aantallen[tabel] += cursor.rowcount
    return rijen


def _verschuiving(oud: int) -> int:
    """How far the ids of run `oud` move to be new; the sequence is set beyond them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(boeking_id), max(boeking_id) FROM studiefinanciering_uitbetaling WHERE run_id = %s",
            [oud],
        )
        eerste, laatste = cursor.fetchone()
        cursor.execute("SELECT last_value FROM ledger_boeking_id_seq")
        hoogste = cursor.fetchone()[0] + _RUIMTE
    vullen.als_eigenaar(
        f"SELECT setval('ledger_boeking_id_seq', {hoogste + laatste - eerste + _RUIMTE})"
    )
    return hoogste - eerste


def kopieer(rijen: Rijen) -> dict[str, Any]:
    """Put them in; seconds for the frozen lines and for all that booking writes."""
    runs.zet_stap(rijen.run, "berekenen")
    vullen.controlepunt()
    regels, cpu_regels = _in(rijen, ["studiefinanciering_uitbetaalregel"])
    runs.vrijgegeven(rijen.run)
    vullen.controlepunt()
    boeken, cpu_boeken = _in(
        rijen, ["ledger_boeking", "ledger_leg", "studiefinanciering_uitbetaling"]
    )
    runs.sluit_af(rijen.run)
    for pad in rijen.map.iterdir():
        pad.unlink()
    return {
        "maand": str(rijen.run.periode),
        "berekenen": regels,
        "boeken": boeken,
        "rijen": rijen.aantallen,
        "cpu": {"berekenen": cpu_regels, "boeken": cpu_boeken},
    }


def _in(rijen: Rijen, tabellen: list[str]) -> tuple[float, float]:
    """Seconds on the clock, and of the processor (this process and its session)."""
    with psycopg.connect(settings.DATABASE_URL) as verbinding:
        begin, cpu = time.perf_counter(), time.process_time()
        for deel in range(len(rijen.delen)):
            with verbinding.transaction(), verbinding.cursor() as cursor:
                for tabel in tabellen:
                    opdracht = f"COPY {tabel} ({TABELLEN[tabel][0]}) FROM STDIN (FORMAT BINARY)"
                    with (
                        cursor.copy(opdracht) as kopie,
                        rijen.pad(tabel, deel).open("rb") as bestand,
                    ):
                        while blok := bestand.read(1 << 18):
                            kopie.write(blok)
        sessie = cpu_van(verbinding.info.backend_pid)
        return time.perf_counter() - begin, time.process_time() - cpu + sessie
