"""Where a debtor stands, read once for everything that can be done: loans, facts, partner, decisions."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from terugbetalen.models import Feit, Verhoging
from terugbetalen.portaal.lening import Lening, lees_leningen
from terugbetalen.portaal.lezing import Lezing
from terugbetalen.portaal.waarom import is_ongevraagd
from terugbetalen.rules.fase import Fase
from terugbetalen.rules.regeling import Regeling

from .keuzeruimte import Keuzeruimte, keuzeruimte

IN_AFLOSFASE = frozenset({Fase.AFLOS, Fase.AFLOSVRIJ})


@dataclass(frozen=True)
class Schuldstand:
    """A person on a day; `maand` is the first month that a change can reach: the one that comes (facts 4.5)."""

    persoon_id: int
    op: date
    leningen: tuple[Lening, ...]
    feiten: tuple[Feit, ...]
    heeft_partner: bool
    definitief_centen: int
    lezing: Lezing

    @property
    def maand(self) -> Maand:
        return Maand.van(self.op).volgende

    @property
    def gewone(self) -> Lening | None:
        """The loan of ordinary student finance."""
        return next((lening for lening in self.leningen if not lening.is_lllk), None)

    @property
    def in_aflosfase(self) -> list[Lening]:
        """The loans that terms are due for, or would be but for months off."""
        return [lening for lening in self.leningen if lening.fase in IN_AFLOSFASE]

    @cached_property
    def keuze(self) -> Keuzeruimte | None:
        """What may be chosen, read when somebody asks."""
        return keuzeruimte(self.lezing)

    @cached_property
    def verhogingen(self) -> tuple[Verhoging, ...]:
        """Standing extra amounts, read when somebody asks."""
        return tuple(tijd.nu_bekend(Verhoging.objects.filter(persoon_id=self.persoon_id)))

    @property
    def is_oud(self) -> bool:
        return self.gewone is not None and self.gewone.regeling is Regeling.SF15_OUD

    @property
    def telt_inkomen(self) -> bool:
        """Whether what somebody earns is looked at for one of the loans."""
        return any(lening.nu and not is_ongevraagd(lening.nu) for lening in self.leningen)

    def heeft(self, soort: Feit.Soort, maand: Maand | None = None) -> Feit | None:
        """The fact of a kind that holds in a month (the first that can be changed)."""
        dag = (maand or self.maand).eerste_dag
        return next((f for f in self.feiten if f.soort == soort and dag in f.geldig), None)

    def verhoging(self, *, is_lllk: bool) -> Verhoging | None:
        """The standing extra amount of a loan."""
        dag = self.maand.eerste_dag
        return next((v for v in self.verhogingen if v.is_lllk == is_lllk and dag in v.geldig), None)


def lees_stand(persoon_id: int, op: date, gelezen: Lezing | None = None) -> Schuldstand:
    """Everything, as it is known now (or as a page read it, for a panel of that page)."""
    uit = gelezen or Lezing(persoon_id, op)
    return Schuldstand(
        persoon_id=persoon_id,
        op=op,
        leningen=tuple(lening for lening in lees_leningen(uit) if lening.schuld_centen > 0),
        feiten=tuple(uit.feiten),
        heeft_partner=uit.partner_op(Maand.van(op).volgende.eerste_dag) is not None,
        definitief_centen=uit.schuld.definitief_centen,
        lezing=uit,
    )
