"""Where money goes that a debtor pays: costs, interest due, principal; the oldest first (Awb 4:92, Wsf 2000 6.8, 6.9a).

Pure: a `Stand` of one person in, the parts out; the stand goes down with what was taken, so that two payments of one
person in one statement follow on each other. Who pays may say for what (Awb 4:92(2)); we collect for one term as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from duo_portal.ledger import chart
from duo_portal.ledger.patterns_schuld import Bestemd


class Schuldkeuze(StrEnum):
    """Which of two debts an extra repayment is for."""

    LENING = "lening"
    LLLK = "lllk"

    @property
    def is_lllk(self) -> bool:
        """Whether it is the levenlanglerenkrediet."""
        return self is Schuldkeuze.LLLK


@dataclass(frozen=True, slots=True)
class VoorTermijn:
    """The money is for one term that was asked; what is more goes the ordinary way."""

    termijn_id: int


@dataclass(frozen=True, slots=True)
class VoorVerzoek:
    """The money is for a payment request, which says what it is for."""

    verzoek_id: int


@dataclass(frozen=True, slots=True)
class Extra:
    """An extra repayment (6.9a(1)); `schuld` is the debt the debtor chose, None: the one with the highest rate."""

    schuld: Schuldkeuze | None = None


Bestemming = VoorTermijn | VoorVerzoek | Extra | None
"""What a payment is for; None when nobody said so."""


@dataclass(slots=True)
class OpenPost:
    """A term that was asked and is not wholly paid, cents."""

    termijn_id: int
    is_lllk: bool
    maand: date
    open_centen: int


@dataclass(slots=True)
class Stand:
    """What one person owes that can be paid. `leningen`: account (12xx) → cents; `termijnen`: the oldest first.

    `eerst_lllk`: the levenlanglerenkrediet carries the higher rate.
    """

    persoon_id: int
    kosten_centen: int = 0
    rente_centen: int = 0
    termijnen: list[OpenPost] = field(default_factory=list)
    leningen: dict[int, int] = field(default_factory=dict)
    eerst_lllk: bool = False


@dataclass(frozen=True, slots=True)
class Verdeling:
    """What one payment settled. `te_veel_centen` is more than everything owed; it is to be paid back."""

    boeking_id: int
    persoon_id: int
    bedrag_centen: int
    posten: tuple[Bestemd, ...]

    def som(self, *accounts: int) -> int:
        """Cents that went to these accounts."""
        return sum(post.bedrag_centen for post in self.posten if post.account in accounts)

    @property
    def kosten_centen(self) -> int:
        """Costs of dunning and statutory interest."""
        return self.som(chart.AANMANINGSKOSTEN, chart.ACHTERSTANDSRENTE)

    @property
    def te_veel_centen(self) -> int:
        """More than was owed."""
        return self.som(chart.TERUG_TE_BETALEN)

    @property
    def termijnen_centen(self) -> int:
        """What went to terms that were asked."""
        return sum(post.bedrag_centen for post in self.posten if post.maand is not None)

    @property
    def extra_centen(self) -> int:
        """What lowered a loan beyond the terms."""
        return sum(
            post.bedrag_centen
            for post in self.posten
            if post.maand is None and is_lening(post.account)
        )


def is_lening(account: int) -> bool:
    """Whether an account is one of a loan that is definite."""
    return 1210 <= account <= 1249


def is_lllk(account: int) -> bool:
    """Whether a loan account is one of the levenlanglerenkrediet."""
    return 1240 <= account <= 1249


def verdeel(
    stand: Stand,
    centen: int,
    *,
    termijn_id: int | None = None,
    is_extra: bool = False,
    schuld: Schuldkeuze | None = None,
) -> tuple[Bestemd, ...]:
    """Allocate a payment of `centen` (> 0) and lower `stand`; the parts add up to it.

    The designated term or debt first; then costs, statutory interest, the terms that were asked, the rest as extra
    repayment; what nothing is owed for is to be paid back (1650).
    """
    potje = _Potje(stand, centen)
    if termijn_id is not None:
        potje.naar_termijnen(t for t in stand.termijnen if t.termijn_id == termijn_id)
    if is_extra:
        potje.naar_leningen(schuld)
    potje.naar_kosten()
    potje.naar_termijnen(stand.termijnen)
    potje.naar_leningen(None)
    potje.over()
    return tuple(potje.posten)


@dataclass(slots=True)
class _Potje:
    """What is left of a payment, and where the rest went."""

    stand: Stand
    rest: int
    posten: list[Bestemd] = field(default_factory=list)

    def naar_kosten(self) -> None:
        """Costs first, then the interest due (Awb 4:92(1))."""
        deel = min(self.rest, self.stand.kosten_centen)
        self.stand.kosten_centen -= self._neem(chart.AANMANINGSKOSTEN, deel)
        deel = min(self.rest, self.stand.rente_centen)
        self.stand.rente_centen -= self._neem(chart.ACHTERSTANDSRENTE, deel)

    def naar_termijnen(self, termijnen: Iterable[OpenPost]) -> None:
        """In the order given; of each the interest of its loan before the principal."""
        for termijn in termijnen:
            if not self.rest:
                return
            wil = min(self.rest, termijn.open_centen)
            termijn.open_centen -= self._los_af(wil, termijn.maand, is_lllk_=termijn.is_lllk)

    def naar_leningen(self, schuld: Schuldkeuze | None) -> None:
        """Extra: the chosen debt only, or the one with the highest rate and then the other."""
        volgorde = [self.stand.eerst_lllk, not self.stand.eerst_lllk]
        for is_lllk_ in volgorde if schuld is None else [schuld.is_lllk]:
            voldaan = self._los_af(self.rest, None, is_lllk_=is_lllk_)
            if schuld is not None or voldaan:
                self._verlaag_termijnen(is_lllk_=is_lllk_)

    def over(self) -> None:
        """Nothing is owed for the rest."""
        self._neem(chart.TERUG_TE_BETALEN, self.rest)

    def _los_af(self, wil: int, maand: date | None, *, is_lllk_: bool) -> int:
        voldaan = 0
        for account in sorted(self.stand.leningen, key=_rente_eerst):
            if is_lllk(account) == is_lllk_ and wil > voldaan:
                deel = min(wil - voldaan, self.stand.leningen[account])
                self.stand.leningen[account] -= self._neem(account, deel, maand)
                voldaan += max(deel, 0)
        return voldaan

    def _verlaag_termijnen(self, *, is_lllk_: bool) -> None:
        """No more is open on terms than the loan still is."""
        schuld = sum(
            c for account, c in self.stand.leningen.items() if is_lllk(account) == is_lllk_
        )
        for termijn in self.stand.termijnen:
            if termijn.is_lllk == is_lllk_:
                termijn.open_centen = min(termijn.open_centen, schuld)
                schuld -= termijn.open_centen

    def _neem(self, account: int, centen: int, maand: date | None = None) -> int:
        if centen <= 0:
            return 0
        self.posten.append(Bestemd(account, centen, maand))
        self.rest -= centen
        return centen


def _rente_eerst(account: int) -> tuple[bool, int]:
    return account % 10 != chart.RENTE_OP_LENING, account
