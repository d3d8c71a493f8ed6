"""Children of a parent who share the contribution (art. 3.13(3)): counted per parent and month.

A child counts when it has a right to studiefinanciering that month and asked for an aanvullende beurs.
"""

import numpy as np
from numpy.typing import NDArray

from studiefinanciering.rules.feiten import Bool, Int


def tel_deelkinderen(ids: Int, persoon: Int, maand: Int, telt_mee: Bool) -> NDArray[np.int64]:
    """(n, 2): per row and parent slot the children that share, at least one (the student).

    `ids` (P, 2) are parents per person, `persoon` (n,) the row in it, `maand` (n,) a month index.
    """
    eigen = ids[persoon]
    sleutel = eigen * 100_000 + maand[:, None]
    mee = telt_mee[:, None] & (eigen > 0)
    uniek, aantal = np.unique(sleutel[mee], return_counts=True)
    if not len(uniek):
        return np.ones(eigen.shape, dtype=np.int64)
    waar = np.minimum(np.searchsorted(uniek, sleutel), len(uniek) - 1)
    geteld = np.where((uniek[waar] == sleutel) & (eigen > 0), aantal[waar], 0)
    # Who does not count itself (yet) still divides by one more than nothing.
    return np.maximum(np.where(mee, geteld, geteld + (eigen > 0)), 1)
