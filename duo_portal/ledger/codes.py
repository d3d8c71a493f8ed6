"""The small numbers that stand in the ledger's rows: components, forms, regimes, kinds of booking.

The cellar may not import the rules of an app, so the codes of components and forms are repeated here;
they are part of the contract between the ledger and everyone who books in it.
"""

from enum import IntEnum


class Component(IntEnum):
    """What was awarded: the parts of art. 3.1 and 3.2 Wsf 2000 and the one-off schemes."""

    BASISBEURS = 1
    KOOPKRACHT = 2
    AANVULLENDE_BEURS = 3
    LENING = 4
    COLLEGEGELDKREDIET = 5
    EENOUDERTOESLAG = 6
    REISVOORZIENING = 7
    LEVENLANGLERENKREDIET = 8
    ENERGIETOESLAG = 20
    TEGEMOETKOMING_BASISBEURS = 21
    VOUCHER = 22
    CORONA = 23


class Vorm(IntEnum):
    """In which form: gift, conditional on a diploma, or loan."""

    GIFT = 1
    PRESTATIEBEURS = 2
    LENING = 3


class Regime(IntEnum):
    """Under which repayment rules a loan stands (DUO's own names; arts. 10a.1, 6.1 and 6.18)."""

    SF15_OUD = 1
    SF15 = 2
    SF35 = 3
    LLLK = 4


class Zijde(IntEnum):
    """The side of a leg; side × amount summed over a booking is zero."""

    DEBET = 1
    CREDIT = -1


class Soort(IntEnum):
    """The posting patterns of docs/ledger.md."""

    UITBETALING = 1
    TE_VEEL_ONTVANGEN = 2
    HERSCHIKKING = 3
    REISPRODUCT = 4
    AANLEVERING = 5
    BANKBEVESTIGING = 6
    AFKEURING = 7
    RETOUR = 8
    OMZETTING_GIFT = 9
    OMZETTING_LENING = 10
    RENTE = 11
    VORDERING_NAAR_LENING = 12
    ONTVANGST = 13
    TUSSENREKENING_IN = 14
    TUSSENREKENING_UIT = 15
    AFBOEKING = 16
    OV_BOETE = 17
    OVERNAME = 18
    AANMANINGSKOSTEN = 19
    WETTELIJKE_RENTE = 20
    TERUGGAVE = 21
    STORNO_BIJBETALING = 22
    TERUG_NAAR_VORDERING = 23
    RENTE_TERUG = 24
    RENTEVERGOEDING = 25
    DWANGSOM = 26
    DWANGSOM_BETALEN = 27
    UITWONENDBOETE = 30
    UITWONENDBOETE_TERUG = 31
    KLEINE_REGELING = 32
    LESGELD = 33
    LESGELD_MINDER = 34
    REGELING_TE_VEEL = 35
    TERUGDRAAIING = 90


def naam(codes: type[IntEnum], code: int | None) -> str:
    """The code in lower-case words; unknown numbers as they stand, nothing for None."""
    if code is None:
        return ""
    return codes(code).name.lower().replace("_", " ") if code in list(codes) else str(code)
