"""Decisions of a one-off scheme into the database, with the columns they rest on and a letter each."""

import json
from datetime import date, datetime

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from studiefinanciering.besluiten.gevolgen import rond_af
from studiefinanciering.besluiten.schrijven import bewaar_parameterset
from studiefinanciering.rules import REGELVERSIE
from studiefinanciering.rules.eenmalig import Regeling
from studiefinanciering.rules.feiten import Bool

from .beoordelen import Oordeel
from .lezen import Groep
from .schemas import Schema
from .sql import sql

VERSIE_FEITEN = 1
"""`feiten` of a decision: {"v": 1, "kolommen": {name: value}} as the rule read them."""


def schrijf(
    verbinding: BaseDatabaseWrapper,
    schema: Schema,
    oordeel: Oordeel,
    beslist: Bool,
    *,
    regeling: Regeling,
    betaald_in: Maand,
    op: date,
    besluit_at: datetime,
    actor: str,
    run_id: int | None,
    parameters: Parameters,
) -> list[int]:
    """Write a decision for everybody in `beslist` (N,) who has none of this scheme; the new ids."""
    wie = np.flatnonzero(beslist)
    if not len(wie):
        return []
    bewaar_parameterset(verbinding, parameters)
    groep = oordeel.groep.deel(wie)
    codes = oordeel.uitkomst.reden[wie].tolist()
    with verbinding.cursor() as cursor:
        cursor.execute(
            sql("schrijven"),
            {
                "personen": groep.persoon_id.tolist(),
                "bedragen": oordeel.uitkomst.bedrag_centen[wie].tolist(),
                "redenen": [schema.redenen(code).name.lower() for code in codes],
                "feiten": _feiten(schema, groep),
                "regeling": int(schema.component),
                "vorm": int(regeling.vorm),
                "van": betaald_in.eerste_dag,
                "tot": betaald_in.volgende.eerste_dag,
                "parameterset": parameters.fingerprint,
                "regelversie": REGELVERSIE,
                "uitvoerbaar_vanaf": max(op, regeling.betaalbaar_vanaf),
                "besluit_op": op,
                "besluit_at": besluit_at,
                "actor": actor,
                "run_id": run_id,
            },
        )
        ids = [rij[0] for rij in cursor.fetchall()]
    rond_af(verbinding, ids, actor=actor, dag=op, gezien=schema.titel)
    return ids


def _feiten(schema: Schema, groep: Groep) -> list[str]:
    kolommen = {naam: kolom.tolist() for naam, kolom in schema.getypeerd(groep.kolommen).items()}
    return [
        json.dumps(
            {"v": VERSIE_FEITEN, "kolommen": {naam: kolom[i] for naam, kolom in kolommen.items()}}
        )
        for i in range(len(groep))
    ]
