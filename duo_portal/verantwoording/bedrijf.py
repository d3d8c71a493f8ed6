"""How the house runs now: what an operator or a team lead looks at in the morning.

Every number is one cheap statement on an index; nothing is kept but the rounds of the auditor.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duo_portal.batches.models import Run

from .models import Controleronde

WEEK = timedelta(days=7)
LAATSTE_RUNS = 10


@dataclass(frozen=True, slots=True)
class Auditorstand:
    """The last round and since which round it has been of this colour; None before the first."""

    ronde: Controleronde | None
    sinds: datetime | None

    @property
    def is_groen(self) -> bool:
        """Green only when there was a round, and it found nothing."""
        return self.ronde is not None and self.ronde.is_groen


@dataclass(frozen=True, slots=True)
class Meter:
    """One number: `naam` for a monitoring system (snake_case), `titel` for a reader, `lees(op)` the value.

    `alarm`: from this value on somebody must look; None: never.
    """

    naam: str
    titel: str | Promise
    lees: Callable[[date], int]
    alarm: int | None = None


@dataclass(frozen=True, slots=True)
class Meting:
    """A number that was read."""

    naam: str
    titel: str
    waarde: int
    alarm: int | None

    @property
    def vraagt_aandacht(self) -> bool:
        """Whether somebody must look."""
        return self.alarm is not None and self.waarde >= self.alarm


def _tel(vraag: str) -> Callable[[date], int]:
    def lees(op: date) -> int:
        with connection.cursor() as cursor:
            cursor.execute(vraag, {"op": op, "week": op + WEEK})
            return int(cursor.fetchone()[0] or 0)

    return lees


_meters: dict[str, Meter] = {}


def registreer_meter(meter: Meter) -> None:
    """Add a number; the same name again replaces it. Apps add theirs from `AppConfig.ready`."""
    _meters[meter.naam] = meter


def meters(op: date) -> list[Meting]:
    """All numbers on the business date `op`."""
    return [Meting(m.naam, str(m.titel), m.lees(op), m.alarm) for m in _meters.values()]


def laatste_runs() -> Sequence[Run]:
    """The runs that were opened last."""
    return list(Run.objects.order_by("-pk")[:LAATSTE_RUNS])


def auditorstand() -> Auditorstand:
    """What the auditor found last, and since when that is so."""
    rondes = list(Controleronde.objects.order_by("-pk")[:400])
    if not rondes:
        return Auditorstand(None, None)
    sinds = rondes[0]
    for ronde in rondes:
        if ronde.is_groen != rondes[0].is_groen:
            break
        sinds = ronde
    return Auditorstand(rondes[0], sinds.op)


def verwacht_vandaag(op: date) -> list[dict[str, Any]]:
    """Open cases whose term ends within a week, per kind, with how many are late already."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT soort, count(*), count(*) FILTER (WHERE termijn_tot < %(op)s), min(termijn_tot)
            FROM cases_zaak WHERE afgedaan_op IS NULL AND termijn_tot <= %(week)s GROUP BY soort ORDER BY 4""",
            {"op": op, "week": op + WEEK},
        )
        namen = ("soort", "aantal", "te_laat", "eerste")
        return [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]


def registreer_eigen() -> None:
    """The cellar's own numbers."""
    for meter in (
        Meter("runs_vastgelopen_posten", _("Mensen die een run niet kon verwerken"),
              _tel("SELECT count(*) FROM cases_werkopdracht WHERE bron = 'run' AND status <> 'afgedaan'"), 1),
        Meter("runs_wachten_op_mens", _("Runs die op een handtekening wachten"),
              _tel("SELECT count(*) FROM batches_run WHERE status = 'wacht_op_mens'")),
        Meter("runs_oudste_uren", _("Uren dat de oudste open run loopt"),
              _tel("SELECT extract(epoch FROM clock_timestamp() - min(geopend_at)) / 3600 FROM batches_run"
                   " WHERE status IN ('lopend', 'wacht_op_mens')")),
        Meter("werkopdrachten_open", _("Werk dat open staat"),
              _tel("SELECT count(*) FROM cases_werkopdracht WHERE status <> 'afgedaan'")),
        Meter("zaken_te_laat", _("Zaken waarvan de termijn voorbij is"),
              _tel("SELECT count(*) FROM cases_zaak WHERE afgedaan_op IS NULL AND termijn_tot < %(op)s"), 1),
        Meter("zaken_deze_week", _("Zaken waarvan de termijn binnen een week eindigt"),
              _tel("SELECT count(*) FROM cases_zaak WHERE afgedaan_op IS NULL"
                   " AND termijn_tot BETWEEN %(op)s AND %(week)s")),
        Meter("brieven_wachten", _("Brieven die nog gemeld moeten worden"),
              _tel("SELECT count(*) FROM letters_brief WHERE status = 'klaargelegd'")),
        Meter("mails_wachten", _("E-mails die wachten op verzending"),
              _tel("SELECT count(*) FROM letters_uitgaandbericht WHERE kanaal = 'email' AND status IN ('wacht', 'bezig')")),
    ):  # fmt: skip
        registreer_meter(meter)
