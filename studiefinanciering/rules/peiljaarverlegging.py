"""Peiljaar and its move: which year's incomes count for an award year (arts. 1.1, 3.10).

The incomes of the second year before the award year count. On request those of one or two years later count
instead, when the joint income of the parents fell by at least 15 % against the peiljaar.
"""

import numpy as np

from duo_portal.foundation.explain import CENTEN, JA_NEE, STIL, Recorder
from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import Bool, Code, Int

JAREN_TERUG = 2  # the peiljaar is the calendar year two years before the award year (art. 1.1)
MILJOEN = 1_000_000


@rule(law="Wsf 2000 art. 3.10(2)", parameters=("peiljaarverlegging.terugval",))
def is_terugval(
    maand: Int,
    in_peiljaar: Int,
    later: Int,
    telt: Bool,
    parameters: Parameters,
    recorder: Recorder = STIL,
) -> Bool:
    """Per row whether the joint income fell enough; exactly 15 % is enough.

    `in_peiljaar`, `later` and `telt` have shape (n, 2): incomes in cents of both parents, and which parent
    is counted. The act says "both parents together"; where only one is counted his own fall decides (our
    reading, art. 3.14). Nothing can fall from a joint income of nil or less.
    """
    eerst = np.where(telt, in_peiljaar, 0).sum(axis=1)
    daarna = np.where(telt, later, 0).sum(axis=1)
    grens = parameters.reeks("peiljaarverlegging.terugval.minimum", maand)
    terugval = (eerst > 0) & ((eerst - daarna) * MILJOEN >= grens * eerst)
    if recorder.luistert:
        artikel = "Wsf 2000 art. 3.10(2)"
        recorder.stap("inkomen van de ouders samen in het peiljaar", eerst, CENTEN, artikel)
        recorder.stap("inkomen van de ouders samen in het latere jaar", daarna, CENTEN, artikel)
        recorder.stap("terugval van ten minste 15%", terugval, JA_NEE, artikel)
    return terugval


@rule(law="Wsf 2000 art. 3.10(1)")
def tellend_inkomen(
    jaren_later: Code, terugval: Bool, in_peiljaar: Int, een_later: Int, twee_later: Int
) -> Int:
    """The incomes that count, shape (n, 2): of the peiljaar, or of the year that was asked for.

    `jaren_later` is 0 (nothing asked), 1 or 2; `terugval` is the outcome of `is_terugval` for that year.
    """
    keuze = np.where(terugval, jaren_later, 0)[:, None]
    return np.where(keuze == 1, een_later, np.where(keuze == 2, twee_later, in_peiljaar))
