"""Changing facts of this app with two times: what was known is closed, what is known now stands beside it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from psycopg.types.range import DateRange, TimestamptzRange

from duo_portal.audit import bedrijfsdatum
from studiefinanciering.models.tweetijdig import Bekend

M = TypeVar("M", bound=Bekend)
_TIK = timedelta(microseconds=1)
_SPELING = timedelta(seconds=1)


class BekendInDeToekomst(ValueError):
    """A row is known only from a later moment than the change: the business date went back."""


def vanaf(dag: date, tot: date | None = None) -> DateRange:
    """The days from `dag` up to but not including `tot` (None: without end)."""
    return DateRange(dag, tot, "[)")


def leg_vast(model: type[M], sleutel: Mapping[str, Any], **velden: Any) -> M:
    """From now on `velden` are true of `sleutel`; `geldig` among them limits it to those days.

    What was known for those days is closed and comes back for the days outside them. The same thing again
    changes nothing and returns the row that says so. Raises `BekendInDeToekomst`.
    """
    with transaction.atomic():
        geraakt = _geraakt(model, sleutel, velden.get("geldig"))
        if len(geraakt) == 1 and all(getattr(geraakt[0], k) == w for k, w in velden.items()):
            return geraakt[0]
        op = _sluit(model, geraakt)
        for rij in geraakt:
            for rest in _resten(getattr(rij, "geldig", None), velden.get("geldig")):
                _kopie(rij, rest, op).save(force_insert=True)
        nieuw = model(bekend=_open(op), **sleutel, **velden)
        nieuw.save(force_insert=True)
    return nieuw


def beeindig(model: type[M], sleutel: Mapping[str, Any], per: date, tot: date | None = None) -> int:
    """From now on it is known that nothing holds in [per, tot); the number of rows that it touched."""
    geldig = vanaf(per, tot)
    with transaction.atomic():
        geraakt = _geraakt(model, sleutel, geldig)
        op = _sluit(model, geraakt)
        for rij in geraakt:
            for rest in _resten(getattr(rij, "geldig", None), geldig):
                _kopie(rij, rest, op).save(force_insert=True)
    return len(geraakt)


def _geraakt(model: type[M], sleutel: Mapping[str, Any], geldig: DateRange | None) -> list[M]:
    """The rows known now about this, in the days of `geldig`; two changes of one thing follow each other."""
    with connection.cursor() as cursor:
        slot = f"{model._meta.label_lower}:{sorted(sleutel.items())}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [slot])
    vraag = model._default_manager.filter(**sleutel, bekend__upper_inf=True)
    if geldig is not None:
        vraag = vraag.filter(geldig__overlap=geldig)
    return list(vraag.order_by("pk"))


def _sluit(model: type[M], rijen: list[M]) -> datetime:
    op = bedrijfsdatum.moment()
    for rij in rijen:
        if rij.bekend.lower >= op:
            if rij.bekend.lower > op + _SPELING:
                raise BekendInDeToekomst(
                    f"{model.__name__} {rij.pk} is pas bekend vanaf een later moment: "
                    "zet de bedrijfsdatum vooruit."
                )
            op = rij.bekend.lower + _TIK
    for rij in rijen:
        dicht = TimestamptzRange(rij.bekend.lower, op, "[)")
        model._default_manager.filter(pk=rij.pk).update(bekend=dicht)
    return op


def _resten(oud: DateRange | None, nieuw: DateRange | None) -> list[DateRange]:
    """The parts of `oud` before and after `nieuw`."""
    if oud is None or nieuw is None:
        return []
    resten = []
    if nieuw.lower is not None and (oud.lower is None or oud.lower < nieuw.lower):
        resten.append(DateRange(oud.lower, nieuw.lower, "[)"))
    if nieuw.upper is not None and (oud.upper is None or oud.upper > nieuw.upper):
        resten.append(DateRange(nieuw.upper, oud.upper, "[)"))
    return resten


def _open(op: datetime) -> TimestamptzRange:
    return TimestamptzRange(op, None, "[)")


def _kopie(rij: M, geldig: DateRange, op: datetime) -> M:
    """The same said about `geldig`, known from `op`."""
    weg = {"geldig", "bekend", "opgeslagen_at"}
    velden = {
        veld.attname: getattr(rij, veld.attname)
        for veld in rij._meta.concrete_fields
        if not veld.primary_key and veld.name not in weg
    }
    return type(rij)(geldig=geldig, bekend=_open(op), **velden)
