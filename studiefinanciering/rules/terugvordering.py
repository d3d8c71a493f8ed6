"""What was received too much after the right has ended: asked back, and what is left becomes a loan (6.17).

While a right runs, it is set off against payments (7.4(1)). After its end nothing is paid any more: the person
is asked to repay within the term of the Awb; then the claim is a loan. The act lets it become one at the end of
the right, or on the first of the month after a later revision; asking first, and so a later day, is our reading
in favour of the person: no interest runs while one can still simply pay. A fine for the travel product is never
a loan (6.17(3)).
"""

from datetime import date, timedelta
from enum import IntEnum

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from .feiten import Bool, Code, Int


class Gevolg(IntEnum):
    """What happens to an open claim on a day."""

    GEEN = 0  # nothing open
    VERREKENEN = 1  # the right runs: from later payments
    VRAGEN = 2  # the right has ended: ask
    WACHTEN = 3  # asked, the term runs
    LENING = 4  # asked, the term has passed
    HERLEEFD = 5  # asked, but a right runs again: the request lapses
    BETAALD = 6  # asked, and nothing is open any more


@rule(law="Awb art. 4:87", parameters=("terugvordering.betaaltermijn",))
def betalen_voor(gevraagd_op: date, parameters: Parameters) -> date:
    """The first day on which a payment is too late; the day of asking does not count."""
    dagen = parameters.waarde("terugvordering.betaaltermijn.dagen", gevraagd_op)
    return gevraagd_op + timedelta(days=dagen + 1)


@rule(
    law=(
        "Wsf 2000 art. 6.17(1)",
        "Wsf 2000 art. 6.17(2)",
        "Wsf 2000 art. 6.17(3)",
        "Wsf 2000 art. 7.4(1)",
        "Wsf 2000 art. 7.4(5)",
    )
)
def gevolg(
    *,
    open_centen: Int,
    recht_beeindigd: Bool,
    betalen_voor: Int,
    dag: int,
    is_ov_boete: Bool | bool = False,
) -> Code:
    """What follows for each claim (n,): a `Gevolg`.

    `betalen_voor`: ordinal of the first day on which payment is too late, 0 = not asked; `dag` the ordinal of
    the business date. A fine (3.27) is set off and never a loan, whatever ended.
    """
    gevraagd = betalen_voor > 0
    code = np.select(
        [
            gevraagd & (open_centen <= 0),
            open_centen <= 0,
            np.asarray(is_ov_boete),
            gevraagd & ~recht_beeindigd,
            ~recht_beeindigd,
            ~gevraagd,
            dag < betalen_voor,
        ],
        [
            Gevolg.BETAALD,
            Gevolg.GEEN,
            Gevolg.VERREKENEN,
            Gevolg.HERLEEFD,
            Gevolg.VERREKENEN,
            Gevolg.VRAGEN,
            Gevolg.WACHTEN,
        ],
        default=Gevolg.LENING,
    )
    return np.asarray(code, dtype=np.int8)
