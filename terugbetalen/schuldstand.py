"""What entries of the ledger add up to: a debt on a day, and the statement of a period. Nothing here reads by itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duo_portal.ledger import chart
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.models import BoekingLeg

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


def verloop_uit(legs: Iterable[BoekingLeg], van: date, tot: date) -> Verloop:
    """The statement of [van, tot) out of entries that were read."""
    tot_dan = [leg for leg in legs if leg.boeking.effectief_op < tot]
    voor = [leg for leg in tot_dan if leg.boeking.effectief_op < van]
    binnen = [_post(leg) for leg in tot_dan if leg.boeking.effectief_op >= van]
    posten = sorted(binnen, key=lambda post: post.op)
    return Verloop(van, tot, schuld_uit(van, voor), tuple(posten), schuld_uit(tot, tot_dan))


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
