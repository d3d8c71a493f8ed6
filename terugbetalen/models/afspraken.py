"""Appointments: a time has seats, and that one seat is one person is held by the database, not by us.

The guard that a seat is one of the time's own stands in sql/0005_contact.sql.
"""

import uuid

from django.db import models
from django.db.models import Q

from duo_portal.audit.models import BedrijfsMoment, KlokMoment
from duo_portal.identity.models import Persoon

from .contact import Geselecteerde


class Tijdslot(models.Model):
    """A time at which some can be received. Made when it is first wanted, by the hours of parameters/afspraken.toml.

    `begint_at` is a moment, not a clock: it stays what it is when the clocks change, here or where the debtor lives.
    """

    class Soort(models.TextChoices):
        TELEFOON = "telefoon", "telefoon"
        VIDEO = "video", "videogesprek"
        KANTOOR = "kantoor", "op kantoor"

    soort = models.CharField(max_length=8, choices=Soort)
    begint_at = models.DateTimeField()
    minuten = models.SmallIntegerField()
    capaciteit = models.SmallIntegerField()

    class Meta:
        verbose_name, verbose_name_plural = "tijdslot", "tijdsloten"
        constraints = [
            models.UniqueConstraint(fields=["soort", "begint_at"], name="tijdslot_een_per_moment"),
            models.CheckConstraint(
                condition=Q(capaciteit__gte=0, minuten__gt=0), name="tijdslot_kan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.begint_at:%Y-%m-%d %H:%M}"


class Afspraak(models.Model):
    """One seat of a time for one person. A seat is held once, a person has one appointment to come (both: database)."""

    class Status(models.TextChoices):
        GEMAAKT = "gemaakt", "staat"
        VERZET = "verzet", "verzet"
        GEANNULEERD = "geannuleerd", "geannuleerd"
        GEWEEST = "geweest", "geweest"
        NIET_VERSCHENEN = "niet_verschenen", "niet verschenen"
        VOORBIJ = "voorbij", "voorbij, niets vastgelegd"

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="afspraken")
    slot = models.ForeignKey(Tijdslot, models.PROTECT, related_name="afspraken")
    stoel = models.SmallIntegerField()
    tijdzone = models.CharField(max_length=60)
    status = models.CharField(max_length=16, choices=Status, default=Status.GEMAAKT)
    vorige = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="volgende"
    )
    geselecteerde = models.ForeignKey(
        Geselecteerde, models.PROTECT, null=True, blank=True, related_name="afspraken"
    )
    gemaakt_door = models.CharField(max_length=150)
    gemaakt_at = models.DateTimeField(db_default=BedrijfsMoment(), editable=False)
    opgeslagen_at = models.DateTimeField(db_default=KlokMoment(), editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "afspraak", "afspraken"
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "stoel"],
                condition=~Q(status__in=["verzet", "geannuleerd"]),
                name="afspraak_een_per_stoel",
            ),
            models.UniqueConstraint(
                fields=["persoon"], condition=Q(status="gemaakt"), name="afspraak_een_die_komt"
            ),
            models.CheckConstraint(condition=Q(stoel__gte=1), name="afspraak_stoel"),
        ]

    def __str__(self) -> str:
        return f"afspraak {self.uuid}"
