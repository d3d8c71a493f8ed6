"""Statutory interest on arrears: by the day, compound, months of 30 and years of 360 (6.8(2), Awb 4:97-4:103).

Days are ordinals. What becomes arrears leaves the loan: it bears this interest and not that of the loan (6.8(4)), and
is left out of instalments and of what lapses at the end (6.8(3)).
"""

from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache
from itertools import pairwise

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.period import Maand
from duo_portal.foundation.rule import rule

from . import afronding
from .kolommen import Bool
from .machten import CIJFERS, Int, maal

_EERSTE = date(2000, 1, 1).toordinal()
_MILJOEN = Decimal(1_000_000)


@rule(law="Wsf 2000 art. 6.8(1)", parameters=("achterstand.termijn",))
def is_achterstallig(vervaldag: Int, ontvangen: Int, dag: int, parameters: Parameters) -> Bool:
    """Which compulsory terms are arrears on business date `dag`: not received two weeks after the due date.

    `ontvangen`: the day on which the account was credited (Awb 4:89(3)), GEEN (−1) while it was not.
    """
    termijn = parameters.waarde("achterstand.termijn.na_vervaldag", date.fromordinal(dag))
    op_tijd = (ontvangen >= 0) & (ontvangen <= vervaldag + termijn)
    return ~op_tijd & (dag > vervaldag + termijn) & ((ontvangen < 0) | (ontvangen > dag))


@rule(law=("Wsf 2000 art. 6.8(2)", "Wsf 2000 art. 7.4(5)"), parameters=("wettelijke_rente",))
def wettelijke_rente(bedrag: Int, van: Int, tot: Int, parameters: Parameters) -> Int:
    """Cents of interest from ordinal `van` up to `tot`, each day at the rate of its day.

    Raises ValueError for days outside the known rates: no rate is guessed.
    """
    dagen = np.maximum(tot - van, 0)
    loopt = dagen > 0
    _controleer(van[loopt], tot[loopt], parameters)

    def factor(vanaf: int, aantal: int) -> Decimal:
        if aantal == 0:
            return Decimal(0)
        return _groei(vanaf + _EERSTE, vanaf + _EERSTE + aantal, parameters) - 1

    begin = np.where(loopt, van - _EERSTE, 0)
    return maal(bedrag, begin, dagen, factor, naar_beneden=afronding.ACHTERSTANDSRENTE.naar_beneden)


@rule(
    law=("Awb art. 4:102", "Awb art. 4:98(2)"),
    parameters=("wettelijke_rente", "rente_aan_burger.drempel"),
)
def rente_aan_burger(
    bedrag: Int, betaald_op: Int, terug_op: Int, gaf_onjuiste_gegevens: Bool, parameters: Parameters
) -> Int:
    """What DUO owes on money it must give back after a changed decision; nothing below the threshold."""
    rente = wettelijke_rente(bedrag, betaald_op, terug_op, parameters)
    maand = np.array(
        [Maand.van(date.fromordinal(int(dag))).index for dag in terug_op], dtype=np.int64
    )
    laagste = parameters.reeks("rente_aan_burger.drempel.laagste", maand)
    return np.where(gaf_onjuiste_gegevens | (rente < laagste), 0, rente)


def dagen_30_360(van: date, tot: date) -> int:
    """Days from `van` to `tot` when every month has 30: the 31st counts as the 30th."""
    maanden = (tot.year - van.year) * 12 + tot.month - van.month
    return maanden * 30 + min(tot.day, 30) - min(van.day, 30)


def groei(van: date, tot: date, parameters: Parameters) -> Decimal:
    """What one cent becomes from `van` up to `tot`; 1 when no day lies between."""
    return _groei(van.toordinal(), tot.toordinal(), parameters) if tot > van else Decimal(1)


@lru_cache(maxsize=65536)
def _groei(van: int, tot: int, parameters: Parameters) -> Decimal:
    """What one cent becomes: the product over the stretches of equal rate."""
    reeks = parameters.tabellen["wettelijke_rente"]["values"]
    grenzen = sorted(date.fromisoformat(str(rij["from"])) for rij in reeks)
    begin, einde = date.fromordinal(van), date.fromordinal(tot)
    punten = [begin, *(grens for grens in grenzen if begin < grens < einde), einde]
    groei = Decimal(1)
    with localcontext(CIJFERS):
        for eerst, dan in pairwise(punten):
            rente = Decimal(parameters.waarde("wettelijke_rente.jaar", eerst)) / _MILJOEN
            groei *= (1 + rente) ** (Decimal(dagen_30_360(eerst, dan)) / 360)
    return groei


def _controleer(van: Int, tot: Int, parameters: Parameters) -> None:
    eerste, laatste = parameters.periode("wettelijke_rente.jaar")
    grens = laatste.eerste_dag
    if np.any((van < eerste.eerste_dag.toordinal()) | (tot > grens.toordinal())):
        raise ValueError(
            f"De wettelijke rente is bekend van {eerste} tot {laatste}; "
            "vul parameters/wettelijke_rente.toml aan."
        )
