"""The abstract base of everything with two times, and the constraint that belongs to it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models

from duo_portal.audit.models import KlokMoment

__all__ = ["Bekend", "KlokMoment", "Tweetijdig", "geen_overlap"]


class Bekend(models.Model):
    """A fact or line with `bekend`: from when until when this administration took it for true.

    `bekend` follows the business date; `opgeslagen_at` keeps the real clock.
    """

    bekend = DateTimeRangeField()
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        abstract = True


class Tweetijdig(Bekend):
    """As `Bekend`, with `geldig`: the days (or whole months) that the row is about, half-open."""

    geldig = DateRangeField()

    class Meta:
        abstract = True


def geen_overlap(naam: str, *velden: str, geldig: bool = True) -> ExclusionConstraint:
    """Two rows may not say something about the same thing, days and knowledge at once."""
    tijden = ["geldig", "bekend"] if geldig else ["bekend"]
    return ExclusionConstraint(
        name=naam,
        expressions=[(veld, RangeOperators.EQUAL) for veld in velden]
        + [(tijd, RangeOperators.OVERLAPS) for tijd in tijden],
    )
