"""Statistics of two groups: rates, the ratio with its interval, exact tests, Holm, power. Numbers in, numbers out."""

import math
from collections.abc import Sequence
from typing import Any

from .oordeel import Interval
from .tabel import Telling

ALFA = 0.05
"""Two-sided: intervals are of 95 %."""
KRACHT = 0.8
"""The chance with which an over-selection must show, where a sample size or power is told."""


def _z(kans: float) -> float:
    """The value that a standard normal number stays below with this chance."""
    from scipy.stats import norm

    return float(norm.ppf(kans))


def verhouding(k: int, n: int, k_ref: int, n_ref: int) -> float | None:
    """How many times as often it happened in the group as in the reference; None where that has no meaning."""
    if not n or not n_ref or not k_ref or k > n or k_ref > n_ref:
        return None
    return (k / n) / (k_ref / n_ref)


def katz(k: int, n: int, k_ref: int, n_ref: int) -> Interval | None:
    """95 % interval of the ratio on the log scale (Katz); with a zero count a half is added (Walter)."""
    if not n or not n_ref or k > n or k_ref > n_ref or k == k_ref == 0:
        return None
    extra = 0.5 if not k or not k_ref else 0.0
    a, m, b, m_ref = k + extra, n + extra, k_ref + extra, n_ref + extra
    midden = math.log(a / m) - math.log(b / m_ref)
    breed = _z(1 - ALFA / 2) * math.sqrt(1 / a - 1 / m + 1 / b - 1 / m_ref)
    return math.exp(midden - breed), math.exp(midden + breed)


def fisher(k: int, n: int, k_ref: int, n_ref: int, *, kant: str = "two-sided") -> float | None:
    """Exact p of equal rates (hypergeometric, all margins fixed). `kant`: two-sided, greater or less."""
    from scipy.stats import fisher_exact

    if not n or not n_ref or k > n or k_ref > n_ref:
        return None
    return min(float(fisher_exact([[k, n - k], [k_ref, n_ref - k_ref]], kant)[1]), 1.0)


def hypergeometrisch(k: int, groep: int, getrokken: int, kader: int) -> float:
    """Two-sided exact p that a fair draw of `getrokken` from `kader` has `k` of a group of this size.

    All outcomes at most as likely as the one seen, together: the same rule as Fisher's test.
    """
    return fisher(k, getrokken, groep - k, kader - getrokken) or 0.0


def z_toets(k: int, n: int, k_ander: int, n_ander: int) -> tuple[float, float]:
    """(Z, one-sided p that the first rate is lower) of two rates with a pooled variance, as the audit did it."""
    from scipy.stats import norm

    samen = (k + k_ander) / (n + n_ander)
    spreiding = math.sqrt(samen * (1 - samen) * (1 / n + 1 / n_ander))
    if not spreiding:
        return 0.0, 0.5
    z = (k / n - k_ander / n_ander) / spreiding
    return z, float(norm.cdf(z))


def clopper_pearson(k: int, n: int) -> Interval:
    """Exact 95 % interval of a rate."""
    from scipy.stats import binomtest

    grens: Any = binomtest(k, n).proportion_ci(confidence_level=1 - ALFA, method="exact")
    return float(grens.low), float(grens.high)


def holm(p_waarden: Sequence[float]) -> list[float]:
    """The p values after Holm's correction for having looked so many times."""
    from statsmodels.stats.multitest import multipletests

    if not p_waarden:
        return []
    return [float(p) for p in multipletests(p_waarden, alpha=ALFA, method="holm")[1]]


def onder_afronding(
    k: Telling, n: Telling, k_ref: Telling, n_ref: Telling
) -> tuple[float | None, float | None]:
    """The lowest and highest ratio that published counts leave open, each of them being off by at most 5.

    None on either side: no such ratio exists (nobody left to divide by).
    """

    def uiterste(plus: int) -> float | None:
        groot = max(n.aantal - plus * n.speling, 0)
        groot_ref = max(n_ref.aantal + plus * n_ref.speling, 0)
        aantal = min(max(k.aantal + plus * k.speling, 0), groot)
        aantal_ref = min(max(k_ref.aantal - plus * k_ref.speling, 0), groot_ref)
        return verhouding(aantal, groot, aantal_ref, groot_ref)

    return uiterste(-1), uiterste(+1)


def kleinste_zichtbare(deel: float, n: int, *, kracht: float = KRACHT) -> float | None:
    """Power: the smallest over-selection of a group that a draw of `n` would show with this chance.

    `deel` is the group's share of the frame. The answer is how many times as large the chance of a member must be as
    that of the others; None when no over-selection at all could be seen. Exact binomial test, two-sided 5 %.
    """
    from scipy.stats import beta, binom

    if not 0 < deel < 1 or n < 1:
        raise ValueError("The group's share lies between 0 and 1 and at least one is drawn.")
    genoeg = int(binom.ppf(1 - ALFA / 2, n, deel)) + 1  # from so many on the test speaks
    if genoeg > n:
        return None
    gezien = float(beta.ppf(kracht, genoeg, n - genoeg + 1))
    return (gezien / (1 - gezien)) / (deel / (1 - deel))


def steekproefomvang(
    p_a: float, p_b: float, k: float, *, alfa: float = ALFA, kracht: float = KRACHT
) -> tuple[int, int]:
    """(n of a, n of b) to see two rates differ, one-sided, with `k` times as many of a as of b."""
    spreiding = p_a * (1 - p_a) / k + p_b * (1 - p_b)
    n_b = math.ceil(spreiding * ((_z(1 - alfa) + _z(kracht)) / (p_a - p_b)) ** 2)
    return math.ceil(k * n_b), n_b
