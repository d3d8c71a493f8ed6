"""The reading door of terugbetalen: what somebody owes, how it came so, and what was decided.

A debt is its entries in the ledger; nothing here reads an amount owed from anywhere else. `op` is a day of effect;
`bekend_op` (an aware moment) counts only what was booked by that business day, None everything booked by now.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import BoekingLeg
from duo_portal.ledger.queries import legs_van

from .models import Feit, Renteperiode, Terugbetaling, Vaststelling
from .operations.indelen import Dossierindeling, deel_dossier_in

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LENINGEN = tuple(code for code in chart.REKENINGEN if 1200 <= code < 1300)
VOORWAARDELIJK = tuple(code for code in chart.REKENINGEN if 1400 <= code < 1500)
SCHULDREKENINGEN = LENINGEN + VOORWAARDELIJK


@dataclass(frozen=True, slots=True)
class Schuldregel:
    """The balance of one account of a debt, cents; `regime` is 0 for prestatiebeurs, which has none yet."""

    account: int
    centen: int

    @property
    def naam(self) -> str:
        """The account in words."""
        return chart.REKENINGEN[self.account].naam

    @property
    def regime(self) -> int:
        return self.account // 10 % 10 if self.account in LENINGEN else 0

    @property
    def is_rente(self) -> bool:
        return is_renterekening(self.account)

    @property
    def is_voorwaardelijk(self) -> bool:
        """Prestatiebeurs: a debt until a diploma within the diplomatermijn makes a gift of it (4.10, 5.7)."""
        return self.account in VOORWAARDELIJK


@dataclass(frozen=True, slots=True)
class Schuld:
    """What somebody owes on a day, by account; accounts that balance to zero are left out."""

    op: date
    regels: tuple[Schuldregel, ...]

    def som(
        self, *, rente: bool | None = None, voorwaardelijk: bool | None = None, regime: int = -1
    ) -> int:
        """Cents over the lines that fit; None and −1 ask nothing."""
        return sum(
            regel.centen
            for regel in self.regels
            if rente in (None, regel.is_rente)
            and voorwaardelijk in (None, regel.is_voorwaardelijk)
            and regime in (-1, regel.regime)
        )

    @property
    def totaal_centen(self) -> int:
        """Everything, prestatiebeurs included (6.1(1))."""
        return self.som()

    @property
    def hoofdsom_centen(self) -> int:
        """Principal that is definitely a loan."""
        return self.som(rente=False, voorwaardelijk=False)

    @property
    def rente_centen(self) -> int:
        """Interest on what is definitely a loan."""
        return self.som(rente=True, voorwaardelijk=False)

    @property
    def definitief_centen(self) -> int:
        return self.som(voorwaardelijk=False)

    @property
    def voorwaardelijk_centen(self) -> int:
        """Prestatiebeurs with its interest."""
        return self.som(voorwaardelijk=True)


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a statement: what happened, on which day of effect, on which account; cents, debit positive.

    `soort` is the posting pattern; of a reversal the pattern of what it turns back.
    """

    op: date
    soort: int
    account: int
    centen: int
    is_teruggedraaid: bool
    omschrijving: str


@dataclass(frozen=True, slots=True)
class Verloop:
    """A statement of [van, tot): what was owed before, every entry, what is owed after. `begin + posten = eind`."""

    van: date
    tot: date
    begin: Schuld
    posten: tuple[Post, ...]
    eind: Schuld

    def per_soort(self) -> dict[int, int]:
        """Cents by posting pattern."""
        som: Counter[int] = Counter()
        for post in self.posten:
            som[post.soort] += post.centen
        return dict(sorted(som.items()))

    @property
    def rente_centen(self) -> int:
        """Interest added in the period, less what was turned back; not what was paid off or lapsed."""
        return self.per_soort().get(int(Soort.RENTE), 0)


def is_renterekening(account: int) -> bool:
    """Whether an account of a debt holds interest."""
    if account == chart.PRESTATIEBEURS_RENTE:
        return True
    return account in LENINGEN and account % 10 == chart.RENTE_OP_LENING


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


def verloop_uit(legs: Iterable[BoekingLeg], van: date, tot: date) -> Verloop:
    """The statement of [van, tot) out of entries that were read."""
    tot_dan = [leg for leg in legs if leg.boeking.effectief_op < tot]
    voor = [leg for leg in tot_dan if leg.boeking.effectief_op < van]
    binnen = [_post(leg) for leg in tot_dan if leg.boeking.effectief_op >= van]
    posten = sorted(binnen, key=lambda post: post.op)
    return Verloop(van, tot, schuld_uit(van, voor), tuple(posten), schuld_uit(tot, tot_dan))


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


def schuld_uit(op: date, legs: Iterable[BoekingLeg]) -> Schuld:
    """What entries that were read add up to."""
    saldi: Counter[int] = Counter()
    for leg in legs:
        saldi[leg.account_id] += leg.debet_centen
    return Schuld(
        op, tuple(Schuldregel(code, saldi[code]) for code in sorted(saldi) if saldi[code])
    )


def _post(leg: BoekingLeg) -> Post:
    boeking = leg.boeking
    oorsprong = boeking.draait_terug or boeking
    return Post(
        boeking.effectief_op,
        oorsprong.soort,
        leg.account_id,
        leg.debet_centen,
        boeking.draait_terug_id is not None,
        boeking.omschrijving,
    )
