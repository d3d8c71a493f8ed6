"""What the pages of a debtor read of one file, each table once: the page and its panels draw from the same reading.

Acts read anew (`Lezing(persoon_id, op)`): what is judged when something is sent is the file as it is then.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db import connection
from django.db.models import Q
from psycopg.types.range import DateRange

from duo_portal.audit import bedrijfsdatum
from duo_portal.foundation.period import Maand
from duo_portal.identity import tijd
from duo_portal.identity.burger import Burger
from duo_portal.identity.models import Relatie
from duo_portal.identity.models.relatie import RelatieSoort
from duo_portal.ledger.models import BoekingLeg
from terugbetalen.models import Feit, Renteperiode, Terugbetaling, Vaststelling
from terugbetalen.operations.indelen import Dossierindeling, deel_dossier_in
from terugbetalen.operations.jaarlezen import Dossiers, Voorgelezen, lees_dossiers
from terugbetalen.queries import Schuld, Verloop, posten_tot, schuld_uit, verloop_uit

ALTIJD = 119_976
"""The month index of a fact without an end (`sql/jaar_feiten.sql`)."""


@dataclass
class Lezing:
    """One file on a day, as it is known now; what nobody asks for is not read."""

    persoon_id: int
    op: date
    _dossiers: dict[Maand, Dossiers] = field(default_factory=dict)

    @cached_property
    def peil(self) -> datetime:
        """The moment as known at."""
        return bedrijfsdatum.moment()

    @cached_property
    def legs(self) -> list[BoekingLeg]:
        """Every entry of the debt up to and including the day."""
        return posten_tot(self.persoon_id, self.op + timedelta(days=1))

    @cached_property
    def schuld(self) -> Schuld:
        return schuld_uit(self.op, self.legs)

    def verloop(self, van: date) -> Verloop:
        """The statement from a day up to and including today."""
        return verloop_uit(self.legs, van, max(self.op + timedelta(days=1), van))

    def verloop_tot(self, van: date, tot: date) -> Verloop:
        """The statement of [van, tot), not later than today."""
        return verloop_uit(self.legs, van, tot)

    @cached_property
    def terugbetalingen(self) -> list[Terugbetaling]:
        """What is repaid now or from a day on, ordinary aid first."""
        rijen = tijd.nu_bekend(Terugbetaling.objects.filter(persoon_id=self.persoon_id))
        return list(rijen.filter(geldig__upper_inf=True).order_by("is_lllk"))

    @cached_property
    def feiten(self) -> list[Feit]:
        """Every fact, the earliest first."""
        return list(
            tijd.nu_bekend(Feit.objects.filter(persoon_id=self.persoon_id)).order_by("geldig")
        )

    @cached_property
    def _partners(self) -> list[Relatie]:
        wie = Q(persoon_id=self.persoon_id) | Q(ander_id=self.persoon_id)
        return list(tijd.nu_bekend(Relatie.objects.filter(wie, soort=RelatieSoort.PARTNER)))

    def partner_op(self, dag: date) -> int | None:
        """The partner on a day, whoever of the two was registered with the other."""
        for rij in self._partners:
            if dag in rij.geldig:
                return rij.ander_id if rij.persoon_id == self.persoon_id else rij.persoon_id
        return None

    def besluit(self, dag: date, *, is_lllk: bool) -> Vaststelling | None:
        """The decision that rules today, or 1 January of next year (no other day is read)."""
        return next((b for b in self._besluiten if b.is_lllk == is_lllk and dag in b.geldig), None)

    @cached_property
    def _besluiten(self) -> list[Vaststelling]:
        straks = date(self.op.year + 1, 1, 1)
        op_dag = Q(geldig__contains=self.op) | Q(geldig__contains=straks)
        rijen = Vaststelling.objects.filter(op_dag, persoon_id=self.persoon_id)
        return list(tijd.nu_bekend(rijen).select_related("parameterset"))

    def renteperiode(self, dag: date, *, is_lllk: bool) -> Renteperiode | None:
        """The fixed rate on a day of this month."""
        gevonden = (r for r in self._renten if r.is_lllk == is_lllk and dag in r.geldig)
        return next(gevonden, None)

    @cached_property
    def _renten(self) -> list[Renteperiode]:
        maand = DateRange(self.op.replace(day=1), self.op, "[]")
        rijen = Renteperiode.objects.filter(persoon_id=self.persoon_id, geldig__overlap=maand)
        return list(tijd.nu_bekend(rijen))

    @cached_property
    def indeling(self) -> Dossierindeling | None:
        """Under which rules, by the file of student finance."""
        return deel_dossier_in(self.persoon_id)

    def dossiers(self, maand: Maand) -> Dossiers:
        """As a decision about this month would read it."""
        if maand not in self._dossiers:
            partner = self.partner_op(maand.eerste_dag)
            self._dossiers[maand] = lees_dossiers(
                connection,
                van=self.persoon_id,
                tot=self.persoon_id + 1,
                maand=maand,
                peil=self.peil,
                voorgelezen=Voorgelezen(
                    partner={} if partner is None else {self.persoon_id: partner},
                    feiten=[_periode(feit) for feit in self.feiten],
                ),
            )
        return self._dossiers[maand]


def _periode(feit: Feit) -> tuple[int, int, int, int, int]:
    """As `sql/jaar_feiten.sql` gives it."""
    van, tot = feit.geldig.lower, feit.geldig.upper
    einde = Maand.van(tot).index if tot else ALTIJD
    return feit.persoon_id, feit.soort, feit.waarde, Maand.van(van).index, einde


# A citizen is read anew on every request, so the same object means the same request.
_gelezen: ContextVar[tuple[Burger, Lezing] | None] = ContextVar("lezing", default=None)


def lezing(burger: Burger, op: date) -> Lezing:
    """The reading of the open file that a page and its panels share; for pages that change nothing."""
    eerder = _gelezen.get()
    if eerder is not None and eerder[0] is burger and eerder[1].op == op:
        return eerder[1]
    nieuw = Lezing(burger.persoon_id, op)
    _gelezen.set((burger, nieuw))
    return nieuw
