"""Mantel-Haenszel: is the group still picked more often among those whom the profile rated the same?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .oordeel import Interval

Vierkant = tuple[int, int, int, int]
"""(k, n, k_ref, n_ref) of one stratum."""


@dataclass(frozen=True, slots=True)
class MantelHaenszel:
    """Pooled over the strata; None where the strata leave no ratio. `cmh` is the chi-square without correction."""

    odds_ratio: float | None = None
    ci: Interval | None = None
    risk_ratio: float | None = None
    cmh: float | None = None


def mantel_haenszel(lagen: Sequence[Vierkant]) -> MantelHaenszel:
    """Pooled odds ratio with its 95 % interval (Robins-Breslow-Greenland), risk ratio and CMH statistic."""
    bruikbaar = [
        [[k, n - k], [k_ref, n_ref - k_ref]]
        for k, n, k_ref, n_ref in lagen
        if 0 <= k <= n and 0 <= k_ref <= n_ref and n and n_ref
    ]
    # Without anyone picked in either group the pooled ratios are 0/0 or infinite: nothing to tell.
    heen = sum(t[0][0] * t[1][1] / _som(t) for t in bruikbaar)
    terug = sum(t[0][1] * t[1][0] / _som(t) for t in bruikbaar)
    if not heen or not terug:
        return MantelHaenszel()
    from statsmodels.stats.contingency_tables import StratifiedTable

    samen: Any = StratifiedTable([_tabel(t) for t in bruikbaar])
    laag, hoog = samen.oddsratio_pooled_confint()
    return MantelHaenszel(
        odds_ratio=_getal(samen.oddsratio_pooled),
        ci=(float(laag), float(hoog)),
        risk_ratio=_getal(samen.riskratio_pooled),
        cmh=_getal(samen.test_null_odds(correction=False).statistic),
    )


def _tabel(vierkant: list[list[int]]) -> Any:
    import numpy as np

    return np.array(vierkant, dtype=np.float64)


def _som(vierkant: list[list[int]]) -> int:
    return sum(map(sum, vierkant))


def _getal(waarde: Any) -> float | None:
    getal = float(waarde)
    return getal if math.isfinite(getal) else None
