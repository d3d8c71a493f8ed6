"""A nation of debtors for the collection run: debts, decisions, mandates, and twelve months asked, paid and with interest.

Set-based and as the application's login, through all guards. Nine in ten gave a mandate; three in a hundred do not pay.
The earlier months are asked by the statements of the run itself; interest and receipts stand in the ledger as they would.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection

from duo_portal.audit import bedrijfsdatum
from duo_portal.batches.models import Run
from duo_portal.batches.operations import open_run
from duo_portal.foundation.clock import AMSTERDAM
from duo_portal.foundation.period import Maand
from terugbetalen.innen.plannen import opent_op
from terugbetalen.innen.vragen import vraag

from . import vullen
from .runs import zet_stap

EERSTE, GEMETEN = date(2023, 3, 1), date(2024, 3, 1)
STAPPEN = ("nagaan", "berekenen", "tekenen", "vrijgeven", "boeken", "aanleveren", "versturen", "bevestigen")  # fmt: skip
_MANDATEN = """
INSERT INTO terugbetalen_incassomandaat (persoon_id, kenmerk, getekend_op, reden)
SELECT i, 'TB' || lpad(i::text, 16, '0'), '2023-01-15', '' FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i
WHERE i %% 10 <> 0
"""
# opgeslagen_at is given: these decisions are not of this morning. In order of person a GiST index is at its slowest.
_BESLUITEN = """
INSERT INTO terugbetalen_vaststelling (persoon_id, is_lllk, jaar, regeling, fase, rente_ppm, schuld_centen,
    resterende_maanden, wettelijk_maandbedrag_centen, te_betalen_centen, termijn_vast_sinds, waardoor, feiten, geldig,
    bekend, opgeslagen_at, reden, parameterset_id, regelversie, besluit_op, actor)
SELECT i, false, %(jaar)s, 3, 'aflos', 25600, 1000000 + i %% 3000000, 300, 4541 + i %% 20000, 4541 + i %% 20000, %(jaar)s, '',
    jsonb_build_object('proef', repeat(md5(i::text), 10)), daterange(make_date(%(jaar)s, 1, 1), make_date(%(jaar)s + 1, 1, 1)),
    tstzrange(%(moment)s, NULL), %(moment)s, 'jaar', 'bench', 'bench', %(op)s, 'bench'
FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i ORDER BY hashint8(i)
"""
_BOEKING = """
INSERT INTO ledger_boeking (id, persoon_id, effectief_op, bedrijfsdatum, soort, sleutel)
SELECT nextval('ledger_boeking_id_seq'), i, %(op)s, %(op)s, %(soort)s, %(wat)s || ':' || i || ':' || %(maand)s
FROM generate_series(%(van)s::bigint, %(tot)s::bigint - 1) AS i WHERE i %% 100 >= %(zonder)s ORDER BY i
RETURNING id, persoon_id
"""
# Debt, interest and receipt: legs as the take-over, the interest run and the reading of statements write them.
_LEGS = """
INSERT INTO ledger_leg (boeking_id, regel, account_code, zijde, bedrag_centen, persoon_id, maand)
SELECT b.id, row_number() OVER (PARTITION BY b.id), l.account, l.zijde, l.centen, b.persoon_id, l.maand
FROM b CROSS JOIN LATERAL (VALUES {legs}) AS l (account, zijde, centen, maand)
"""
_I = "b.persoon_id"
_SOORTEN = {
    "overname": (18, f"(1230, 1, 1000000 + {_I} %% 3000000, NULL::date), (1195, -1, 1000000 + {_I} %% 3000000, NULL)"),
    "rente": (11, f"(1239, 1, 100 + {_I} %% 2000, %(maand)s::date), (8000, -1, 100 + {_I} %% 2000, %(maand)s)"),
    "ontvangst": (13, (f"(1000, 1, 4541 + {_I} %% 20000, NULL::date), (1239, -1, 50 + {_I} %% 1000, %(maand)s),"
                      f" (1230, -1, 4541 + {_I} %% 20000 - 50 - {_I} %% 1000, %(maand)s)")),
}  # fmt: skip
_REGELS = """
INSERT INTO terugbetalen_incassoregel
    (run_id, persoon_id, bedrag_centen, vaststelling_id, maand, volgnummer, is_lllk, is_laatste)
