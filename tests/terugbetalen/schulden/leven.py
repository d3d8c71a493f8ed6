"""A debt's life in the ledger for tests, and the same life in plain Decimal."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal, localcontext

from duo_portal.foundation.period import Maand
from duo_portal.ledger import patterns_schuld
from duo_portal.ledger.codes import Soort
from duo_portal.ledger.operations import post


def leen(persoon_id: int, account: int, centen: int, op: date, sleutel: str) -> None:
    """A loan of so many cents stands on its account from a day on, as a take-over."""
    post(
        sleutel=sleutel,
        soort=Soort.OVERNAME,
        legs=patterns_schuld.overname(persoon_id=persoon_id, bedrag_centen=centen, account=account),
        persoon_id=persoon_id,
        effectief_op=op,
    )


def betaal(persoon_id: int, account: int, centen: int, op: date, sleutel: str) -> None:
    """The debtor pays."""
    post(
        sleutel=sleutel,
        soort=Soort.ONTVANGST,
        legs=patterns_schuld.ontvangst(
            persoon_id=persoon_id, bedrag_centen=centen, account=account
        ),
        persoon_id=persoon_id,
        effectief_op=op,
    )


@dataclass
class Model:
    """One debt without a ledger: what was lent and paid on which day; interest cut down to the cent each month."""

    ppm: dict[int, int]
    """calendar year → rate"""
    geleend: list[tuple[date, int]] = field(default_factory=list)
    betaald: list[tuple[date, int]] = field(default_factory=list)
    rente: dict[Maand, int] = field(default_factory=dict)

    def schrijf_bij(self, maand: Maand) -> int:
        """The interest of a month, days of 30 and 360."""
        begin, einde = maand.eerste_dag, maand.volgende.eerste_dag
        schuld = self.stand(begin - timedelta(days=1))
        with localcontext() as ctx:
            ctx.prec = 60
            groei = 1 + Decimal(self.ppm[maand.jaar]) / 1_000_000
            som = schuld * (groei ** (Decimal(1) / 12) - 1)
            for op, centen in self.betaald:
                if begin <= op < einde:
                    over = 30 - (min(op.day, 30) - 1)
                    som -= centen * (groei ** (Decimal(over) / 360) - 1)
            heel = int((som + Decimal("1e-30")).to_integral_value(ROUND_FLOOR))
        self.rente[maand] = max(heel, 0)
        return self.rente[maand]

    def stand(self, op: date) -> int:
        """What is owed at the end of a day."""
        som = sum(c for dag, c in self.geleend if dag <= op)
        som -= sum(c for dag, c in self.betaald if dag <= op)
        return som + sum(
            c
            for maand, c in self.rente.items()
            if maand.volgende.eerste_dag - timedelta(days=1) <= op
        )
