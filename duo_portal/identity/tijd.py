"""Reading and changing facts with two times.

A change is never an overwrite: what was known is closed, and what is known now is written beside it. A move
from a day on therefore leaves the earlier address in place: the old row (valid without end) is closed in known
time, and comes back as a row that is valid until the move.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet
from psycopg.types.range import DateRange, TimestamptzRange

from duo_portal.identity.models.persoon import Persoon
from duo_portal.identity.models.tweetijdig import Tweetijdig

M = TypeVar("M", bound=Tweetijdig)
Q_ = TypeVar("Q_", bound=QuerySet[Any])
_TIK = timedelta(microseconds=1)
_SPELING = timedelta(seconds=1)


class BekendInDeToekomst(ValueError):
    """A row is known only from a later moment than the change: the business date went back."""


class GeenGeldigheid(ValueError):
    """A fact was given for an empty period."""


def vanaf(dag: date, tot: date | None = None) -> DateRange:
    """Valid from `dag` up to but not including `tot` (None: without end)."""
    return DateRange(dag, tot, "[)")


def nu_bekend(queryset: Q_) -> Q_:
    """The rows that are known now: `bekend` is open."""
    return queryset.filter(bekend__upper_inf=True)


def zoals_bekend(queryset: Q_, op: datetime) -> Q_:
    """The rows as they were known at moment `op`."""
    return queryset.filter(bekend__contains=op)


def geldig_op(queryset: Q_, dag: date) -> Q_:
    """The rows that hold on `dag`."""
    return queryset.filter(geldig__contains=dag)


def moment() -> datetime:
    """Now, by the business date, from the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bedrijfs_moment()")
        gevonden: datetime = cursor.fetchone()[0]
    return gevonden


def wijzig(model: type[M], persoon: Persoon, geldig: DateRange, **velden: Any) -> M:
    """From now on it is known that for `persoon` these `velden` hold in `geldig`; returns the new row.

    What was known for those days is closed; what it said about days outside `geldig` comes back as rows of
    its own. Rows differ per `model.sleutelvelden` (for a relation also the other person and its kind).
    Raises `GeenGeldigheid` for an empty period, `BekendInDeToekomst` after the business date went back.
    """
    with transaction.atomic():
        geraakt, op = _sluit(model, persoon, geldig, velden)
        for rij in geraakt:
            for rest in _resten(rij.geldig, geldig):
                _kopie(rij, rest, op).save(force_insert=True)
        nieuw = model(persoon=persoon, geldig=geldig, bekend=_open_vanaf(op), **velden)
        nieuw.save(force_insert=True)
    return nieuw


def beeindig(model: type[M], persoon: Persoon, per: date, **sleutel: Any) -> int:
    """From now on it is known that the fact ends on `per`; returns the number of rows it touched.

    Days from `per` on are no longer covered by any row; earlier days stay as they were.
    """
    geldig = DateRange(per, None, "[)")
    with transaction.atomic():
        geraakt, op = _sluit(model, persoon, geldig, sleutel)
        for rij in geraakt:
            for rest in _resten(rij.geldig, geldig):
                _kopie(rij, rest, op).save(force_insert=True)
    return len(geraakt)


def _sluit(
    model: type[M], persoon: Persoon, geldig: DateRange, velden: dict[str, Any]
) -> tuple[list[M], datetime]:
    """Close what is known about `geldig`; the closed rows and the moment of the change."""
    if geldig.isempty or (geldig.upper is not None and geldig.lower == geldig.upper):
        raise GeenGeldigheid(f"{model.__name__}: de periode is leeg; kies een latere einddag.")
    sleutel = {veld: velden[veld] for veld in model.sleutelvelden if veld != "persoon"}
    vraag = nu_bekend(model.objects.filter(persoon=persoon, geldig__overlap=geldig, **sleutel))
    # The person's row is the lock: two changes of one file follow each other.
    Persoon.objects.select_for_update(no_key=True).filter(pk=persoon.pk).first()
    geraakt = list(vraag.order_by("pk"))
    op = _moment_na(geraakt)
    for rij in geraakt:
        model.objects.filter(pk=rij.pk).update(bekend=TimestamptzRange(rij.bekend.lower, op, "[)"))
    return geraakt, op


def _moment_na(geraakt: Iterable[Tweetijdig]) -> datetime:
    """Now, or just after the latest row that this change closes (two changes within one microsecond)."""
    op = moment()
    for rij in geraakt:
        if rij.bekend.lower is not None and rij.bekend.lower >= op:
            if rij.bekend.lower > op + _SPELING:
                raise BekendInDeToekomst(
                    f"{type(rij).__name__} {rij.pk} is pas bekend vanaf een later moment: "
                    "zet de bedrijfsdatum vooruit."
                )
            op = rij.bekend.lower + _TIK
    return op


def _resten(oud: DateRange, nieuw: DateRange) -> list[DateRange]:
    """The parts of `oud` that lie before and after `nieuw`."""
    resten = []
    if nieuw.lower is not None and (oud.lower is None or oud.lower < nieuw.lower):
        resten.append(DateRange(oud.lower, nieuw.lower, "[)"))
    if nieuw.upper is not None and (oud.upper is None or oud.upper > nieuw.upper):
        resten.append(DateRange(nieuw.upper, oud.upper, "[)"))
    return resten


def _open_vanaf(op: datetime) -> TimestamptzRange:
    return TimestamptzRange(op, None, "[)")


def _kopie(rij: M, geldig: DateRange, op: datetime) -> M:
    """A new row that says the same about `geldig`, known from `op`."""
    velden = {
        veld.attname: getattr(rij, veld.attname)
        for veld in rij._meta.concrete_fields
        if not (
            veld.primary_key or veld.generated or veld.name in ("geldig", "bekend", "opgeslagen_at")
        )
    }
    return type(rij)(geldig=geldig, bekend=_open_vanaf(op), **velden)
