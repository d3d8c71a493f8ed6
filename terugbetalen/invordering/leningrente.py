"""What arrears take from the base of ordinary interest: they bear statutory interest alone (6.4(1), 6.8(4)).

A term that becomes arrears leaves the loan like a payment of that day; a payment of arrears changes nothing for the
loan, so it is put back on the same day. A debt of several sets of rules loses it from the largest.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duo_portal.foundation.period import Maand
from duo_portal.ledger.codes import Regime

from .verloop import Debiteur, mogelijk_achterstallig, stand_op, verlopen

_DAG = timedelta(days=1)
Gang = list[tuple[date, int]]
Betaald = tuple[int, int, int, int]
"""Person, set of rules, day of the month, cents."""


@dataclass(frozen=True, slots=True)
class Aftrek:
    """Arrears at the start of a month, and per day of it what came (+) or went (−); cents."""

    begin_centen: int
    per_dag: Mapping[int, int]


def aftrek_in(gang: Gang, maand: Maand) -> Aftrek:
    """Of one debt, from the changes of its arrears."""
    eerste, einde = maand.eerste_dag, maand.volgende.eerste_dag
    per_dag: dict[int, int] = defaultdict(int)
    for op, centen in gang:
        if eerste <= op < einde:
            per_dag[op.day] += centen
    return Aftrek(stand_op(gang, eerste - _DAG), dict(per_dag))


def plek_van(groepen: Sequence[int], centen: Sequence[int], *, is_lllk: bool) -> int | None:
    """The row of one person that the arrears leave: the largest of its kind, prestatiebeurs (0) never."""
    kan = [
        (saldo, -i)
        for i, (groep, saldo) in enumerate(zip(groepen, centen, strict=True))
        if groep and (groep == Regime.LLLK) == is_lllk
    ]
    return -max(kan)[1] if kan else None


def zonder_achterstand(
    rijen: Sequence[tuple[int, int, int]],
    betaald: Sequence[Betaald],
    maand: Maand,
    *,
    van: int,
    tot: int,
    verbinding: BaseDatabaseWrapper = connection,
) -> tuple[list[tuple[int, int, int]], list[Betaald]]:
    """Balances (person, set of rules, cents) and payments of a month, without what is arrears."""
    eerste, einde = maand.eerste_dag, maand.volgende.eerste_dag
    wie = mogelijk_achterstallig(eerste, einde, van=van, tot=tot, verbinding=verbinding)
    gangen = verlopen(wie, verbinding=verbinding)
    if not gangen:
        return list(rijen), list(betaald)
    return trek_af(rijen, betaald, {w: aftrek_in(gang, maand) for w, gang in gangen.items()})


def trek_af(
    rijen: Sequence[tuple[int, int, int]],
    betaald: Sequence[Betaald],
    aftrek: Mapping[Debiteur, Aftrek],
) -> tuple[list[tuple[int, int, int]], list[Betaald]]:
    """The same rows without these arrears; payments of one day are netted with what became arrears that day."""
    nieuw = list(rijen)
    plekken: dict[int, list[int]] = defaultdict(list)
    for i, (wie, _groep, _centen) in enumerate(rijen):
        plekken[wie].append(i)
    per_dag: dict[tuple[int, int, int], int] = defaultdict(int)
    for wie, groep, dag, centen in betaald:
        per_dag[wie, groep, dag] += centen
    for (wie, is_lllk), weg in aftrek.items():
        eigen = plekken.get(wie, [])
        plek = plek_van([rijen[i][1] for i in eigen], [rijen[i][2] for i in eigen], is_lllk=is_lllk)
        if plek is None:
            continue
        _wie, groep, centen = nieuw[eigen[plek]]
        nieuw[eigen[plek]] = (wie, groep, max(centen - weg.begin_centen, 0))
        for dag, erbij in weg.per_dag.items():
            per_dag[wie, groep, dag] += erbij
    return nieuw, [(*sleutel, centen) for sleutel, centen in sorted(per_dag.items()) if centen]


def achterstand_op(
    personen: Collection[int], dag: date, *, verbinding: BaseDatabaseWrapper = connection
) -> dict[Debiteur, int]:
    """The arrears at the end of a day, which no instalment is set on and which do not lapse (6.8(3)); cents."""
    return {
        wie: centen
        for wie, gang in verlopen(personen, verbinding=verbinding).items()
        if (centen := stand_op(gang, dag))
    }


def zonder_achterstand_per_schuld(
    schulden: Mapping[Debiteur, tuple[int, int]],
    wat: Mapping[str, Any],
    verbinding: BaseDatabaseWrapper,
) -> dict[Debiteur, tuple[int, int]]:
    """Balance and receipts since, per debt, without arrears: no instalment is set on those (6.8(3)).

    `wat` is what the run of the year reads by: `begin`, `einde`, and `van` and `tot`, or `personen`.
    """
    begin, einde = wat["begin"], max(wat["einde"], wat["begin"] + _DAG)
    wie = wat.get("personen")
    if wie is None:
        wie = mogelijk_achterstallig(
            begin, einde, van=wat["van"], tot=wat["tot"], verbinding=verbinding
        )
    uit = dict(schulden)
    for debiteur, gang in verlopen(wie, verbinding=verbinding).items():
        if debiteur in uit:
            schuld, betaald = uit[debiteur]
            ingelopen = -sum(c for op, c in gang if begin <= op < einde and c < 0)
            minder = min(max(betaald, 0), ingelopen)
            uit[debiteur] = (max(schuld - stand_op(gang, begin - _DAG), 0), betaald - minder)
    return uit
