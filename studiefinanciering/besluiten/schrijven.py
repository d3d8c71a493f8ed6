"""Decisions into the database: superseded lines closed, decisions and lines in by COPY, a letter each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.types.json import Jsonb

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.identity.kolommen import laadvolgorde
from studiefinanciering.models import Toekenning
from studiefinanciering.rules import REGELVERSIE

from .rekenen import Berekend

_S = Toekenning.Soort
_BESLUIT = (
    "id", "persoon_id", "soort", "regeling", "van", "tot", "vervangt_id", "aanvraag_id", "reden",
    "gewijzigde_feiten", "feiten", "eindstand", "parameterset_id", "regelversie", "uitvoerbaar_vanaf",
    "besluit_op", "besluit_at", "actor", "run_id",
)  # fmt: skip
_REGEL = (
    "toekenning_id", "persoon_id", "component", "vorm", "geldig", "bedrag_centen", "uitvoerbaar_vanaf",
    "bekend",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Omslag:
    """What all decisions of one writing have in common.

    `besluit_at` is the business moment from which the lines are known, `besluit_op` its day. `soort` holds
    for who has a right; who has none gets a rejection, unless an earlier decision is superseded.
    `uitvoerbaar_vanaf` and `gewijzigde_feiten` have one value per decision (default: at once, none).
    """

    soort: Toekenning.Soort
    reden: str
    besluit_op: date
    besluit_at: datetime
    actor: str
    parameters: Parameters
    run_id: int | None = None
    uitvoerbaar_vanaf: Sequence[date] | None = None
    gewijzigde_feiten: Sequence[list[dict[str, Any]]] | None = field(default=None)


def schrijf(verbinding: BaseDatabaseWrapper, berekend: Berekend, omslag: Omslag) -> list[int]:
    """Write the decisions; their ids, in order. Nothing to write gives an empty list."""
    if not len(berekend):
        return []
    bewaar_parameterset(verbinding, omslag.parameters)
    ids = _reserveer(verbinding, len(berekend))
    _sluit_regels(verbinding, berekend, omslag)
    _kopieer_besluiten(verbinding, berekend, omslag, ids)
    _kopieer_regels(verbinding, berekend, omslag, ids)
    return ids


def bewaar_parameterset(verbinding: BaseDatabaseWrapper, parameters: Parameters) -> None:
    """Keep the content of a set of parameters, once per fingerprint."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM studiefinanciering_parameterset WHERE fingerprint = %s",
            [parameters.fingerprint],
        )
        if cursor.fetchone() is None:
            cursor.execute(
                "INSERT INTO studiefinanciering_parameterset (fingerprint, inhoud) VALUES (%s, %s::jsonb)"
                " ON CONFLICT DO NOTHING",
                [parameters.fingerprint, json.dumps(parameters.inhoud())],
            )


def _reserveer(verbinding: BaseDatabaseWrapper, aantal: int) -> list[int]:
    """A block of ids, so that lines can name their decision before it is written."""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('studiefinanciering_toekenning', 'id'))"
            " FROM generate_series(1, %s)",
            [aantal],
        )
        return sorted(rij[0] for rij in cursor.fetchall())


def _sluit_regels(verbinding: BaseDatabaseWrapper, berekend: Berekend, omslag: Omslag) -> None:
    oud = np.unique(berekend.gekozen.vervangt[berekend.gekozen.vervangt > 0]).tolist()
    if oud:
        with verbinding.cursor() as cursor:
            cursor.execute(
                "UPDATE studiefinanciering_toekenningsregel"
                " SET bekend = tstzrange(lower(bekend), %s) WHERE toekenning_id = ANY(%s) AND upper_inf(bekend)",
                [omslag.besluit_at, oud],
            )


def soort_van(berekend: Berekend, omslag: Omslag) -> list[str]:
    """What each decision is called."""
    eerste = omslag.soort == _S.TOEKENNING
    return [
        str(omslag.soort if recht or not eerste else _S.AFWIJZING) for recht in berekend.heeft_recht
    ]


def _kopieer_besluiten(
    verbinding: BaseDatabaseWrapper, berekend: Berekend, omslag: Omslag, ids: list[int]
) -> None:
    gekozen, leeg = berekend.gekozen, "[]"
    anders = omslag.gewijzigde_feiten
    vast = (omslag.parameters.fingerprint, REGELVERSIE)
    uitvoerbaar = omslag.uitvoerbaar_vanaf or [omslag.besluit_op] * len(berekend)
    slot = (omslag.besluit_op, omslag.besluit_at, omslag.actor, omslag.run_id)
    with verbinding.cursor() as cursor, cursor.copy(_copy("toekenning", _BESLUIT)) as kopie:
        for g, soort in enumerate(soort_van(berekend, omslag)):
            reden = berekend.reden[g] if soort == _S.AFWIJZING else omslag.reden
            kopie.write_row(
                (
                    ids[g],
                    int(berekend.persoon_id[g]),
                    soort,
                    0,
                    _dag(int(gekozen.van[g])),
                    _dag(int(gekozen.tot[g])),
                    int(gekozen.vervangt[g]) or None,
                    int(gekozen.aanvraag[g]) or None,
                    reden,
                    Jsonb(anders[g]) if anders else leeg,
                    berekend.feiten[g],
                    berekend.eindstand[g],
                    *vast,
                    uitvoerbaar[g],
                    *slot,
                )
            )


def _kopieer_regels(
    verbinding: BaseDatabaseWrapper, berekend: Berekend, omslag: Omslag, ids: list[int]
) -> None:
    r = berekend.regels
    if not len(r):
        return
    besluit = np.array(ids, dtype=np.int64)[r.groep].tolist()
    persoon = berekend.persoon_id[r.groep].tolist()
    bekend = f"[{omslag.besluit_at.isoformat()},)"
    dagen = omslag.uitvoerbaar_vanaf or [omslag.besluit_op] * len(berekend)
    staart = [f"{dag}\t{bekend}\n" for dag in dagen]
    kolommen = zip(
        r.groep.tolist(), besluit, persoon, r.component.tolist(), r.vorm.tolist(), r.van.tolist(),
        r.tot.tolist(), r.bedrag.tolist(), strict=True,
    )  # fmt: skip
    regels = [
        f"{b}\t{p}\t{c}\t{v}\t[{_dag(van)},{_dag(tot)})\t{bedrag}\t{staart[g]}"
        for g, b, p, c, v, van, tot, bedrag in kolommen
    ]
    # Shuffled: in order of person the exclusion index costs twice as much a row (`identity.kolommen`).
    tekst = "".join([regels[plaats] for plaats in laadvolgorde(len(regels)).tolist()])
    with verbinding.cursor() as cursor, cursor.copy(_copy("toekenningsregel", _REGEL)) as kopie:
        kopie.write(tekst)


def _copy(tabel: str, kolommen: tuple[str, ...]) -> str:
    return f"COPY studiefinanciering_{tabel} ({', '.join(kolommen)}) FROM STDIN"


@cache
def _dag(maand: int) -> str:
    return Maand.van_index(maand).eerste_dag.isoformat()
