"""What a debt earns in a month, with payments in the month, and interest that lapses (6.4, 4.15, 5.17, 6.2(3)).

Booked once a month and itself bearing interest from then on; cut down to the cent (`afronding.MAANDRENTE`). What is
paid out in a month earns from the first of the next (6.4(1)); a payment in the month counts by days of 30 and 360.
"""

import numpy as np

from duo_portal.foundation.rule import rule

from . import afronding
from .machten import Deel, Int, daggroei, maal_som

MAAND = 30


@rule(law=("Wsf 2000 art. 6.4(1)", "Wsf 2000 art. 6.4(2)", "Wsf 2000 art. 6.4(4)"))
def rente_van_maand(schuld: Int, rente_ppm: Int, betaald: Int, dag: Int) -> Int:
    """Interest of one month (n,), cents: on the debt at its start, less that on what came in before its end.

    `betaald` and `dag` (n, k): payments of the month and the day (1-31) on which they were received; 0 cents for
    none, less than 0 for what was added that day (arrears that are loan again). Interest counts up to the day of
    receipt; the 31st counts as the 30th.
    """
    vol = np.full(len(schuld), MAAND, dtype=np.int64)
    delen = [Deel(schuld, rente_ppm, vol)]
    for k in range(betaald.shape[1]):
        over = MAAND - verstreken(dag[:, k])
        for teken in (-1, 1):
            deel = np.maximum(-teken * betaald[:, k], 0)
            if teken == -1 or deel.any():
                delen.append(Deel(deel, rente_ppm, np.where(deel > 0, over, 0), teken))
    rente = maal_som(delen, daggroei, naar_beneden=afronding.MAANDRENTE.naar_beneden)
    return np.maximum(rente, 0)


@rule(law=("Wsf 2000 art. 6.4(4)", "Wsf 2000 art. 6.9a(1)"))
def lopende_rente(schuld: Int, rente_ppm: Int, dag: Int) -> Int:
    """Interest of the running month up to a day (1-31): who pays all today owes debt plus this, cents."""
    deel = Deel(schuld, rente_ppm, verstreken(dag))
    return maal_som([deel], daggroei, naar_beneden=afronding.MAANDRENTE.naar_beneden)


def verstreken(dag: Int) -> Int:
    """Days of a month of 30 that have passed before a day of the month."""
    return np.minimum(dag, MAAND) - 1


@rule(law=("Wsf 2000 art. 6.4(1)", "Wsf 2000 art. 6.4(2)"))
def opgebouwd(mutaties: Int, rente_ppm: Int) -> Int:
    """Interest booked per month (n, m), cents, over a debt that grows and shrinks at the ends of months.

    `mutaties` (n, m): cents added (+) or taken off (−) in each month, bearing interest from the next; `rente_ppm`
    (n, m). Raises ValueError when a debt falls below nil.
    """
    rente = np.zeros_like(mutaties)
    saldo = np.zeros(len(mutaties), dtype=np.int64)
    vol = np.full(len(mutaties), MAAND, dtype=np.int64)
    for m in range(mutaties.shape[1]):
        deel = Deel(saldo, rente_ppm[:, m], vol)
        rente[:, m] = maal_som([deel], daggroei, naar_beneden=afronding.MAANDRENTE.naar_beneden)
        saldo = saldo + rente[:, m] + mutaties[:, m]
        if np.any(saldo < 0):
            raise ValueError("Een schuld kan niet onder nul komen; controleer de mutaties.")
    return rente


@rule(law=("Wsf 2000 art. 4.15", "Wsf 2000 art. 5.17", "Wsf 2000 art. 6.2(3)"))
def vervallen_rente(mutaties: Int, omgezet: Int, rente_ppm: Int) -> Int:
    """Interest that lapses (n,), cents, when a part of what was paid out becomes a gift or is remitted.

    `omgezet` (n, m) is that part of `mutaties`, in the months of its payout. What lapses is all that was booked less
    what would have been booked without the part: afterwards the debt stands as if it had never been lent.
    """
    met, zonder = opgebouwd(mutaties, rente_ppm), opgebouwd(mutaties - omgezet, rente_ppm)
    return np.asarray((met - zonder).sum(axis=1), dtype=np.int64)
