"""What is recorded. The guards that keep it as recorded stand in `sql/`."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import DateTimeField, Func, Q


class BedrijfsMoment(Func):
    """SQL `bedrijfs_moment()`: now, by the business date."""

    function = "bedrijfs_moment"
    output_field = DateTimeField()


class KlokMoment(Func):
    """SQL `clock_timestamp()`: the real clock of the database server, the second stamp of every row."""

    function = "clock_timestamp"
    output_field = DateTimeField()


class Bedrijfsdatum(models.Model):
    """The one row that says which day it is for web, workers and beat. No row: the real date."""

    id = models.SmallIntegerField(
        primary_key=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(1)],
    )
    datum = models.DateField("bedrijfsdatum")
    gezet_at = models.DateTimeField("gezet om")
    gezet_door = models.CharField("gezet door", max_length=150)

    class Meta:
        verbose_name = "bedrijfsdatum"
        verbose_name_plural = "bedrijfsdatum"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="audit_een_bedrijfsdatum")]

    def __str__(self) -> str:
        return self.datum.isoformat()


class Handeling(models.Model):
    """An act: who did what for whom and why, and what came of it. Insert-only."""

    soort = models.CharField(max_length=60)
    actor = models.CharField("gedaan door", max_length=150)
    rol = models.CharField(max_length=60, blank=True)
    betrokkene_id = models.BigIntegerField("persoon", null=True, blank=True)
    sleutel = models.CharField("idempotentiesleutel", max_length=200, null=True, unique=True)
    reden = models.CharField(max_length=500, blank=True)
    uitkomst = models.JSONField(default=dict)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment())
    opgeslagen_at = models.DateTimeField("opgeslagen (klok)", db_default=KlokMoment())

    class Meta:
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"
        indexes = [
            models.Index(
                fields=["betrokkene_id", "id"],
                name="audit_handeling_betrokkene",
                condition=Q(betrokkene_id__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} door {self.actor}"


class Inzage(models.Model):
    """A look: who opened whose file, on which screen and why. Insert-only."""

    actor = models.CharField("bekeken door", max_length=150)
    rol = models.CharField(max_length=60, blank=True)
    persoon_id = models.BigIntegerField("persoon")
    scherm = models.CharField(max_length=120)
    reden = models.CharField(max_length=500, blank=True)
    op = models.DateTimeField("op (bedrijfsmoment)", db_default=BedrijfsMoment())
    opgeslagen_at = models.DateTimeField("opgeslagen (klok)", db_default=KlokMoment())

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzagen"
        indexes = [models.Index(fields=["persoon_id", "id"], name="audit_inzage_persoon")]

    def __str__(self) -> str:
        return f"{self.scherm} door {self.actor}"
