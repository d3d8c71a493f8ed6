"""The shape that every fact with two times has here, as the database enforces it."""

from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models
from django.db.models import Func

from duo_portal.audit.models import KlokMoment


class BekendVanafNu(Func):
    """SQL `tstzrange(bedrijfs_moment(), NULL)`: known from now on."""

    template = "tstzrange(bedrijfs_moment(), NULL)"
    output_field = DateTimeRangeField()


class Tweetijdig(models.Model):
    """A fact: `geldig` says when it holds, `bekend` when we knew it. Only closing `bekend` is an update.

    `sleutelvelden` name what may have one value at a time; both ranges are half-open.
    """

    sleutelvelden: ClassVar[tuple[str, ...]] = ("persoon",)

    geldig = DateRangeField("geldig")
    bekend = DateTimeRangeField("bekend", db_default=BekendVanafNu())
    opgeslagen_at = models.DateTimeField(
        "opgeslagen (klok)", db_default=KlokMoment(), editable=False
    )

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True


def geen_overlap(naam: str, *velden: str) -> ExclusionConstraint:
    """No two rows of the same `velden` that hold on the same day and are known at the same time."""
    uitdrukkingen: list[Any] = [(veld, "=") for veld in velden]
    return ExclusionConstraint(
        name=naam, expressions=[*uitdrukkingen, ("geldig", "&&"), ("bekend", "&&")]
    )
