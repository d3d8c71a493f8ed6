"""RAW for collection: INSERT … SELECT of ready rows, the same as a run wrote, into the same tables with all their guards.

The rows of the month before stand ready in tables of their own, with the next month, a fresh run and fresh numbers;
each goes in by one statement. What the database must check and index is the same; finding out what is due is not in it.
"""

import time
from datetime import date
from typing import Any

from django.db import connection

from duo_portal.batches.models import Run

from . import incasso_vullen as vulling
from . import vullen
from .werker import cpu_van

_KLAAR = {
    "terugbetalen_incassoregel": """
        SELECT {nieuw}::bigint AS run_id, persoon_id, bedrag_centen, vaststelling_id, %(maand)s::date AS maand, volgnummer,
               is_lllk, is_laatste FROM terugbetalen_incassoregel WHERE run_id = {oud} ORDER BY persoon_id""",
    "terugbetalen_termijn": """
        SELECT t.id, t.persoon_id, t.vaststelling_id, t.bedrag_centen, {nieuw}::bigint AS run_id, t.mandaat_id, t.bankrekening_id,
               %(maand)s::date AS maand, t.vervaldatum, t.aangekondigd_op, t.volgnummer, t.is_lllk, t.wijze, t.volgorde,
               t.laatst_geind_op, t.is_andere_rekening, terugbetalen_betalingskenmerk(100000000000000 + t.id) AS kenmerk
        FROM (SELECT nextval('terugbetalen_termijn_id_seq') AS id, persoon_id, vaststelling_id, bedrag_centen, mandaat_id,
                     bankrekening_id, vervaldatum, aangekondigd_op, volgnummer, is_lllk, wijze, volgorde, laatst_geind_op,
                     is_andere_rekening
              FROM terugbetalen_termijn WHERE run_id = {oud} ORDER BY persoon_id) AS t""",
    "terugbetalen_betaalverzoek": """
        SELECT v.id, gen_random_uuid() AS uuid, v.persoon_id, v.bedrag_centen, v.termijn_id, v.vervaldatum, v.gevraagd_op,
               v.doel, v.schuld, terugbetalen_betalingskenmerk(200000000000000 + v.id) AS kenmerk, 'termijn:' || v.termijn_id AS verwijzing
        FROM (SELECT nextval('terugbetalen_betaalverzoek_id_seq') AS id, persoon_id, bedrag_centen, id AS termijn_id,
                     vervaldatum, aangekondigd_op AS gevraagd_op, 'termijn' AS doel, '' AS schuld
              FROM klaar_terugbetalen_termijn WHERE wijze = 'verzoek' ORDER BY id) AS v""",
    "letters_brief": """
        SELECT b.persoon_id, b.soort, b.taal, b.bron, t.id AS bron_id, b.sjabloonversie, b.data
        FROM letters_brief b
        JOIN terugbetalen_termijn o ON o.id = b.bron_id AND o.run_id = {oud}
        JOIN klaar_terugbetalen_termijn t ON t.persoon_id = b.persoon_id
        WHERE b.bron = 'terugbetalen.termijn' ORDER BY t.id""",
}  # fmt: skip
BEREKENEN, BOEKEN = ["terugbetalen_incassoregel"], [t for t in _KLAAR if t != "terugbetalen_incassoregel"]  # fmt: skip


def zet_klaar(oud: int, maand: date) -> int:
    """The rows of run `oud` for `maand` under a new run, whose number is returned."""
    run = vulling.open_maand(maand)
    with connection.cursor() as cursor:
        for tabel, vraag in _KLAAR.items():
            cursor.execute(f"DROP TABLE IF EXISTS klaar_{tabel}")
            cursor.execute(
                f"CREATE TEMPORARY TABLE klaar_{tabel} AS {vraag.format(oud=oud, nieuw=run.pk)}",
                {"maand": maand},
            )
            cursor.execute(f"ANALYZE klaar_{tabel}")
    return run.pk


def voeg_in(run_id: int) -> dict[str, Any]:
    """Put them in; seconds and processor seconds for what is frozen and for all that asking writes."""
    run = Run.objects.get(pk=run_id)
    vulling.tot_en_met(run, "berekenen")
    vullen.controlepunt()
    regels, cpu_regels, n_regels = _in(BEREKENEN)
    vulling.tot_en_met(run, "boeken")
    vullen.controlepunt()
    boeken, cpu_boeken, n_boeken = _in(BOEKEN)
    vulling.sluit_af(run)
    return {
        "maand": str(run.periode),
        "berekenen": regels,
        "boeken": boeken,
        "rijen": n_regels | n_boeken,
        "cpu": {"berekenen": cpu_regels, "boeken": cpu_boeken},
    }


def _in(tabellen: list[str]) -> tuple[float, float, dict[str, int]]:
    pid = connection.connection.info.backend_pid
    begin, cpu, rijen = time.perf_counter(), time.process_time() + cpu_van(pid), {}
    with connection.cursor() as cursor:
        for tabel in tabellen:
            cursor.execute(f"SELECT * FROM klaar_{tabel} LIMIT 0")
            kolommen = ", ".join(kolom.name for kolom in cursor.description)
            cursor.execute(f"INSERT INTO {tabel} ({kolommen}) SELECT {kolommen} FROM klaar_{tabel}")
            rijen[tabel] = cursor.rowcount
    return time.perf_counter() - begin, time.process_time() + cpu_van(pid) - cpu, rijen
