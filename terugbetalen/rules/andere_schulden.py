"""The other debts and the route of each (6.17, 7.4): what is set off, asked, turned into a loan, or never.

An overpaid grant is set off while a right runs, asked back after it, and becomes a loan when it is not paid (6.17). A
sum for the travel product is set off too, but never becomes a loan (6.17(3)). Lesgeld has its own act and its own
order to pay, and is neither; so have loans for integration and what small schemes paid too much. Whether an unpaid fine for living at home may become a loan is not clear from the act:
it is kept apart. Asking and converting during and just after study is done by studiefinanciering (`terugvordering`).
"""

from enum import IntEnum

import numpy as np

from duo_portal.foundation.parameters import Parameters
from duo_portal.foundation.rule import rule

from . import afronding
from .kolommen import JAAR, Bool
from .machten import Int, annuiteitfactor, maal


class Schuldsoort(IntEnum):
    """What a debt came from."""

    LENING = 1
    TE_VEEL_ONTVANGEN = 2
    OV_BOETE = 3
    LESGELD = 4
    UITWONENDBOETE = 5
    INBURGERING = 6  # a loan by an act of its own; its rules of repayment are not modelled
    REGELING = 7  # received too much from a small scheme


class Route(IntEnum):
    """What happens to a debt now."""

    GEEN = 0  # nothing open
    TERUGBETALEN = 1  # a loan, by chapter 6 or 10a
    VERREKENEN = 2  # from what is paid out (7.4)
    VRAGEN = 3  # a request to pay, within its term
    OMZETTEN = 4  # becomes a loan (6.17)
    INVORDEREN = 5  # reminder, aanmaning, order to pay (8.3)


class Teruggave(IntEnum):
    """What becomes of what was paid too much."""

    NIETS = 0
    TERUGBETALEN = 1
    ANDERE_SCHULD = 2  # another debt is open: not sent back by itself
    TE_KLEIN = 3


@rule(
    law=(
        "Wsf 2000 art. 6.17(1)",
        "Wsf 2000 art. 6.17(3)",
        "Wsf 2000 art. 7.4(1)",
        "Wsf 2000 art. 7.4(5)",
    )
)
def route(soort: Int, open_centen: Int, recht_loopt: Bool, betaaltermijn_voorbij: Bool) -> Int:
    """The `Route` of each debt (n,)."""
    kan_verrekend = np.isin(soort, [Schuldsoort.TE_VEEL_ONTVANGEN, Schuldsoort.OV_BOETE])
    gevallen = [
        (open_centen <= 0, Route.GEEN),
        (soort == Schuldsoort.LENING, Route.TERUGBETALEN),
        (kan_verrekend & recht_loopt, Route.VERREKENEN),
        (~betaaltermijn_voorbij, Route.VRAGEN),
        (soort == Schuldsoort.TE_VEEL_ONTVANGEN, Route.OMZETTEN),
    ]
    codes = np.select(
        [g for g, _ in gevallen], [int(c) for _, c in gevallen], int(Route.INVORDEREN)
    )
    return np.asarray(codes, dtype=np.int64)


@rule(law=("Wsf 2000 art. 6.17(1)", "Wsf 2000 art. 6.17(2)", "Wsf 2000 art. 6.17(4)"))
def omzetmaand(recht_tot: Int, herzien: Int) -> Int:
    """The month from whose first day a claim is a loan and bears interest.

    `recht_tot`: first month without a right; `herzien`: month of the revision. What existed at the end becomes one
    then; a later claim on the first of the month after the revision. By the letter of the act: who waits for the
    term of a request (as studiefinanciering does) gives a later month.
    """
    return np.where(herzien < recht_tot, recht_tot, herzien + 1)


@rule(law=("Wsf 2000 art. 7.4(1)", "Wsf 2000 art. 7.4(5)"))
def verrekenen(open_centen: Int, uit_te_betalen: Int, maximum: Int) -> Int:
    """Set-off of a month (n,), cents: at most the maximum, what is open and what is paid out."""
    return np.maximum(np.minimum.reduce([open_centen, uit_te_betalen, maximum]), 0)


@rule(law="Wsf 2000 art. 7.4(5)", parameters=("termijnregeling",))
def termijnregeling(
    bedrag: Int, gevraagd: Int, laagste: Int, rente_ppm: Int, jaar: Int, parameters: Parameters
) -> tuple[Int, Int]:
    """Months and cents a month of paying in parts, for debts outside 6.17; the last term is the rest.

    `gevraagd`: months asked for; `laagste`: what may be set off in a month; `rente_ppm`: statutory interest. At most
    24 months, and so few that no term is below `laagste` (a smaller debt is paid at once).
    """
    meest = parameters.reeks("termijnregeling.hoogstens", jaar * JAAR)
    kan = np.maximum(bedrag // np.maximum(laagste, 1), 1)
    maanden = np.maximum(np.minimum.reduce([gevraagd, meest, kan]), 1)
    return maanden, maal(
        bedrag, rente_ppm, maanden, annuiteitfactor, naar_beneden=afronding.TERMIJN.naar_beneden
    )


@rule(law="Wsf 2000 art. 6.9a(1)", parameters=("teruggave",))
def teruggave(te_veel_betaald: Int, andere_schuld: Int, jaar: Int, parameters: Parameters) -> Int:
    """A `Teruggave` per row; all in cents."""
    laagste = parameters.reeks("teruggave.laagste", jaar * JAAR)
    gevallen = [
        (te_veel_betaald <= 0, Teruggave.NIETS),
        (andere_schuld > 0, Teruggave.ANDERE_SCHULD),
        (te_veel_betaald < laagste, Teruggave.TE_KLEIN),
    ]
    codes = np.select(
        [g for g, _ in gevallen], [int(c) for _, c in gevallen], int(Teruggave.TERUGBETALEN)
    )
    return np.asarray(codes, dtype=np.int64)
