"""Several debts of one person: one minimum per set of rules, one sum a month, and its shares (6.9(3), 6.19(2)).

One row is one person, a column one debt (n, k); an empty place has debt 0. The act asks a yearly minimum for the
loan, so debts with different clocks under the same rules share one; the levenlanglerenkrediet has its own besides,
which makes 50.41 or 90.82 together.
"""

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .machten import Int
from .regeling import Regeling
from .termijn import annuiteit, minimum


@rule(
    law=("Wsf 2000 art. 6.9(3)", "Wsf 2000 art. 6.19(2)", "Wsf 2000 art. 10a.6(3)"),
    parameters=("termijn.minimum",),
)
def termijnen_samen(
    schuld: Int,
    rente_ppm: Int,
    maanden: Int,
    regeling: Int,
    jaar: Int,
    parameters: Parameters,
    vast: Int | None = None,
) -> Int:
    """Instalment of each debt (n, k), cents; all arguments (n, k), `jaar` (n,).

    `vast`: instalments that stay as they were set before, −1 where one is set now. Where the instalments of one set of
    rules together stay below its minimum, it is shared in proportion to the debts.
    """
    n, k = schuld.shape
    gelijk = annuiteit(schuld.ravel(), rente_ppm.ravel(), np.maximum(maanden, 1).ravel())
    bedrag = gelijk.reshape(n, k)
    if vast is not None:
        bedrag = np.where(vast >= 0, vast, bedrag)
    bedrag = np.where(schuld > 0, bedrag, 0)
    for soort in Regeling:
        eigen = (regeling == soort) & (schuld > 0)
        laagste = minimum(np.full(n, int(soort)), jaar, parameters)
        som = np.where(eigen, bedrag, 0).sum(axis=1)
        te_laag = eigen.any(axis=1) & (som < laagste)
        verdeeld = verdeel_naar(laagste, np.where(eigen, schuld, 0))
        bedrag = np.where(te_laag[:, None] & eigen, verdeeld, bedrag)
    return bedrag


@rule(law="Wsf 2000 art. 6.9(1)")
def verdeel_naar(bedrag: Int, gewicht: Int) -> Int:
    """Split cents (n,) over places (n, k) in proportion; the largest remainders get the last cents.

    Nothing is lost: each row adds up to its amount, or to 0 where all weights are 0.
    """
    som = gewicht.sum(axis=1)
    deler = np.maximum(som, 1)[:, None]
    deel, rest = np.divmod(np.where(som > 0, bedrag, 0)[:, None] * gewicht, deler)
    tekort = np.where(som > 0, bedrag, 0) - deel.sum(axis=1)
    rang = np.argsort(np.argsort(-rest, axis=1, kind="stable"), axis=1, kind="stable")
    return np.asarray(deel + (rang < tekort[:, None]), dtype=np.int64)


@rule(law=("Wsf 2000 art. 6.9(1)", "Wsf 2000 art. 6.10(4)"))
def verdeel_betaling(te_betalen: Int, termijnen: Int) -> Int:
    """Shares of what a person pays a month over his debts (n, k), by their instalments.

    DUO's order over debts is not disclosed; in proportion no debt falls behind another. An extra repayment goes to
    the debt that the debtor names (Awb 4:92(2)).
    """
    return verdeel_naar(te_betalen, termijnen)


@rule(law=("Wsf 2000 art. 6.20", "Wsf 2000 art. 6.19(2)"))
def krediet_te_betalen(betaalt_gewoon: Int, termijn_krediet: Int, kan_krediet: Int) -> Int:
    """What is due on the levenlanglerenkrediet of who also repays another loan (n,), cents a month.

    The order in council of 6.20 was not read. Our reading: one income is used once, as in 6.14(2); what the other
    loan takes is no longer there for the credit. ONBEKEND (−1) as draagkracht means the full instalment.
    """
    over = np.maximum(kan_krediet - betaalt_gewoon, 0)
    return np.where(kan_krediet < 0, termijn_krediet, np.minimum(termijn_krediet, over))


@rule(law="Awb art. 4:92(2)")
def verdeel_extra(bedrag: Int, schuld: Int, volgorde: Int) -> Int:
    """An extra repayment over debts (n, k) in the order named: `volgorde` (n, k) is 0 for the first.

    What is more than all debts together is in none of the shares.
    """
    plek = np.argsort(volgorde, axis=1, kind="stable")
    gesorteerd = np.take_along_axis(schuld, plek, axis=1)
    eerder = np.cumsum(gesorteerd, axis=1) - gesorteerd
    deel = np.clip(bedrag[:, None] - eerder, 0, gesorteerd)
    uit = np.zeros_like(deel)
    np.put_along_axis(uit, plek, deel, axis=1)
    return uit


@rule(law="Awb art. 4:92(2)")
def duurste_eerst(rente_ppm: Int, schuld: Int) -> Int:
    """The order (n, k) when the debtor names none: highest rate first, of equal rates the smallest debt."""
    n, k = schuld.shape
    sleutel = np.lexsort((schuld, -rente_ppm), axis=1)
    uit = np.zeros((n, k), dtype=np.int64)
    np.put_along_axis(uit, sleutel, np.broadcast_to(np.arange(k), (n, k)).copy(), axis=1)
    return uit
