"""Bulk award: the population of the demo sown, applied for and decided; rules against the whole, the whole against COPY.

The rows that a run of decisions wrote (decisions, lines, letters) are copied in again some years later under new
ids, by the same chunks and with all guards. Cases and applications that were closed are not in RAW: they are updates.
"""

import time
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from duo_portal.batches.models import Chunk, Run
from duo_portal.batches.operations import open_run, teken
from studiefinanciering.demo import aanvraagstroom, zaaien
from studiefinanciering.demo.draaiboek import NIEUW_JAAR_OP, TOEKENNEN_OP, naar

from . import runs, vullen

SEED = 1
RONDES = ((TOEKENNEN_OP, date(2023, 9, 1), 3), (NIEUW_JAAR_OP, date(2024, 1, 1), 1))
"""When is decided, from which month, and how many years later RAW writes the same."""
_WIE = "t.run_id = {run} AND s.gezin_id >= {van} AND s.gezin_id < {tot}"
_UIT = "FROM studiefinanciering_toekenning t JOIN studiefinanciering_student s USING (persoon_id)"
_BESLUIT = """id, persoon_id, soort, regeling, van, tot, aanvraag_id, reden, gewijzigde_feiten, feiten,
    eindstand, parameterset_id, regelversie, uitvoerbaar_vanaf, besluit_op, besluit_at, actor"""
_REGEL = (
    "toekenning_id, persoon_id, component, vorm, geldig, bedrag_centen, uitvoerbaar_vanaf, bekend"
)
_BRIEF = "persoon_id, soort, taal, bron, bron_id, sjabloonversie, data"
_BESLUITEN = f"""
SELECT t.id + {{erbij}}, t.persoon_id, t.soort, t.regeling, (t.van + {{later}})::date, (t.tot + {{later}})::date,
    t.aanvraag_id, t.reden, t.gewijzigde_feiten, t.feiten, t.eindstand, t.parameterset_id, t.regelversie,
    t.uitvoerbaar_vanaf, t.besluit_op, t.besluit_at, t.actor
{_UIT} WHERE {_WIE} ORDER BY t.id"""
_REGELS = f"""
SELECT r.toekenning_id + {{erbij}}, r.persoon_id, r.component, r.vorm,
    daterange((lower(r.geldig) + {{later}})::date, (upper(r.geldig) + {{later}})::date), r.bedrag_centen,
    r.uitvoerbaar_vanaf, r.bekend
{_UIT} JOIN studiefinanciering_toekenningsregel r ON r.toekenning_id = t.id WHERE {_WIE} ORDER BY r.id"""
_BRIEVEN = f"""
SELECT b.persoon_id, b.soort, b.taal, b.bron, b.bron_id + {{erbij}}, b.sjabloonversie, b.data
{_UIT} JOIN letters_brief b ON b.bron = 'studiefinanciering.toekenning' AND b.bron_id = t.id
WHERE {_WIE} ORDER BY b.id"""
TABELLEN = {
    "studiefinanciering_toekenning": (_BESLUIT, _BESLUITEN),
    "studiefinanciering_toekenningsregel": (_REGEL, _REGELS),
    "letters_brief": (_BRIEF, _BRIEVEN),
}


def meet(paar: Any, waar: Any, n: int, keer: int) -> dict[str, Any]:
    """Sow, apply, decide twice (September, the new year) and copy the rows of both."""
    uitkomst: dict[str, Any] = {"studenten": n}
    begin = time.perf_counter()
    for _ in zaaien.zaai(ho=n, mbo=0, seed=SEED):
        pass
    uitkomst["zaaien_s"] = time.perf_counter() - begin
    begin = time.perf_counter()
    for _ in aanvraagstroom.stroom_in(n, 0, SEED):
        pass
    uitkomst["aanvragen_s"] = time.perf_counter() - begin
    print(
        f"  gezaaid {uitkomst['zaaien_s']:.0f} s, aangevraagd {uitkomst['aanvragen_s']:.0f} s",
        flush=True,
    )
    vullen.onderhoud()
    werkers = runs.werkers({**waar.env, "BENCH_REGELS": "1"}, 1)
    try:
        uitkomst["rondes"] = [_ronde(werkers[0], *ronde) for ronde in RONDES]
    finally:
        werkers[0].stop()
    for ronde in uitkomst["rondes"]:
        ronde["rauw_s"] = _rauw(ronde)
        ronde["toekennen_rauw"] = ronde["beslissen_s"] / ronde["rauw_s"]
        ronde["regels_deel"] = ronde["regels_s"] / ronde["beslissen_s"]
        print(
            f"  {ronde['periode']}: {ronde['toekennen_rauw']:.2f} × RAW, regels {ronde['regels_deel']:.1%}",
            flush=True,
        )
    return uitkomst


