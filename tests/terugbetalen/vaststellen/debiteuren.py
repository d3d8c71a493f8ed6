"""Debtors for tests: a person, since when they repay, a debt, and what the Belastingdienst knows."""

from datetime import date

from psycopg.types.range import DateRange

from duo_portal.gateways.belastingdienst import FakeBelastingdienst, Toetsingsinkomen
from duo_portal.identity import tijd
from duo_portal.identity.models import Persoon
from duo_portal.identity.queries import bsn_van
from duo_portal.ledger.codes import Regime
from terugbetalen.models import Feit, Terugbetaling
from tests.factories.gezinnen import persoon
from tests.terugbetalen.schulden.leven import leen


def debiteur(
    regeling: Regime,
    gestopt_per: date,
    schuld_centen: int,
    *,
    op: date = date(2023, 10, 31),
    sleutel: str = "",
) -> Persoon:
    """Somebody who stopped studying and owes this much on a day."""
    wie = persoon(date(1995, 1, 1))
    begin = date((gestopt_per.year if gestopt_per.month > 1 else gestopt_per.year - 1) + 1, 1, 1)
    tijd.wijzig(
        Terugbetaling,
        wie,
        DateRange(begin, None, "[)"),
        is_lllk=regeling == Regime.LLLK,
        regeling=int(regeling),
        gestopt_per=gestopt_per,
    )
    account = 1243 if regeling == Regime.LLLK else 1200 + 10 * int(regeling)
    if schuld_centen:
        leen(wie.pk, account, schuld_centen, op, sleutel or f"schuld:{wie.pk}")
    return wie


def feit(
    wie: Persoon, soort: Feit.Soort, van: date, tot: date | None = None, waarde: int = 0
) -> None:
    """A fact known from now on."""
    tijd.wijzig(Feit, wie, DateRange(van, tot, "[)"), soort=int(soort), waarde=waarde)


def dienst(*inkomens: tuple[Persoon, int, int]) -> FakeBelastingdienst:
    """The Belastingdienst that knows these: person, year, cents."""
    return FakeBelastingdienst(
        Toetsingsinkomen(bsn_van(wie), jaar, centen, "vastgesteld")
        for wie, jaar, centen in inkomens
    )
