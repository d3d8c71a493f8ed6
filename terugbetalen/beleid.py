"""Repaying under a proposed law: who pays more, who pays less a month, by rules, income and household.

The facts are the receipts of the decisions of a year (`Vaststelling.feiten`), read as of one moment in a read-only
transaction; `operations.jaarrekenen.bereken` works them out under both laws. An instalment that the law does not set anew
this year stays as it is under both, so that a change of the rate shows in the year in which it takes hold.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from django.db import connection, transaction

from duo_portal.beleid.simulatoren import Simulator, registreer_simulator
from duo_portal.beleid.uitkomst import Uitkomst, alles, deel_in, per_maand, som, verdeel
from duo_portal.beleid.voorstel import Voorstel
from duo_portal.foundation.clock import AMSTERDAM, stopwatch

from .operations.jaarfeiten import ONGEVRAAGD, Jaarfeiten, Klokken
from .operations.jaarrekenen import bereken
from .rules.draagkracht import GEEN_PARTNER, ONBEKEND
from .rules.machten import Int
from .rules.parameters import bekende_wet

NAAM = "terugbetalen"
TABELLEN = ("draagkracht", "termijn", "rente.sf35", "rente.sf15")
REGELING = ("sf15_oud", "sf15", "sf35", "lllk")
HUISHOUDEN = ("alleen", "met_partner")
INKOMEN = (
    "onbekend",
    "niet_gevraagd_schuld",
    "tot_20",
    "20_40",
    "40_60",
    "60_80",
    "80_100",
    "vanaf_100",
)
_GRENZEN_CENTEN = np.array([20_000_00, 40_000_00, 60_000_00, 80_000_00, 100_000_00])
_KOLOMMEN = tuple(veld.name for veld in fields(Jaarfeiten) if veld.name != "klokken")
_GETALLEN = ", ".join(f"coalesce((feiten ->> '{naam}')::bigint, 0)" for naam in _KOLOMMEN)
_MAANDEN = """(extract(year FROM upper(geldig)) - extract(year FROM lower(geldig))) * 12
    + extract(month FROM upper(geldig)) - extract(month FROM lower(geldig))"""
_WIE = """FROM terugbetalen_vaststelling
WHERE geldig && daterange(%(begin)s, %(einde)s) AND bekend @> %(peil)s::timestamptz"""
_RIJEN = f"""SELECT id, persoon_id, ({_MAANDEN})::int, te_betalen_centen, {_GETALLEN} {_WIE} ORDER BY id"""
_KLOKKEN = f"SELECT id, feiten -> 'klokken' {_WIE} AND feiten ? 'klokken'"


def simuleer(voorstel: Voorstel, peildatum: date) -> Uitkomst:
    """Everybody about whose repayment is decided for the peildatum's calendar year. Raises `RenteOntbreekt`."""
    lezen, rekenen = stopwatch(), stopwatch()
    with lezen, _snapshot():
        tabel, feiten = _lees(peildatum)
    with rekenen:
        nu, straks = (
            bereken(feiten, wet).te_betalen for wet in (voorstel.wet, voorstel.parameters)
        )
    geboekt = int((tabel[:, 3] * tabel[:, 2]).sum())
    is_gelijk = bool((nu == tabel[:, 3]).all())
    if voorstel.is_oude_wet:
        nu, straks = straks, nu
    metingen = {"inlezen_ms": lezen.ms, "rekenen_ms": rekenen.ms}
    opmerkingen = ("jaar_zoals_besloten", "zonder_nieuwe_vaststelling")
    personen, eerste, plek = np.unique(tabel[:, 1], return_index=True, return_inverse=True)
    maanden, n = tabel[:, 2], len(personen)
    jaar_nu, jaar_straks = som(plek, nu * maanden, n), som(plek, straks * maanden, n)
    maand = per_maand(jaar_straks - jaar_nu, som(plek, maanden, n))
    van, tot = (str(date(peildatum.year, m, 1))[:7] for m in (1, 12))
    return Uitkomst(
        jaar=peildatum.year,
        eerste_maand=van,
        laatste_maand=tot,
        bevolking=hashlib.sha256(tabel[:, 0].tobytes()).hexdigest(),
        totaal=alles("totaal", jaar_nu, jaar_straks, -1),
        indelingen=tuple(
            deel_in(naam, codes[eerste], namen, jaar_nu, jaar_straks, -1)
            for naam, codes, namen in _kenmerken(feiten)
        ),
        klassen=verdeel(maand),
        richting=-1,
        geboekt_centen=geboekt,
        metingen=metingen,
        opmerkingen=opmerkingen if is_gelijk else (*opmerkingen, "sluit_niet_aan"),
    )


@contextmanager
def _snapshot() -> Iterator[None]:
    moment = "" if connection.in_atomic_block else "ISOLATION LEVEL REPEATABLE READ, "
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION {moment}READ ONLY")
        yield


def _lees(peildatum: date) -> tuple[Int, Jaarfeiten]:
    """Rows of (id, person, months, decided cents a month), and the facts beside them."""
    wat: dict[str, Any] = {
        "begin": date(peildatum.year, 1, 1),
        "einde": date(peildatum.year + 1, 1, 1),
        "peil": datetime.combine(peildatum + timedelta(days=1), time.min, AMSTERDAM),
    }
    with connection.cursor() as cursor:
        cursor.execute(_RIJEN, wat)
        rijen = np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, 4 + len(_KOLOMMEN))
        cursor.execute(_KLOKKEN, wat)
        delen = {rij[0]: rij[1] for rij in cursor.fetchall()}
    plek = {int(nummer): i for i, nummer in enumerate(rijen[:, 0]) if int(nummer) in delen}
    kolommen = {naam: np.ascontiguousarray(rijen[:, 4 + i]) for i, naam in enumerate(_KOLOMMEN)}
    klokken = {plek[nummer]: Klokken.uit_json(deel) for nummer, deel in delen.items()}
    return rijen[:, :4], Jaarfeiten(**kolommen, klokken=klokken)


def _kenmerken(f: Jaarfeiten) -> tuple[tuple[str, Int, tuple[str, ...]], ...]:
    samen = f.inkomen + np.maximum(f.partner_inkomen, 0)
    band = np.searchsorted(_GRENZEN_CENTEN, samen, side="right") + 2
    inkomen = np.where(f.inkomen == ONBEKEND, 0, np.where(f.inkomen == ONGEVRAAGD, 1, band))
    partner = (f.partner_inkomen != GEEN_PARTNER).astype(np.int64)
    return (
        ("regeling", f.regeling - 1, REGELING),
        ("inkomen", inkomen, INKOMEN),
        ("huishouden", partner, HUISHOUDEN),
    )


def registreer() -> None:
    """Make it known; called when the app is ready."""
    registreer_simulator(
        Simulator(
            naam=NAAM, titel="Terugbetalen", reken=simuleer, wet=bekende_wet, tabellen=TABELLEN
        )
    )
