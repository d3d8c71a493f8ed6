"""Days as ordinals and months as indices, for columns of dates."""

from datetime import date

import numpy as np

from .feiten import Int

_EPOCH = date(1970, 1, 1).toordinal()


def maand_van_dag(dag: Int) -> Int:
    """Month index of ordinal days (n,); ordinals below that of the year 1 count as its first day."""
    maanden = (
        (np.asarray(dag, dtype=np.int64) - _EPOCH).astype("datetime64[D]").astype("datetime64[M]")
    )
    return maanden.astype(np.int64) + 1970 * 12


def dag_van_maand(maand: Int) -> Int:
    """Ordinal of the first day of month indices (n,)."""
    maanden = (np.asarray(maand, dtype=np.int64) - 1970 * 12).astype("datetime64[M]")
    return maanden.astype("datetime64[D]").astype(np.int64) + _EPOCH


def eerste_januari_na(dag: Int) -> Int:
    """Ordinal of 1 January of the year after that of each day (n,)."""
    return dag_van_maand((maand_van_dag(dag) // 12 + 1) * 12)
