"""The reading door of terugbetalen: what somebody owes, how it came so, and what was decided.

A debt is its entries in the ledger; nothing here reads an amount owed from anywhere else. `op` is a day of effect;
`bekend_op` (an aware moment) counts only what was booked by that business day, None everything booked by now.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.ledger.models import BoekingLeg
from duo_portal.ledger.queries import legs_van

from .models import Feit, Renteperiode, Terugbetaling, Vaststelling
from .operations.indelen import Dossierindeling, deel_dossier_in
from .schuldstand import (
    LENINGEN,
    SCHULDREKENINGEN,
    VOORWAARDELIJK,
    Post,
    Schuld,
    Schuldregel,
    Verloop,
    is_renterekening,
    schuld_uit,
    verloop_uit,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
__all__ = [
    "LENINGEN",
    "SCHULDREKENINGEN",
    "VOORWAARDELIJK",
    "Post",
    "Schuld",
    "Schuldregel",
    "Verloop",
    "is_aflosvrij",
    "is_opgeschort",
    "is_renterekening",
    "keuze_mogelijk",
    "posten_tot",
    "renteperiode",
    "schuld_uit",
    "schuld_van",
    "termijn",
    "terugbetalingen",
    "vaststelling_op",
    "vaststellingen",
    "verloop",
    "verloop_uit",
]


def schuld_van(persoon_id: int, op: date, *, bekend_op: datetime | None = None) -> Schuld:
    """What somebody owes at the end of `op`, as known at `bekend_op`."""
    return schuld_uit(op, _legs(persoon_id, bekend_op).filter(boeking__effectief_op__lte=op))


def verloop(persoon_id: int, van: date, tot: date, *, bekend_op: datetime | None = None) -> Verloop:
    """The statement of a period, half-open; raises ValueError when it ends before it begins."""
    if tot < van:
        raise ValueError(f"Een overzicht loopt vooruit: van {van} tot {tot} kan niet.")
    return verloop_uit(posten_tot(persoon_id, tot, bekend_op=bekend_op), van, tot)


def posten_tot(
    persoon_id: int, tot: date, *, bekend_op: datetime | None = None
) -> list[BoekingLeg]:
    """Every entry of a debt before a day, for who makes several statements of it."""
    legs = _legs(persoon_id, bekend_op).filter(boeking__effectief_op__lt=tot)
    return list(legs.select_related("boeking__draait_terug"))


def terugbetalingen(persoon_id: int, op: date) -> list[Terugbetaling]:
    """What this person repays on a day (ordinary aid first, then levenlanglerenkrediet)."""
    rijen = tijd.nu_bekend(tijd.geldig_op(Terugbetaling.objects.filter(persoon_id=persoon_id), op))
    return list(rijen.order_by("is_lllk"))


def renteperiode(persoon_id: int, op: date, *, is_lllk: bool = False) -> Renteperiode | None:
    """The fixed rate on a day; None while the rate of the calendar year holds."""
    rijen = Renteperiode.objects.filter(persoon_id=persoon_id, is_lllk=is_lllk)
    return tijd.nu_bekend(tijd.geldig_op(rijen, op)).first()


def vaststelling_op(
    persoon_id: int, op: date, *, is_lllk: bool = False, bekend_op: datetime | None = None
) -> Vaststelling | None:
    """The decision that rules a day, as known now or at a moment."""
    rijen = tijd.geldig_op(Vaststelling.objects.filter(persoon_id=persoon_id, is_lllk=is_lllk), op)
    bekend = tijd.nu_bekend(rijen) if bekend_op is None else tijd.zoals_bekend(rijen, bekend_op)
    return bekend.first()


def vaststellingen(persoon_id: int) -> QuerySet[Vaststelling]:
    """Every decision about this person, also superseded ones, the latest year first."""
    return Vaststelling.objects.filter(persoon_id=persoon_id).order_by("-geldig", "-bekend")


def is_aflosvrij(persoon_id: int, maand: Maand) -> bool:
    """Whether nothing is due in a month because the debtor took it off (6.7(2))."""
    return _geldt(persoon_id, Feit.Soort.AFLOSVRIJ, maand)


def is_opgeschort(persoon_id: int, maand: Maand) -> bool:
    """Whether the terugbetaling stands still in a month: studies again, or Wsnp (6.5(3), 299a Faillissementswet)."""
    return _geldt(persoon_id, Feit.Soort.GESCHORST, maand)


def _geldt(persoon_id: int, soort: Feit.Soort, maand: Maand) -> bool:
    rijen = Feit.objects.filter(persoon_id=persoon_id, soort=soort)
    return tijd.nu_bekend(tijd.geldig_op(rijen, maand.eerste_dag)).exists()


def keuze_mogelijk(persoon_id: int, op: date) -> Dossierindeling | None:
    """What may be chosen on a day (`open_keuze`, until `open_tot` included) beside `zonder_keuze`; None: nothing."""
    stand = deel_dossier_in(persoon_id)
    if stand is None or not stand.open_keuze:
        return None
    return stand if stand.open_tot is None or op <= stand.open_tot else None


def termijn(persoon_id: int, maand: Maand, *, is_lllk: bool = False) -> int:
    """What is due for a month by the decision in force, cents; 0 without one, in a month off and while suspended."""
    besluit = vaststelling_op(persoon_id, maand.eerste_dag, is_lllk=is_lllk)
    if besluit is None or is_opgeschort(persoon_id, maand):
        return 0
    if not is_lllk and is_aflosvrij(persoon_id, maand):
        return 0
    return besluit.te_betalen_centen


def _legs(persoon_id: int, bekend_op: datetime | None) -> QuerySet[BoekingLeg]:
    legs = legs_van(persoon_id).filter(account__in=SCHULDREKENINGEN)
    if bekend_op is None:
        return legs
    return legs.filter(boeking__bedrijfsdatum__lte=bekend_op.astimezone(AMSTERDAM).date())