SELECT %(run)s, persoon_id, te_betalen_centen, id, %(maand)s, 1, false, false FROM terugbetalen_vaststelling
WHERE jaar = %(jaar)s AND persoon_id >= %(van)s AND persoon_id < %(tot)s ORDER BY persoon_id
"""


def vul_debiteuren(aantal: int) -> None:
    """People 1 … `aantal` with an account, a debt, decisions about two years and mostly a mandate."""
    bedrijfsdatum.zet(date(2023, 2, 20), "bench")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO terugbetalen_parameterset (fingerprint, inhoud) VALUES ('bench', '{}')"
        )
    vullen.met_twee(_mensen, vullen.bereiken(aantal))
    vullen.als_eigenaar("SELECT setval(pg_get_serial_sequence('identity_persoon', 'id'), max(id)) FROM identity_persoon")  # fmt: skip


def _mensen(van: int, tot: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(vullen._PERSOON, {"van": van, "tot": tot})
        vullen._rekeningen(cursor, van, tot)
        cursor.execute(_MANDATEN, {"van": van, "tot": tot})
        for jaar, op in ((2023, date(2022, 11, 20)), (2024, date(2023, 11, 20))):
            moment = datetime(op.year, op.month, op.day, 9, tzinfo=AMSTERDAM)
            cursor.execute(
                _BESLUITEN, {"van": van, "tot": tot, "jaar": jaar, "op": op, "moment": moment}
            )
        boek(cursor, "overname", van, tot, date(2023, 1, 1), date(2023, 1, 31))


def boek(cursor: Any, wat: str, van: int, tot: int, maand: date, op: date, zonder: int = 0) -> None:
    """Bookings of one kind for a range; `zonder` in a hundred are left out."""
    soort, legs = _SOORTEN[wat]
    cursor.execute(
        f"WITH b AS ({_BOEKING}) {_LEGS.format(legs=legs)}",
        {"van": van, "tot": tot, "op": op, "soort": soort, "wat": wat, "maand": maand, "zonder": zonder},
    )  # fmt: skip


def open_maand(maand: date) -> Run:
    """Open the run of a month on its own day."""
    dag = opent_op(Maand.van(maand))
    bedrijfsdatum.zet(dag, "bench")
    return open_run(soort="inning", periode=maand, actor="bench",
                    peilmoment=datetime(dag.year, dag.month, dag.day, 8, tzinfo=AMSTERDAM))  # fmt: skip


def vul_maand(maand: date, aantal: int) -> None:
    """An earlier month: lines straight from the decisions, asked by the statements of the run; interest and receipts."""
    run, delen = open_maand(maand), vullen.bereiken(aantal)
    tot_en_met(run, "berekenen")

    def regels(van: int, tot: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_REGELS, {"run": run.pk, "maand": maand, "jaar": maand.year, "van": van, "tot": tot})  # fmt: skip

    def geld(van: int, tot: int) -> None:
        with connection.cursor() as cursor:
            boek(cursor, "rente", van, tot, maand, maand.replace(day=28))
            boek(cursor, "ontvangst", van, tot, maand, maand.replace(day=27), zonder=3)

    vullen.met_twee(regels, delen)
    tot_en_met(run, "boeken")
    stap = run.stappen.get(naam="boeken")
    vullen.met_twee(lambda van, tot: [vraag(run, stap, van, tot, connection), None][1], delen)
    sluit_af(run)
    vullen.met_twee(geld, delen)


def tot_en_met(run: Run, naam: str) -> None:
    """By hand, signed by two: every step before `naam` is done, and `naam` is busy."""
    for stap in STAPPEN[: STAPPEN.index(naam)]:
        if not run.stappen.filter(naam=stap, status="klaar").exists():
            zet_stap(run, stap)
            zet_stap(run, stap, door="anna" if stap == "tekenen" else "bram")
    zet_stap(run, naam)


def sluit_af(run: Run) -> None:
    """The bank is not part of this bench: the rest of the steps are closed by hand."""
    for naam in STAPPEN:
        if not run.stappen.filter(naam=naam, status="klaar").exists():
            zet_stap(run, naam)
            zet_stap(run, naam, door="anna" if naam == "tekenen" else "bram")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE batches_run SET status = 'afgerond', klaar_at = clock_timestamp() WHERE id = %s",
            [run.pk],
        )