def zaai_en_ken_toe(waar: Any, n: int) -> None:
    """The population sown, applied for and decided for September 2023: what the bench of the portal reads."""
    for _ in zaaien.zaai(ho=n, mbo=0, seed=SEED):
        pass
    for _ in aanvraagstroom.stroom_in(n, 0, SEED):
        pass
    vullen.onderhoud()
    werkers = runs.werkers(waar.env, 1)
    try:
        dag, maand, later = RONDES[0]
        _ronde(werkers[0], dag, maand, later)
    finally:
        werkers[0].stop()


def _ronde(werker: runs.Werker, dag: date, maand: date, later: int) -> dict[str, Any]:
    naar(dag)
    run = open_run(soort="toekenning", periode=maand, actor="bench")
    vullen.controlepunt()
    runs.werk([werker], run.pk)
    teken(run=run, stap="tekenen", actor="anna", reden="bench")
    vullen.controlepunt()
    (antwoord,) = runs.werk([werker], run.pk)
    vullen.onderhoud()
    run.refresh_from_db()
    if run.status != Run.Status.AFGEROND:
        raise RuntimeError(f"de toekenning is niet af: {run.status} {run.reden}")
    stappen = {
        s.naam: (s.klaar_at - s.gestart_at).total_seconds()
        for s in run.stappen.all()
        if s.klaar_at and s.gestart_at
    }
    return {
        "run": run.pk, "periode": str(maand), "later": later, "voorbeeld_s": stappen["voorbereiden"],
        "beslissen_s": stappen["beslissen"], "regels_s": antwoord.get("regels_s", 0.0), "delen_s": antwoord.get("delen_s", {}),
        "piek_bytes": antwoord["piek"], "totalen": run.totalen["beslissen"],
    }  # fmt: skip


def _rauw(ronde: dict[str, Any]) -> float:
    """Seconds to copy the rows of a round in by its own chunks, a transaction each."""
    delen = list(
        Chunk.objects.filter(stap__run_id=ronde["run"], stap__naam="beslissen", status="klaar")
        .order_by("van").values_list("van", "tot")
    )  # fmt: skip
    map_ = Path(settings.VAR_DIR) / "rauw"
    map_.mkdir(exist_ok=True)
    erbij = _reserveer()
    ronde["rijen"] = dict.fromkeys(TABELLEN, 0)
    stukken = []
    with psycopg.connect(settings.DATABASE_URL) as verbinding:
        for i, (van, tot) in enumerate(delen):
            for tabel, (_, vraag) in TABELLEN.items():
                tekst = vraag.format(
                    run=ronde["run"],
                    van=van,
                    tot=tot,
                    erbij=erbij,
                    later=f"interval '{ronde['later']} years'",
                )
                pad = map_ / f"{tabel}.{i}"
                with verbinding.cursor() as cursor, pad.open("wb") as bestand:
                    with cursor.copy(f"COPY ({tekst}) TO STDOUT (FORMAT BINARY)") as kopie:
                        for blok in kopie:
                            bestand.write(blok)
                    ronde["rijen"][tabel] += cursor.rowcount
                stukken.append((i, tabel, pad))
    vullen.controlepunt()
    begin = time.perf_counter()
    _kopieer(stukken)
    duur = time.perf_counter() - begin
    for *_, pad in stukken:
        pad.unlink()
    return duur


def _reserveer() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM studiefinanciering_toekenning")
        erbij = int(cursor.fetchone()[0])
    vullen.als_eigenaar(
        f"SELECT setval(pg_get_serial_sequence('studiefinanciering_toekenning', 'id'), {3 * erbij})"
    )
    return erbij


def _kopieer(stukken: list[tuple[int, str, Path]]) -> None:
    with psycopg.connect(settings.DATABASE_URL) as verbinding:
        for _, deel in groupby(stukken, key=lambda s: s[0]):
            with verbinding.transaction(), verbinding.cursor() as cursor:
                for _, tabel, pad in deel:
                    opdracht = f"COPY {tabel} ({TABELLEN[tabel][0]}) FROM STDIN (FORMAT BINARY)"
                    with cursor.copy(opdracht) as kopie, pad.open("rb") as bestand:
                        while blok := bestand.read(1 << 18):
                            kopie.write(blok)
