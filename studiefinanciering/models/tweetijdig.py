"""The abstract base of everything with two times, and the stamp of the real clock."""

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models
from django.db.models import Func


class KlokMoment(Func):
    """`clock_timestamp()`: the real clock of the database, never of the application."""

    function = "clock_timestamp"
    template = "%(function)s()"
    output_field = models.DateTimeField()


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
